package org.layerloom.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first look through a table: its columns, their types, and how many rows there are. */
final class TableScan {

  private static final int MOST_COLUMNS = 20_000;

  private final Path file;
  private final boolean skipBad;
  private final List<TableColumn> columns = new ArrayList<>();
  private boolean header;
  private long rows;
  private boolean first = true;

  private TableScan(Path file, boolean skipBad) {
    this.file = file;
    this.skipBad = skipBad;
  }

  /**
   * Looks through the whole file, keeping no text of it.
   *
   * @throws DataException where rows are ragged (unless bad ones are skipped) or there are none
   */
  static TableScan of(Path file, boolean skipBad) throws IOException, DataException {
    TableScan scan = new TableScan(file, skipBad);
    TableReader.read(file, scan::see);
    if (scan.rows == 0) {
      throw DataException.of("data.table.empty", file.toString());
    }
    if (scan.columns.size() < 2) {
      throw DataException.of("data.table.narrow", file.toString());
    }
    return scan;
  }

  Path file() {
    return file;
  }

  boolean skipsBad() {
    return skipBad;
  }

  List<TableColumn> columns() {
    return columns;
  }

  long rows() {
    return rows;
  }

  /** Whether the first record names the columns. */
  boolean header() {
    return header;
  }

  @Nullable TableColumn column(String name) {
    for (TableColumn column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    return null;
  }

  private boolean see(CsvRecord record) throws DataException {
    if (first) {
      first = false;
      if (record.getFieldCount() > MOST_COLUMNS) {
        throw DataException.of(
            "data.table.wide", file.toString(), record.getFieldCount(), MOST_COLUMNS);
      }
      header = record.getFields().stream().allMatch(cell -> Double.isNaN(number(cell)));
      for (int i = 0; i < record.getFieldCount(); i++) {
        String name = record.getField(i).strip();
        columns.add(new TableColumn(header && !name.isEmpty() ? name : "column " + (i + 1)));
      }
      if (header) {
        return true;
      }
    }
    if (record.getFieldCount() != columns.size()) {
      if (skipBad) {
        return true;
      }
      throw DataException.of(
          "data.table.ragged",
          file.toString(),
          record.getStartingLineNumber(),
          record.getFieldCount(),
          columns.size());
    }
    rows++;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).see(record.getField(i), record.getStartingLineNumber());
    }
    return true;
  }

  private static double number(String cell) {
    return TableColumn.missing(cell) && !cell.isBlank() ? 0 : TableColumn.number(cell);
  }
}
