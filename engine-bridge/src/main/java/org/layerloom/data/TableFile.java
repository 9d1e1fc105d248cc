package org.layerloom.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * A CSV or TSV file as a dataset. One column is the target: the last, or that of {@code
 * ?target=NAME}. A target of words, or of whole numbers that count from 0 or 1, is a class; any
 * other is a number to predict. The further columns are features: numbers as they are, words one
 * feature a word (one-hot), in the order of the alphabet.
 *
 * <p>{@code &bad=skip} leaves out rows that are ragged, lack a value or have words among numbers,
 * which otherwise are refused with file, row and column; {@code &test=0.3} sets the share to test
 * with, and {@code &split=last} takes the last rows for it, where others are chosen at random with
 * the same share of each class.
 */
final class TableFile implements LocalData.Format {

  private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz");

  private static final long LARGEST = Integer.MAX_VALUE - 16L;

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    if (!is(path)) {
      return null;
    }
    options.allow(List.of("target", "bad", "test", "split", "window", "horizon"));
    TableScan scan = TableScan.of(path, options.skipsBad());
    TableLayout layout = TableLayout.of(scan, options.text("target"));
    boolean last = options.choice("split", "random", "last").equals("last");
    TestShare parts =
        last
            ? TestShare.at(
                (int) Math.round((1 - options.testShare()) * layout.rows()), layout.rows())
            : parts(layout, options.testShare());
    long bytes = (long) layout.rows() * layout.width() * Float.BYTES;
    if (bytes > LARGEST) {
      throw DataException.of("data.huge", path.toString(), LARGEST >> 20);
    }
    return new Dataset(info(layout, parts, options), layout, parts);
  }

  /** Whether a path is a file whose name ends as tables' do. */
  static boolean is(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(path) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static TestShare parts(TableLayout layout, double share) {
    return layout.classNames().isEmpty()
        ? TestShare.of(layout.rows(), share)
        : TestShare.byClass(layout.rows(), layout::classOf, share);
  }

  private static DatasetInfo info(TableLayout layout, TestShare parts, Options options) {
    List<String> classes = layout.classNames();
    return new DatasetInfo(
        options.name(),
        layout.target() + " · " + options.path(),
        new Site.DatasetShape(
            Signal.Tensor.real(Shape.of(layout.width())),
            new Signal.Labels(classes.size(), classes.isEmpty() ? Shape.of(1) : Shape.of()),
            parts.numbers(DatasetSource.Part.TRAIN).size(),
            parts.numbers(DatasetSource.Part.TEST).size()),
        classes,
        "",
        "");
  }

  private record Dataset(DatasetInfo info, TableLayout layout, TestShare parts)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws DataException {
      List<Integer> rows = parts.numbers(part);
      if (rows.isEmpty()) {
        throw DataException.of("data.test.none", info.id());
      }
      return layout.samples(rows);
    }
  }
}
