package org.layerloom.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A curve of characters: each is two dots wide and four high, as Braille has them, so that a
 * terminal shows what happened between the lines.
 */
final class TextCurve {

  private static final int WIDE = 2;
  private static final int HIGH = 4;
  private static final char NO_DOT = '\u2800';

  /** The bit of each dot of a Braille character, by row and column. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private static final int MARGIN = 10;

  private final int columns;
  private final int rows;

  /**
   * @param columns characters in all, the numbers beside the axis included
   */
  TextCurve(int columns, int rows) {
    this.columns = Math.max(MARGIN + 10, columns);
    this.rows = rows;
  }

  /**
   * Draws values over what they are measured at, which ascends.
   *
   * @return no lines where there is nothing to draw
   */
  List<String> draw(double[] x, double[] values) {
    int wide = (columns - MARGIN - 1) * WIDE;
    int high = rows * HIGH;
    double[] means = means(x, values, wide);
    double low = Arrays.stream(means).filter(Double::isFinite).min().orElse(Double.NaN);
    double top = Arrays.stream(means).filter(Double::isFinite).max().orElse(Double.NaN);
    if (Double.isNaN(low)) {
      return List.of();
    }
    double span = top > low ? top - low : 1;
    int[][] cells = new int[rows][columns - MARGIN - 1];
    int last = -1;
    for (int at = 0; at < wide; at++) {
      if (!Double.isFinite(means[at])) {
        continue;
      }
      int dot = (int) Math.round((top - means[at]) / span * (high - 1));
      // Upright where it is steep, so that the line does not break.
      int from = last < 0 ? dot : Math.min(last, dot);
      int to = last < 0 ? dot : Math.max(last, dot);
      for (int y = from; y <= to; y++) {
        cells[y / HIGH][at / WIDE] |= DOTS[y % HIGH][at % WIDE];
      }
      last = dot;
    }
    return lines(cells, top, low, x);
  }

  private List<String> lines(int[][] cells, double top, double low, double[] x) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double value = row == 0 ? top : low;
      boolean said = row == 0 || row == rows - 1;
      StringBuilder line = new StringBuilder(said ? number(value) : " ".repeat(MARGIN));
      line.append(row == 0 || row == rows - 1 ? '┤' : '│');
      for (int cell : cells[row]) {
        line.append((char) (NO_DOT + cell));
      }
      lines.add(line.toString());
    }
    String first = plain(x[0]);
    String end = plain(x[x.length - 1]);
    int gap = Math.max(1, columns - MARGIN - 1 - first.length() - end.length());
    lines.add(" ".repeat(MARGIN + 1) + first + " ".repeat(gap) + end);
    return lines;
  }

  /** The mean of what falls on each dot; between dots that have one, the line is straight. */
  private static double[] means(double[] x, double[] values, int wide) {
    double[] sums = new double[wide];
    int[] counts = new int[wide];
    double from = x.length == 0 ? 0 : x[0];
    double span = x.length == 0 ? 0 : x[x.length - 1] - from;
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(values[i])) {
        int at = span > 0 ? (int) Math.round((x[i] - from) / span * (wide - 1)) : 0;
        sums[at] += values[i];
        counts[at]++;
      }
    }
    double[] means = new double[wide];
    int before = -1;
    for (int at = 0; at < wide; at++) {
      means[at] = counts[at] == 0 ? Double.NaN : sums[at] / counts[at];
      if (counts[at] > 0) {
        for (int between = before + 1; before >= 0 && between < at; between++) {
          double share = (double) (between - before) / (at - before);
          means[between] = means[before] + share * (means[at] - means[before]);
        }
        before = at;
      }
    }
    return means;
  }

  private static String number(double value) {
    String text = plain(value);
    return " ".repeat(Math.max(0, MARGIN - 1 - text.length())) + text + " ";
  }

  private static String plain(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e6)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    return size == Math.rint(size)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
