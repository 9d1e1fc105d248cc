package org.layerloom.app.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text with columns that line up; Chinese characters count as two. */
final class Table {

  private static final int GAP = 2;
  private static final int FIRST_WIDE = 0x2E80;

  private final List<List<String>> rows = new ArrayList<>();

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      // The last cell of a row may be as long as it likes.
      for (int i = 0; i + 1 < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i + 1 < row.size()) {
        line.repeat(' ', widths[i] - width(row.get(i)) + GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  /** In columns of a terminal. */
  static int width(String text) {
    return text.codePoints().map(point -> point >= FIRST_WIDE ? 2 : 1).sum();
  }
}
