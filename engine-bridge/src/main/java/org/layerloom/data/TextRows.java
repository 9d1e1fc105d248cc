package org.layerloom.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of a table, and the class or number that belongs to each. */
final class TextRows {

  private final TableScan scan;
  private final int text;
  private final int target;
  private final List<String> classNames;
  private final TokenSequences texts;
  private final float[] targets;

  private TextRows(TableScan scan, int text, int target, TokenSequences.Form form)
      throws DataException {
    this.scan = scan;
    this.text = text;
    this.target = target;
    TableColumn column = scan.columns().get(target);
    if (text == target) {
      throw DataException.of("data.table.twice", scan.file().toString(), column.name());
    }
    boolean classes = !column.numeric() || column.countsClasses();
    this.classNames = classes ? scan.classes(column) : List.of();
    if (IndexRows.tooLarge(scan.rows(), form.length())) {
      throw DataException.of(
          "data.text.long", scan.file().toString(), form.length(), IndexRows.largest());
    }
    this.texts = new TokenSequences(scan.file().toString(), form);
    this.targets = new float[Math.toIntExact(scan.rows())];
  }

  /**
   * Reads them.
   *
   * @param target its column; where null, the last one that is not the text's
   */
  static TextRows read(
      TableScan scan, String text, @Nullable String target, TokenSequences.Form form)
      throws IOException, DataException {
    int at = scan.index(text);
    int last = scan.columns().size() - 1;
    TextRows rows =
        new TextRows(
            scan, at, target != null ? scan.index(target) : last == at ? last - 1 : last, form);
    scan.again(rows::row);
    if (rows.count() == 0) {
      throw DataException.of("data.table.empty", scan.file().toString());
    }
    return rows;
  }

  int count() {
    return texts.count();
  }

  /** The target column's name. */
  String targetName() {
    return scan.columns().get(target).name();
  }

  /** None where the target is a number. */
  List<String> classNames() {
    return classNames;
  }

  Object classOf(int row) {
    return (int) targets[row];
  }

  TokenSequences texts() {
    return texts;
  }

  /** The class index or number of a row. */
  float target(int row) {
    return targets[row];
  }

  private boolean row(CsvRecord record) throws DataException {
    if (count() == targets.length) {
      return false; // the file grew since it was scanned
    }
    String cell = record.getField(target);
    double value = classNames.isEmpty() ? TableColumn.number(cell) : classNames.indexOf(cell);
    if (Double.isNaN(value) || (value < 0 && !classNames.isEmpty())) {
      scan.refuse(record, target);
      return true;
    }
    int number = count();
    if (texts.add(record.getField(text))) {
      targets[number] = (float) value;
    } else {
      scan.refuse(record, text);
    }
    return true;
  }
}
