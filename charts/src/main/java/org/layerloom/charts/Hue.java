package org.layerloom.charts;

/**
 * The colour of a line by what it means. Train and validation have the same two colours in every
 * pane of the application; the others tell runs or layers apart.
 */
public enum Hue {
  TRAIN,
  VALIDATION,
  TEST,
  VIOLET,
  TEAL,
  AMBER,
  PINK,
  GREY;

  private static final Hue[] ALL = values();

  /** The {@code index}-th of the colours, beginning anew after the last: for many lines alike. */
  public static Hue of(int index) {
    return ALL[Math.floorMod(index, ALL.length)];
  }
}
