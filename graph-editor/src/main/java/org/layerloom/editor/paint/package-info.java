/**
 * Painting on any surface. {@link org.layerloom.editor.paint.Ink} lists the colours that style
 * sheets set.
 */
package org.layerloom.editor.paint;
