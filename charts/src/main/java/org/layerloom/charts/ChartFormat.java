package org.layerloom.charts;

import java.util.Locale;

/** What a chart can be saved as. */
public enum ChartFormat {
  /** Pixels, two to a point, for slides and web pages. */
  PNG,
  /** Vectors with text that stays text, for papers and drawing programs. */
  SVG,
  /** Vectors with text as outlines: looks the same everywhere. */
  PDF,
  /** The points themselves, every one. */
  CSV;

  /** Ending of such files, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
