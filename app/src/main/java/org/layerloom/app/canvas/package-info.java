/**
 * The flowchart: {@link org.layerloom.app.canvas.CanvasPane} shows the session's document in the
 * graph editor and turns its gestures into edits. The picture is made by a mapper that keeps what
 * did not change; the rule for wires asks the same code that applies them.
 */
package org.layerloom.app.canvas;
