package org.layerloom.editor;

import java.util.Objects;

/**
 * A place on a card's edge where links begin or end.
 *
 * @param id unique within its node
 * @param label word shown when the port is hovered, connected or named by the outline; may be empty
 * @param kind whether links begin (output) or end (input) here
 * @param side edge of the card; ports of one side are spread evenly in the order of the list
 * @param colour a family key of the style sheet, a web colour such as {@code #1f9aa0}, or empty for
 *     the node's own family
 * @param many whether several links may meet here; only a hint for the drawing, the application's
 *     {@link ConnectionRule} decides
 */
public record GraphPort(
    String id, String label, Kind kind, Side side, String colour, boolean many) {

  /** Direction of the links that meet at a port. */
  public enum Kind {
    /** Links end here. Drawn as a ring. */
    INPUT,
    /** Links begin here. Drawn as a disc. */
    OUTPUT
  }

  /** Edge of the card. */
  public enum Side {
    /** The edge on which flow from the left arrives. */
    LEFT,
    /** The edge from which flow leaves to the right. */
    RIGHT,
    /** The upper edge. */
    TOP,
    /** The lower edge. */
    BOTTOM
  }

  /** No part may be null. */
  public GraphPort {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(colour, "colour");
  }

  /** An input on the left edge, in the colour of its node. */
  public static GraphPort input(String id, String label) {
    return new GraphPort(id, label, Kind.INPUT, Side.LEFT, "", false);
  }

  /** An output on the right edge, in the colour of its node, that may feed several links. */
  public static GraphPort output(String id, String label) {
    return new GraphPort(id, label, Kind.OUTPUT, Side.RIGHT, "", true);
  }

  /** The same port on another edge. */
  public GraphPort on(Side edge) {
    return new GraphPort(id, label, kind, edge, colour, many);
  }

  /** The same port in another colour: a family key or a web colour. */
  public GraphPort coloured(String familyOrWeb) {
    return new GraphPort(id, label, kind, side, familyOrWeb, many);
  }

  /** Whether links end here. */
  public boolean isInput() {
    return kind == Kind.INPUT;
  }
}
