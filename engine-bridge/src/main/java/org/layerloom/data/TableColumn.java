package org.layerloom.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a scan learns of one column. */
final class TableColumn {

  /** More different words than this are names or sentences, not categories. */
  static final int MOST_WORDS = 200;

  private static final Set<String> MISSING =
      Set.of("", "?", "na", "n/a", "nan", "null", "none", "-");

  private final String name;
  private final Map<String, Integer> words = new LinkedHashMap<>();
  private final SpreadCounter spread = new SpreadCounter();
  private long numbers;
  private long texts;
  private long missing;
  private boolean counting = true;
  private @Nullable Place firstText;
  private @Nullable Place firstMissing;

  /** A cell that is worth a sentence. Lines count from 1. */
  record Place(long line, String text) {}

  TableColumn(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  static boolean missing(String cell) {
    return cell.length() <= 4 && MISSING.contains(cell.strip().toLowerCase(java.util.Locale.ROOT));
  }

  /** The number that a cell holds, or NaN. */
  static double number(String cell) {
    if (cell.isEmpty() || cell.charAt(0) > '9') {
      return Double.NaN; // words, without the cost of an exception
    }
    double plain = PlainNumber.of(cell);
    if (!Double.isNaN(plain)) {
      return plain;
    }
    try {
      double value = Double.parseDouble(cell);
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  void see(String cell, long line) {
    if (missing(cell)) {
      missing++;
      firstMissing = firstMissing == null ? new Place(line, cell) : firstMissing;
      return;
    }
    double number = number(cell);
    if (Double.isNaN(number)) {
      texts++;
      firstText = firstText == null ? new Place(line, cell) : firstText;
    } else {
      numbers++;
      spread.add(number);
    }
    if (counting) {
      words.merge(cell, 1, Integer::sum);
      counting = words.size() <= MOST_WORDS;
    }
  }

  /** Numbers, with at most one word in ten cells, which then is a slip. */
  boolean numeric() {
    return numbers > 0 && texts * 9 <= numbers;
  }

  @Nullable Place firstText() {
    return firstText;
  }

  @Nullable Place firstMissing() {
    return firstMissing;
  }

  /** Words among the numbers, or all cells of a column of words. */
  long texts() {
    return texts;
  }

  /** Cells in which nothing stands. */
  long missing() {
    return missing;
  }

  /** Of its numbers. */
  Spread spread() {
    return spread.spread();
  }

  /** The different words and how often each stands here, the most frequent first. */
  List<TableProfile.Word> counted() {
    return words.entrySet().stream()
        .map(word -> new TableProfile.Word(word.getKey(), word.getValue()))
        .sorted(
            java.util.Comparator.comparingInt(TableProfile.Word::count)
                .reversed()
                .thenComparing(TableProfile.Word::text))
        .toList();
  }

  /** Whether few enough different words stand here to be categories. */
  boolean few() {
    return counting;
  }

  /** The different words, in the order of the alphabet; numbers by their size. */
  List<String> categories() {
    return numeric()
        ? words.keySet().stream()
            .filter(word -> !Double.isNaN(number(word)))
            .sorted(java.util.Comparator.comparingDouble(TableColumn::number))
            .toList()
        : words.keySet().stream().sorted().toList();
  }

  /** Whether these are whole numbers that count from 0 or 1 without a gap, as class indices do. */
  boolean countsClasses() {
    if (!numeric() || !counting) {
      return false;
    }
    double[] values =
        categories().stream().mapToDouble(TableColumn::number).distinct().sorted().toArray();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != values[0] + i) {
        return false;
      }
    }
    return values.length == categories().size()
        && values.length >= 2
        && (values[0] == 0 || values[0] == 1);
  }
}
