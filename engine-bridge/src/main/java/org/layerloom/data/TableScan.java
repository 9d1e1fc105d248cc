package org.layerloom.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first look through a table: its columns, their types, and how many rows there are. */
final class TableScan {

  private static final int MOST_COLUMNS = 20_000;

  private final Path file;
  private final boolean skipBad;
  private final List<TableColumn> columns = new ArrayList<>();
  private boolean header;
  private long rows;
  private long ragged;
  private long firstRagged;
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
    return of(file, skipBad, record -> true);
  }

  /**
   * The same with somebody who sees each record before it.
   *
   * @param before ends the look where it says no
   */
  static TableScan of(Path file, boolean skipBad, TableReader.Rows before)
      throws IOException, DataException {
    TableScan scan = new TableScan(file, skipBad);
    TableReader.read(file, record -> before.row(record) && scan.see(record));
    if (scan.rows == 0) {
      throw DataException.of("data.table.empty", file.toString());
    }
    if (scan.columns.size() < 2) {
      throw DataException.of("data.table.narrow", file.toString());
    }
    return scan;
  }

  /** Of the first record only: how many columns there are, and whether it names them. */
  static TableScan beginning(Path file) throws IOException, DataException {
    TableScan scan = new TableScan(file, true);
    TableReader.read(
        file,
        record -> {
          scan.see(record);
          return false;
        });
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

  /** Lines that were left out for having more or fewer cells than there are columns. */
  long ragged() {
    return ragged;
  }

  /** The first such line, from 1 on; 0 where there is none. */
  long firstRagged() {
    return firstRagged;
  }

  /** Whether the first record names the columns. */
  boolean header() {
    return header;
  }

  /**
   * The place of a column, from 0.
   *
   * @throws DataException where there is none of this name, with those that there are
   */
  int index(String name) throws DataException {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw DataException.of(
        "data.table.target",
        file.toString(),
        name,
        String.join(", ", columns.stream().limit(40).map(TableColumn::name).toList()));
  }

  /**
   * The categories of a column as classes.
   *
   * @throws DataException where they are too many, or one only
   */
  List<String> classes(TableColumn column) throws DataException {
    if (!column.few()) {
      throw DataException.of(
          "data.table.words", file.toString(), column.name(), TableColumn.MOST_WORDS);
    }
    List<String> names = column.categories();
    if (names.size() == 1) {
      throw DataException.of("data.table.one", file.toString(), column.name(), names.getFirst());
    }
    return names;
  }

  /** Reads the table once more: its rows without the header and, where skipped, ragged ones. */
  void again(TableReader.Rows rows) throws IOException, DataException {
    boolean[] skip = {header};
    TableReader.read(
        file,
        record -> {
          boolean left = skip[0] || record.getFieldCount() != columns.size();
          skip[0] = false;
          return left || rows.row(record);
        });
  }

  /** Refuses a row for one of its cells, unless bad ones are skipped. */
  void refuse(CsvRecord record, int column) throws DataException {
    if (!skipBad) {
      String cell = record.getField(column);
      throw DataException.of(
          TableColumn.missing(cell) ? "data.table.missing" : "data.table.number",
          file.toString(),
          record.getStartingLineNumber(),
          columns.get(column).name(),
          cell);
    }
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
        ragged++;
        firstRagged = firstRagged == 0 ? record.getStartingLineNumber() : firstRagged;
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
