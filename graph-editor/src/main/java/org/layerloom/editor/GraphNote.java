package org.layerloom.editor;

import java.util.Objects;
import javafx.geometry.Rectangle2D;

/**
 * A sheet of text on the canvas. The text is a small Markdown: headings, lists, bold, italic and
 * code.
 *
 * @param id unique in the model
 * @param text Markdown
 * @param colour a family key of the style sheet, a web colour, or empty for the note's own colour
 * @param bounds place and size
 */
public record GraphNote(String id, String text, String colour, Rectangle2D bounds) {

  /** No part may be null. */
  public GraphNote {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(colour, "colour");
    Objects.requireNonNull(bounds, "bounds");
  }

  /** The same note elsewhere or in another size. */
  public GraphNote within(Rectangle2D newBounds) {
    return new GraphNote(id, text, colour, newBounds);
  }
}
