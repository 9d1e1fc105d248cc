package org.layerloom.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who rated what, and how. */
final class RatingRows {

  private final TableScan scan;
  private final int[] columns;
  private final Map<String, Integer> users = new HashMap<>();
  private final Map<String, Integer> items = new HashMap<>();
  private final int[] userOf;
  private final int[] itemOf;
  private final float[] targets;
  private int count;

  private RatingRows(TableScan scan, int... columns) throws DataException {
    this.scan = scan;
    this.columns = columns;
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < i; j++) {
        if (columns[i] == columns[j]) {
          throw DataException.of(
              "data.table.twice", scan.file().toString(), scan.columns().get(columns[i]).name());
        }
      }
    }
    if (IndexRows.tooLarge(scan.rows(), 2)) {
      throw DataException.of("data.huge", scan.file().toString(), IndexRows.largest());
    }
    int rows = Math.toIntExact(scan.rows());
    this.userOf = new int[rows];
    this.itemOf = new int[rows];
    this.targets = new float[rows];
  }

  /**
   * Reads them.
   *
   * @param target its column; where null, the last one that is neither the user's nor the item's
   */
  static RatingRows read(TableScan scan, String user, String item, @Nullable String target)
      throws IOException, DataException {
    int first = scan.index(user);
    int second = scan.index(item);
    int third =
        target != null
            ? scan.index(target)
            : IntStream.range(0, scan.columns().size())
                .filter(column -> column != first && column != second)
                .max()
                .orElseThrow(() -> DataException.of("data.rating.none", scan.file().toString()));
    RatingRows rows = new RatingRows(scan, first, second, third);
    scan.again(rows::row);
    if (rows.count == 0) {
      throw DataException.of("data.table.empty", scan.file().toString());
    }
    return rows;
  }

  int count() {
    return count;
  }

  /** The target column's name. */
  String targetName() {
    return scan.columns().get(columns[2]).name();
  }

  /** The class index or number of a row. */
  float target(int row) {
    return targets[row];
  }

  private boolean row(CsvRecord record) throws DataException {
    if (count == targets.length) {
      return false; // the file grew since it was scanned
    }
    String user = record.getField(columns[0]).strip();
    String item = record.getField(columns[1]).strip();
    double value = TableColumn.number(record.getField(columns[2]));
    int bad = user.isEmpty() ? columns[0] : item.isEmpty() ? columns[1] : columns[2];
    if (bad != columns[2] || Double.isNaN(value)) {
      scan.refuse(record, bad);
      return true;
    }
    userOf[count] = place(users, user);
    itemOf[count] = place(items, item);
    targets[count++] = (float) value;
    return true;
  }

  private static int place(Map<String, Integer> places, String name) {
    Integer place = places.putIfAbsent(name, places.size());
    return place == null ? places.size() - 1 : place;
  }

  /** As indices, of which only those that the training part has are known. */
  Coded coded(List<Integer> training) {
    int[] user = new int[users.size()];
    int[] item = new int[items.size()];
    for (int number : training) {
      user[userOf[number]] = 1;
      item[itemOf[number]] = 1;
    }
    int most = countFrom(item, countFrom(user, 1));
    return new Coded(this, user, item, most);
  }

  /** Counts the marked places from an index on, and gives the next. */
  private static int countFrom(int[] marked, int first) {
    int next = first;
    for (int place = 0; place < marked.length; place++) {
      marked[place] = marked[place] == 0 ? 0 : next++;
    }
    return next;
  }

  /** Ratings as pairs of indices. */
  static final class Coded {

    private final RatingRows rows;
    private final int[] user;
    private final int[] item;
    private final int most;

    private Coded(RatingRows rows, int[] user, int[] item, int most) {
      this.rows = rows;
      this.user = user;
      this.item = item;
      this.most = most;
    }

    /** How many indices there are. */
    int most() {
      return most;
    }

    /** What each index stands for: a question mark for the unknown, users, items. */
    List<String> tokens() {
      String[] tokens = new String[most];
      tokens[0] = "?";
      rows.users.forEach((name, place) -> put(tokens, user[place], name));
      rows.items.forEach((name, place) -> put(tokens, item[place], name));
      return List.of(tokens);
    }

    private static void put(String[] tokens, int index, String name) {
      if (index > 0) {
        tokens[index] = name;
      }
    }

    int[] row(int number) {
      return new int[] {user[rows.userOf[number]], item[rows.itemOf[number]]};
    }
  }
}
