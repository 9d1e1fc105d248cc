package org.layerloom.editor;

import java.util.Objects;
import javafx.geometry.Rectangle2D;

/**
 * A titled, coloured area behind the cards. Moving it by its title takes along the nodes and notes
 * that lie wholly inside.
 *
 * @param id unique in the model
 * @param title written in the left upper corner
 * @param colour a family key of the style sheet, or a web colour
 * @param bounds place and size
 */
public record GraphFrame(String id, String title, String colour, Rectangle2D bounds) {

  /** No part may be null. */
  public GraphFrame {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(colour, "colour");
    Objects.requireNonNull(bounds, "bounds");
  }

  /** The same frame elsewhere or in another size. */
  public GraphFrame within(Rectangle2D newBounds) {
    return new GraphFrame(id, title, colour, newBounds);
  }
}
