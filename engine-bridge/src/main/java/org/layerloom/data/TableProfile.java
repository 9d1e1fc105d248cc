package org.layerloom.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a table's file, as it is: also what no network could take, such as missing values
 * and ragged lines.
 *
 * @param rows those that have a cell for each column, the header not among them
 * @param ragged lines that have more or fewer cells, which are in no other figure
 * @param firstRagged the first such line, from 1 on; 0 where there is none
 */
public record TableProfile(
    Path file, long rows, long ragged, long firstRagged, List<Column> columns) {

  /** Rows between two looks at whether anybody still wants to know. */
  private static final int PATIENCE = 1 << 12;

  public TableProfile {
    columns = List.copyOf(columns);
  }

  /** What a column holds. */
  public enum Type {
    /** Numbers; at most one word in ten cells. */
    NUMBER,
    /** Few different words. */
    CATEGORY,
    /** Many different words: names, sentences, dates. */
    TEXT
  }

  /**
   * One column.
   *
   * @param missing cells that are empty or say that there is nothing ({@code ?}, {@code NA})
   * @param firstMissing the first such line, from 1 on; 0 where there is none
   * @param slips words among numbers
   * @param firstSlip the first such line, from 1 on; 0 where there is none
   * @param spread of its numbers
   * @param words the different words, the most frequent first; none where they are too many
   */
  public record Column(
      String name,
      Type type,
      long missing,
      long firstMissing,
      long slips,
      long firstSlip,
      Spread spread,
      List<Word> words) {

    public Column {
      words = List.copyOf(words);
    }
  }

  /** A word, and in how many cells it stands. */
  public record Word(String text, int count) {}

  /**
   * Some rows of a table.
   *
   * @param first the number of the first one, from 0 on
   */
  public record Rows(long first, List<List<String>> cells) {

    public Rows {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Looks through a whole file once. Blocks; keeps no text of it but the different words of
   * categories.
   *
   * @param unwanted asked now and then; where it says yes, this ends with a {@link
   *     CancellationException}
   * @throws DataException where it is no table
   */
  public static TableProfile of(Path file, BooleanSupplier unwanted) throws DataException {
    try {
      long[] seen = {0};
      TableScan scan =
          TableScan.of(
              file,
              true,
              record -> {
                if (seen[0]++ % PATIENCE == 0 && unwanted.getAsBoolean()) {
                  throw new CancellationException();
                }
                return true;
              });
      return new TableProfile(
          file,
          scan.rows(),
          scan.ragged(),
          scan.firstRagged(),
          scan.columns().stream().map(TableProfile::column).toList());
    } catch (IOException e) {
      throw DataException.unreadable(file.toString(), e);
    }
  }

  private static Column column(TableColumn column) {
    Type type = column.numeric() ? Type.NUMBER : column.few() ? Type.CATEGORY : Type.TEXT;
    return new Column(
        column.name(),
        type,
        column.missing(),
        line(column.firstMissing()),
        type == Type.NUMBER ? column.texts() : 0,
        type == Type.NUMBER ? line(column.firstText()) : 0,
        type == Type.NUMBER ? column.spread() : Spread.NONE,
        type == Type.CATEGORY ? column.counted() : List.of());
  }

  private static long line(TableColumn.@Nullable Place place) {
    return place == null ? 0 : place.line();
  }

  /**
   * Reads rows as they stand in the file, ragged ones left out. Blocks; reads from the beginning.
   *
   * @param from the first one's number, from 0 on
   */
  public static Rows rows(Path file, long from, int count, BooleanSupplier unwanted)
      throws DataException {
    List<List<String>> cells = new ArrayList<>();
    try {
      TableScan beginning = TableScan.beginning(file);
      int columns = beginning.columns().size();
      long[] number = {beginning.header() ? -1 : 0};
      TableReader.read(
          file,
          record -> {
            if (record.getFieldCount() != columns) {
              return true;
            }
            long mine = number[0]++;
            if (mine % PATIENCE == 0 && unwanted.getAsBoolean()) {
              throw new CancellationException();
            }
            if (mine >= Math.max(0, from)) {
              cells.add(cells(record));
            }
            return cells.size() < count;
          });
    } catch (IOException e) {
      throw DataException.unreadable(file.toString(), e);
    }
    return new Rows(from, cells);
  }

  private static List<String> cells(CsvRecord record) {
    return List.copyOf(record.getFields());
  }

  /** Whether a cell says that there is nothing. */
  public static boolean missing(String cell) {
    return TableColumn.missing(cell);
  }
}
