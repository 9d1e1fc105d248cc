package org.layerloom.samples.bundled;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.data.DataException;

/** Reads the bundled tables of numbers: a row a line, the target last or in a file of its own. */
final class TextTable {

  private static final String SEPARATOR = "[, ]";

  private TextTable() {}

  /**
   * @param skip lines before the first row
   * @param scale what features are multiplied by
   */
  static List<Sample> read(String name, int skip, float scale) throws IOException, DataException {
    List<Sample> samples = new ArrayList<>();
    for (String line : lines(name, skip)) {
      String[] cells = line.split(SEPARATOR);
      samples.add(
          new Sample(
              numbers(name, cells, cells.length - 1, scale),
              number(name, cells[cells.length - 1])));
    }
    return samples;
  }

  /** Features in one file, their targets in the other. */
  static List<Sample> join(String features, String targets) throws IOException, DataException {
    List<String> rows = lines(features, 0);
    List<String> numbers = lines(targets, 0);
    if (rows.size() != numbers.size()) {
      throw DataException.of("data.idx.counts", features, rows.size(), targets, numbers.size());
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String[] cells = rows.get(i).split(SEPARATOR);
      samples.add(
          new Sample(numbers(features, cells, cells.length, 1), number(targets, numbers.get(i))));
    }
    return samples;
  }

  /** The lines of a bundled file that are not blank. */
  static List<String> lines(String name, int skip) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Resources.unpacked(name), StandardCharsets.UTF_8))) {
      return reader.lines().skip(skip).filter(line -> !line.isBlank()).toList();
    }
  }

  private static float[] numbers(String name, String[] cells, int count, float scale)
      throws DataException {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) number(name, cells[i]) * scale;
    }
    return numbers;
  }

  private static double number(String name, String text) throws DataException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw DataException.of("data.number", name, text);
    }
  }
}
