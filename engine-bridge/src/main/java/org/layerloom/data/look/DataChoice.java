package org.layerloom.data.look;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Datasets;
import org.layerloom.data.TableProfile;

/**
 * How a file or folder is to be read as a dataset: first as it was recognised, then as the person
 * chose.
 *
 * @param profile of a table; null for a folder
 * @param target the column to predict; empty for a folder
 * @param text the column of texts of {@link Form#TEXTS_IN_TABLE}; else empty
 * @param user the column of who rates, of {@link Form#RATINGS}; else empty
 * @param item the column of what is rated; else empty
 * @param test the share to test with
 * @param window how many rows after one another are a sample, where they follow in time; else 0
 * @param seconds how long a sample of sound lasts; 0 where it is none
 * @param skipBad whether what is damaged is left out, where otherwise it is refused
 */
public record DataChoice(
    Path path,
    Form form,
    @Nullable TableProfile profile,
    String target,
    String text,
    String user,
    String item,
    double test,
    int window,
    double seconds,
    boolean skipBad) {

  private static final double SHARE = 0.2;

  /** Any of these in a folder says that it is CIFAR's. */
  private static final List<String> CIFAR_NAMES =
      List.of(
          "data_batch_1.bin", "cifar-10-batches-bin", "fine_label_names.txt", "cifar-100-binary");

  private static final List<String> TARGETS =
      List.of("target", "label", "class", "species", "category", "y", "outcome", "rating");
  private static final List<String> USERS =
      List.of("user", "userid", "user_id", "customer", "customerid", "reader", "reviewer");
  private static final List<String> ITEMS =
      List.of("item", "itemid", "item_id", "movie", "movieid", "movie_id", "book", "product");

  /** What data is. */
  public enum Form {
    /** A row of numbers and categories a sample. */
    TABLE,
    /** A table with a column of texts. */
    TEXTS_IN_TABLE,
    /** A table of who rated what how. */
    RATINGS,
    /** A folder with a sub-folder of pictures a class. */
    PICTURES,
    /** A folder with a sub-folder of sounds a class. */
    SOUNDS,
    /** A folder with a sub-folder of texts a class. */
    TEXTS,
    /** A folder with IDX files. */
    IDX,
    /** A folder with CIFAR's binary files. */
    CIFAR,
    /** Arrays as NumPy writes them. */
    NUMPY;

    /** Whether it comes as one file. */
    public boolean table() {
      return this == TABLE || this == TEXTS_IN_TABLE || this == RATINGS;
    }
  }

  /**
   * Recognises what a path holds. Blocks: looks through a table's whole file.
   *
   * @throws DataException where it is nothing that can be learned from
   */
  public static DataChoice of(Path path, BooleanSupplier unwanted) throws DataException {
    Path table = new Datasets(List.of(), Path.of("")).table(path.toString());
    if (table != null) {
      return ofTable(path, TableProfile.of(table, unwanted));
    }
    if (String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.np[yz]")) {
      return new DataChoice(path, Form.NUMPY, null, "", "", "", "", SHARE, 0, 0, false);
    }
    if (!Files.isDirectory(path)) {
      throw DataException.of("data.format", path.toString());
    }
    Form form = folder(path);
    double seconds = form == Form.SOUNDS ? 1 : 0;
    return new DataChoice(path, form, null, "", "", "", "", SHARE, 0, seconds, false);
  }

  private static DataChoice ofTable(Path path, TableProfile profile) {
    List<TableProfile.Column> columns = profile.columns();
    String last = columns.getLast().name();
    String known = named(columns, TARGETS);
    String target = known.isEmpty() ? last : known;
    String user = named(columns, USERS);
    String item = named(columns, ITEMS);
    boolean bad =
        profile.ragged() > 0
            || columns.stream().anyMatch(column -> column.missing() + column.slips() > 0);
    if (!user.isEmpty() && !item.isEmpty()) {
      String rating =
          columns.stream()
              .filter(it -> it.type() == TableProfile.Type.NUMBER)
              .map(TableProfile.Column::name)
              .filter(name -> !name.equals(user) && !name.equals(item))
              .findFirst()
              .orElse(target);
      return new DataChoice(path, Form.RATINGS, profile, rating, "", user, item, SHARE, 0, 0, bad);
    }
    String text =
        columns.stream()
            .filter(it -> it.type() == TableProfile.Type.TEXT && !it.name().equals(target))
            .map(TableProfile.Column::name)
            .findFirst()
            .orElse("");
    Form form = text.isEmpty() ? Form.TABLE : Form.TEXTS_IN_TABLE;
    return new DataChoice(path, form, profile, target, text, "", "", SHARE, 0, 0, bad);
  }

  private static String named(List<TableProfile.Column> columns, List<String> names) {
    for (String name : names) {
      for (TableProfile.Column column : columns) {
        if (column.name().toLowerCase(Locale.ROOT).equals(name)) {
          return column.name();
        }
      }
    }
    return "";
  }

  private static Form folder(Path path) throws DataException {
    try (Stream<Path> entries = Files.list(path)) {
      List<String> names = entries.map(entry -> entry.getFileName().toString()).toList();
      if (names.stream().anyMatch(name -> name.startsWith("train-images"))) {
        return Form.IDX;
      }
      if (CIFAR_NAMES.stream().anyMatch(names::contains)) {
        return Form.CIFAR;
      }
      if (names.stream().anyMatch(name -> name.endsWith(".npy"))) {
        return Form.NUMPY;
      }
    } catch (IOException e) {
      throw DataException.unreadable(path.toString(), e);
    }
    // What is wrong in a folder is said by the room that reads it.
    DatasetInfo info = new Datasets(List.of(), Path.of("")).info(path.toString());
    if (info.sound()) {
      return Form.SOUNDS;
    }
    return info.shape().features().shape().rank() == 1 ? Form.TEXTS : Form.PICTURES;
  }

  /** Whether it is read as its publisher has it, parts and all. */
  public boolean published() {
    return form == Form.IDX || form == Form.CIFAR || form == Form.NUMPY;
  }

  /** The names of a table's columns; none of a folder. */
  public List<String> columns() {
    TableProfile table = profile;
    return table == null
        ? List.of()
        : table.columns().stream().map(TableProfile.Column::name).toList();
  }

  /** The same with another column to predict. */
  public DataChoice withTarget(String column) {
    return new DataChoice(
        path, form, profile, column, text, user, item, test, window, seconds, skipBad);
  }

  /** The same as a table without or with a column of texts; empty for without. */
  public DataChoice withText(String column) {
    Form next = column.isEmpty() ? Form.TABLE : Form.TEXTS_IN_TABLE;
    return new DataChoice(path, next, profile, target, column, "", "", test, 0, 0, skipBad);
  }

  /** The same as windows of so many rows, which follow in time; 0 for single rows. */
  public DataChoice withWindow(int rows) {
    return new DataChoice(
        path, Form.TABLE, profile, target, "", "", "", test, Math.max(0, rows), 0, skipBad);
  }

  /** The same with sounds of another length. */
  public DataChoice withSeconds(double length) {
    return new DataChoice(
        path, form, profile, target, text, user, item, test, window, length, skipBad);
  }

  /** The same with another share to test with. */
  public DataChoice withTest(double share) {
    return new DataChoice(
        path, form, profile, target, text, user, item, share, window, seconds, skipBad);
  }

  /** The same, leaving out what is damaged, or refusing it. */
  public DataChoice withSkipBad(boolean skip) {
    return new DataChoice(
        path, form, profile, target, text, user, item, test, window, seconds, skip);
  }

  /** What a project with it may be called: the file's name without its ending. */
  public String name() {
    return String.valueOf(path.getFileName()).replaceAll("\\.[^.]*$", "");
  }

  /** As a dataset node names it: the path and what is to be said of it. */
  public String source() {
    List<String> options = new ArrayList<>();
    switch (form) {
      case TABLE -> {
        if (window > 0) {
          options.add("window=" + window);
        }
        options.add("target=" + target);
      }
      case TEXTS_IN_TABLE -> options.addAll(List.of("text=" + text, "target=" + target));
      case RATINGS -> options.addAll(List.of("user=" + user, "item=" + item, "target=" + target));
      case SOUNDS ->
          options.add(
              "seconds="
                  + new BigDecimal(String.valueOf(seconds)).stripTrailingZeros().toPlainString());
      case PICTURES, TEXTS, IDX, CIFAR, NUMPY -> {}
    }
    boolean published = published();
    if (!published && test != SHARE) {
      options.add("test=" + test);
    }
    if (!published && skipBad) {
      options.add("bad=skip");
    }
    return path.toAbsolutePath() + (options.isEmpty() ? "" : "?" + String.join("&", options));
  }
}
