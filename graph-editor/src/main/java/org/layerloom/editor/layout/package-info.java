/**
 * Placing cards: {@link org.layerloom.editor.layout.Arrange} lines up and spreads what is selected,
 * {@link org.layerloom.editor.layout.AutoLayout} places a whole graph in the background, {@link
 * org.layerloom.editor.layout.Tidying} does so again and again while it is edited.
 *
 * <pre>{@code
 * AutoLayout.start(editor.getModel(), AutoLayout.Options.PLAIN)
 *     .thenAcceptAsync(places -> document.moveTo(places), Platform::runLater);
 * }</pre>
 */
package org.layerloom.editor.layout;
