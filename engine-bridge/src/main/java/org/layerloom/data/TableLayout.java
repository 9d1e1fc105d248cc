package org.layerloom.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;

/** How a table's columns become features and targets, and its numbers once read. */
final class TableLayout {

  private final TableScan scan;
  private final int target;
  private final List<String> classNames;

  /** Per column, the index of each word; null for numbers. */
  private final List<@Nullable Map<String, Integer>> words = new ArrayList<>();

  private final int width;
  private float[] features = new float[0];
  private float[] targets = new float[0];
  private int rows;

  private TableLayout(TableScan scan, int target) throws DataException {
    this.scan = scan;
    this.target = target;
    TableColumn column = scan.columns().get(target);
    boolean classes = !column.numeric() || column.countsClasses();
    int features = 0;
    for (int i = 0; i < scan.columns().size(); i++) {
      TableColumn each = scan.columns().get(i);
      boolean categories = i == target ? classes : !each.numeric();
      if (categories && !each.few()) {
        throw DataException.of(
            "data.table.words", scan.file().toString(), each.name(), TableColumn.MOST_WORDS);
      }
      words.add(categories ? indices(each.categories()) : null);
      features += i == target ? 0 : categories ? each.categories().size() : 1;
    }
    this.width = features;
    this.classNames = classes ? column.categories() : List.of();
    if (classNames.size() == 1) {
      throw DataException.of(
          "data.table.one", scan.file().toString(), column.name(), classNames.getFirst());
    }
  }

  /**
   * Reads the numbers.
   *
   * @param target the column to predict; the last where null
   */
  static TableLayout of(TableScan scan, @Nullable String target) throws IOException, DataException {
    int index = scan.columns().size() - 1;
    if (target != null) {
      index = scan.index(target);
    }
    TableLayout layout = new TableLayout(scan, index);
    layout.readAll();
    return layout;
  }

  int rows() {
    return rows;
  }

  /** Features a row. */
  int width() {
    return width;
  }

  String target() {
    return scan.columns().get(target).name();
  }

  List<String> classNames() {
    return classNames;
  }

  Object classOf(int row) {
    return (int) targets[row];
  }

  /** One number of a row. */
  float feature(int row, int column) {
    return features[row * width + column];
  }

  /** What is to be predicted of a row: a class's index, or a number. */
  float answer(int row) {
    return targets[row];
  }

  Samples samples(List<Integer> numbers) {
    int count = numbers.size();
    boolean classes = !classNames.isEmpty();
    ByteBuffer packed = buffer(count * width * Float.BYTES);
    ByteBuffer labels = buffer(count * (classes ? Long.BYTES : Float.BYTES));
    for (int row : numbers) {
      for (int i = 0; i < width; i++) {
        packed.putFloat(features[row * width + i]);
      }
      if (classes) {
        labels.putLong((long) targets[row]);
      } else {
        labels.putFloat(targets[row]);
      }
    }
    return new Samples(
        count,
        Shape.of(width),
        Samples.Type.FLOAT,
        packed.flip(),
        classNames.size(),
        classes ? Shape.of() : Shape.of(1),
        labels.flip());
  }

  private void readAll() throws IOException, DataException {
    long size = scan.rows() * width;
    if (size > Integer.MAX_VALUE / Float.BYTES) {
      throw DataException.of("data.huge", scan.file().toString(), 2047);
    }
    features = new float[(int) size];
    targets = new float[(int) scan.rows()];
    scan.again(
        record -> {
          if (rows < targets.length && row(record)) {
            rows++;
          }
          return true;
        });
    if (rows == 0) {
      throw DataException.of("data.table.empty", scan.file().toString());
    }
  }

  /** Whether the row was good; otherwise it is refused or skipped. */
  private boolean row(CsvRecord record) throws DataException {
    int at = rows * width;
    Arrays.fill(features, at, at + width, 0);
    for (int i = 0; i < words.size(); i++) {
      String cell = record.getField(i);
      Map<String, Integer> indices = words.get(i);
      Integer index = indices == null ? null : indices.get(cell);
      double value =
          indices == null ? TableColumn.number(cell) : index == null ? Double.NaN : index;
      if (Double.isNaN(value)) {
        scan.refuse(record, i);
        return false;
      }
      if (i == target) {
        targets[rows] = (float) value;
      } else if (indices == null) {
        features[at++] = (float) value;
      } else {
        features[at + (int) value] = 1;
        at += indices.size();
      }
    }
    return true;
  }

  private static Map<String, Integer> indices(List<String> words) {
    Map<String, Integer> indices = new HashMap<>();
    for (String word : words) {
      indices.put(word, indices.size());
    }
    return indices;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
