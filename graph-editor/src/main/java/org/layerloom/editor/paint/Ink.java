package org.layerloom.editor.paint;

import java.util.Locale;

/**
 * The roles that colours play in the drawing. Each is a styleable property of the editor: {@code
 * -graph-canvas}, {@code -graph-card-edge} and so on.
 */
public enum Ink {
  /** Behind everything. */
  CANVAS("#fbfcfe"),
  /** Dots of the grid. */
  GRID("#e3e7ed"),
  /** Body of a card. */
  CARD("#ffffff"),
  /** Line around a card. */
  CARD_EDGE("#d9dee6"),
  /** Shadow below a card. */
  SHADOW("#1f29371a"),
  /** First line of a card. */
  TITLE("#1b1f24"),
  /** Second line of a card, labels. */
  MUTED("#667080"),
  /** Wires. */
  LINK("#868d98"),
  /** Inside of a wire's pill. */
  PILL("#ffffff"),
  /** Line around a pill. */
  PILL_EDGE("#d3d8df"),
  /** Selection and action. */
  ACCENT("#0b63d1"),
  /** Area of the rubber band and the like. */
  ACCENT_SOFT("#0b63d11f"),
  /** What is wrong. */
  ERROR("#cf222e"),
  /** What may be wrong. */
  WARNING("#b07400"),
  /** What is at work or worth knowing. */
  INFO("#0b63d1"),
  /** What is done, and ports that fit. */
  SUCCESS("#1a8a3a"),
  /** A note's sheet. */
  NOTE("#fff8dc"),
  /** A note's text. */
  NOTE_TEXT("#3b3626"),
  /** The keyboard's cursor. */
  FOCUS("#0b63d1");

  private final String fallback;

  Ink(String fallback) {
    this.fallback = fallback;
  }

  /** Web colour used where no style sheet says otherwise. */
  public String fallback() {
    return fallback;
  }

  /** Name of the styleable property. */
  public String property() {
    return "-graph-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
