package org.layerloom.editor;

import java.util.Objects;

/**
 * A mark on a card's corner: what is wrong with the node, or what it is doing.
 *
 * @param kind picks colour and sign
 * @param text sentence shown as a tip and read to screen readers
 */
public record Badge(Kind kind, String text) {

  /** What a badge says at a glance. */
  public enum Kind {
    /** Something is wrong and must be repaired. */
    ERROR,
    /** Something looks wrong. */
    WARNING,
    /** Something worth knowing. */
    INFO,
    /** The node is at work now. */
    RUNNING,
    /** The node's work is done. */
    DONE
  }

  /** No part may be null. */
  public Badge {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  /** A badge that says what is wrong. */
  public static Badge error(String text) {
    return new Badge(Kind.ERROR, text);
  }

  /** A badge that warns. */
  public static Badge warning(String text) {
    return new Badge(Kind.WARNING, text);
  }

  /** A badge of a node at work. */
  public static Badge running(String text) {
    return new Badge(Kind.RUNNING, text);
  }
}
