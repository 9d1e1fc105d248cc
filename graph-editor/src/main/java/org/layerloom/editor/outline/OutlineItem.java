package org.layerloom.editor.outline;

import org.layerloom.editor.Target;

/**
 * A line of the outline.
 *
 * @param target what it stands for; the canvas for the first line
 * @param text what is shown and read out
 */
public record OutlineItem(Target target, String text) {}
