/**
 * The same graph as words: {@link org.layerloom.editor.outline.GraphOutline} is a tree beside the
 * canvas that screen readers read and that can be edited by keys alone.
 *
 * <pre>{@code
 * new SplitPane(new GraphOutline(editor), editor);
 * }</pre>
 */
package org.layerloom.editor.outline;
