package org.layerloom.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * A table whose rows follow each other in time, as windows: {@code
 * weather.csv?window=24&target=temperature}. A sample is so many rows after one another; what is to
 * be predicted is the target of the row {@code &horizon=1} steps behind the last of them. A target
 * of numbers is a feature of the window too, the last of each row: the past of what is predicted is
 * known.
 *
 * <p>The test part is the last share of the time, {@code &test=0.2}: no training sample is asked
 * for a number of it, though the windows of the first test samples reach back into what was trained
 * with, as they would on the day. What validates is a stretch of time too, the last of the training
 * part.
 */
final class SeriesFile implements LocalData.Format {

  private static final int MOST_ROWS = 100_000;
  private static final long LARGEST = Integer.MAX_VALUE - 16L;

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    if (options.text("window") == null || !TableFile.is(path)) {
      return null;
    }
    options.allow(List.of("window", "horizon", "target", "bad", "test"));
    int window = options.whole("window", 1, MOST_ROWS);
    int horizon = options.whole("horizon", 1, MOST_ROWS);
    double share = options.testShare();
    TableLayout layout =
        TableLayout.of(TableScan.of(path, options.skipsBad()), options.text("target"));
    int count = layout.rows() - window - horizon + 1;
    if (count < 2) {
      throw DataException.of("data.series.short", path.toString(), layout.rows(), window, horizon);
    }
    int width = layout.width() + (layout.classNames().isEmpty() ? 1 : 0);
    long bytes = (long) count * window * width * Float.BYTES;
    if (bytes > LARGEST) {
      throw DataException.of("data.huge", path.toString(), LARGEST >> 20);
    }
    int tests = (int) Math.round(share * count);
    List<String> classes = layout.classNames();
    DatasetInfo info =
        new DatasetInfo(
            options.name(),
            layout.target() + " · " + options.path(),
            new Site.DatasetShape(
                Signal.Tensor.real(Shape.of(window, width)),
                new Signal.Labels(classes.size(), classes.isEmpty() ? Shape.of(1) : Shape.of()),
                count - tests,
                tests),
            classes,
            "",
            "");
    return new Dataset(info, layout, TestShare.at(count - tests, count), window, horizon);
  }

  private record Dataset(
      DatasetInfo info, TableLayout layout, TestShare parts, int window, int horizon)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws DataException {
      List<Integer> first = parts.numbers(part);
      if (first.isEmpty()) {
        throw DataException.of("data.test.none", info.id());
      }
      boolean classes = !info.classNames().isEmpty();
      Shape shape = info.shape().features().shape();
      ByteBuffer features =
          ByteBuffer.allocate(Math.toIntExact(first.size() * shape.size() * Float.BYTES))
              .order(ByteOrder.LITTLE_ENDIAN);
      ByteBuffer labels =
          ByteBuffer.allocate(first.size() * (classes ? Long.BYTES : Float.BYTES))
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int start : first) {
        for (int row = start; row < start + window; row++) {
          int at = row;
          IntStream.range(0, layout.width())
              .forEach(column -> features.putFloat(layout.feature(at, column)));
          if (!classes) {
            features.putFloat(layout.answer(row));
          }
        }
        float answer = layout.answer(start + window - 1 + horizon);
        if (classes) {
          labels.putLong((long) answer);
        } else {
          labels.putFloat(answer);
        }
      }
      return new Samples(
          first.size(),
          shape,
          Samples.Type.FLOAT,
          features.flip(),
          info.classNames().size(),
          info.shape().labels().shape(),
          labels.flip());
    }
  }
}
