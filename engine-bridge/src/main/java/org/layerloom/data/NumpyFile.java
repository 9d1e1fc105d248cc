package org.layerloom.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * Arrays as NumPy writes them: an {@code .npz}, or a folder of {@code .npy} files, with the arrays
 * {@code x_train}, {@code y_train}, {@code x_test} and {@code y_test}, or {@code x} and {@code y};
 * names that others use for them are known too, and {@code ?x=NAME&y=NAME} says them. An {@code
 * .npy} alone is a table whose last column is the target.
 *
 * <p>Whole numbers that count from 0 are classes, others are numbers to predict. Pictures may have
 * their channels last, as most keep them there; bytes stay 0 to 255.
 */
final class NumpyFile implements LocalData.Format {

  private static final List<String> TRAIN_X =
      List.of("x_train", "X_train", "train_x", "train_images", "train_data", "train_features");
  private static final List<String> TRAIN_Y =
      List.of("y_train", "Y_train", "train_y", "train_labels", "train_targets");
  private static final List<String> TEST_X =
      List.of("x_test", "X_test", "test_x", "test_images", "test_data", "test_features");
  private static final List<String> TEST_Y =
      List.of("y_test", "Y_test", "test_y", "test_labels", "test_targets");
  private static final List<String> ALL_X =
      List.of("x", "X", "data", "features", "images", "inputs");
  private static final List<String> ALL_Y =
      List.of("y", "Y", "target", "targets", "labels", "label");

  private static final int MOST_CLASSES = 10_000;

  /** Where arrays are found by name. */
  private interface Store {

    List<String> names() throws IOException;

    <T> T with(String name, Use<T> use) throws IOException, DataException;
  }

  /** What is done with an array's bytes. */
  private interface Use<T> {
    T of(InputStream in, String name) throws IOException, DataException;
  }

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    if (is(path, ".npy")) {
      options.allow(List.of("test"));
      return single(path, options);
    }
    Store store = is(path, ".npz") ? new Zip(path) : Files.isDirectory(path) ? folder(path) : null;
    if (store == null || store.names().isEmpty()) {
      return null;
    }
    List<String> names = store.names();
    String trainX = find(names, TRAIN_X);
    String testX = find(names, TEST_X);
    if (trainX != null && options.text("x") == null) {
      options.allow(testX == null ? List.of("x", "y", "test") : List.of("x", "y"));
      Pair train = pair(store, path, trainX, find(names, TRAIN_Y));
      return testX == null
          ? parted(store, train, options)
          : published(store, train, pair(store, path, testX, find(names, TEST_Y)), options);
    }
    options.allow(List.of("x", "y", "test"));
    String x = options.text("x") != null ? options.text("x") : find(names, ALL_X);
    String y = options.text("y") != null ? options.text("y") : find(names, ALL_Y);
    if (x == null || y == null || !names.contains(x) || !names.contains(y)) {
      throw DataException.of("data.numpy.names", path.toString(), String.join(", ", names));
    }
    return parted(store, pair(store, path, x, y), options);
  }

  private static boolean is(Path path, String ending) {
    return Files.isRegularFile(path)
        && String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static @Nullable String find(List<String> names, List<String> wanted) {
    return wanted.stream().filter(names::contains).findFirst().orElse(null);
  }

  /** Features and labels, of which only the headers were read. */
  private record Pair(String x, String y, NumpyArray features, NumpyArray labels) {}

  private static Pair pair(Store store, Path path, String x, @Nullable String y)
      throws IOException, DataException {
    if (y == null) {
      throw DataException.of("data.numpy.names", path.toString(), String.join(", ", store.names()));
    }
    NumpyArray features = store.with(x, NumpyArray::header);
    NumpyArray labels = store.with(y, NumpyArray::header);
    if (features.rank() < 2 || features.extents().contains(0L)) {
      throw DataException.of("data.numpy.shape", features.name(), said(features));
    }
    if (labels.rank() < 1 || !labels.extents().getFirst().equals(features.extents().getFirst())) {
      throw DataException.of(
          "data.idx.counts",
          features.name(),
          features.extents().getFirst(),
          labels.name(),
          labels.rank() == 0 ? 1 : labels.extents().getFirst());
    }
    return new Pair(x, y, features, labels);
  }

  private static String said(NumpyArray array) {
    return array.extents().toString();
  }

  private static LocalData.Dataset published(Store store, Pair train, Pair test, Options options)
      throws IOException, DataException {
    if (!shape(train.features).equals(shape(test.features))) {
      throw DataException.of(
          "data.numpy.parts", train.features.name(), said(train.features), said(test.features));
    }
    Labels labels = Labels.of(store.with(train.y, NumpyArray::read));
    int count = Math.toIntExact(train.features.extents().getFirst());
    int tests = Math.toIntExact(test.features.extents().getFirst());
    return new Dataset(
        info(options, train.features, labels, count, tests),
        labels,
        part -> new Rows(store, part == DatasetSource.Part.TRAIN ? train : test, null));
  }

  private static LocalData.Dataset parted(Store store, Pair all, Options options)
      throws IOException, DataException {
    Labels labels = Labels.of(store.with(all.y, NumpyArray::read));
    int count = Math.toIntExact(all.features.extents().getFirst());
    TestShare parts =
        labels.classes == 0
            ? TestShare.of(count, options.testShare())
            : TestShare.byClass(count, i -> labels.content.at(i), options.testShare());
    return new Dataset(
        info(
            options,
            all.features,
            labels,
            parts.numbers(DatasetSource.Part.TRAIN).size(),
            parts.numbers(DatasetSource.Part.TEST).size()),
        labels,
        part -> new Rows(store, all, parts.numbers(part)));
  }

  /** A table of numbers, the last of whose columns is the target. */
  private static LocalData.Dataset single(Path path, Options options)
      throws IOException, DataException {
    NumpyArray.Content table;
    try (InputStream in = new java.io.BufferedInputStream(Files.newInputStream(path))) {
      table = NumpyArray.read(in, path.toString());
    }
    NumpyArray array = table.array();
    if (array.rank() != 2 || array.extents().get(1) < 2 || array.extents().get(0) < 1) {
      throw DataException.of("data.numpy.table", array.name(), said(array));
    }
    int width = Math.toIntExact(array.extents().get(1));
    int count = Math.toIntExact(array.extents().get(0));
    Column target = row -> table.at((long) row * width + width - 1);
    int classes = Labels.classes(count, target);
    TestShare parts =
        classes == 0
            ? TestShare.of(count, options.testShare())
            : TestShare.byClass(count, target::of, options.testShare());
    DatasetInfo info =
        info(
            options,
            Shape.of(width - 1L),
            new Signal.Labels(classes, classes > 0 ? Shape.of() : Shape.of(1)),
            parts.numbers(DatasetSource.Part.TRAIN).size(),
            parts.numbers(DatasetSource.Part.TEST).size());
    return new Table(info, table, parts);
  }

  /** The number that belongs to a row. */
  private interface Column {
    double of(int row);
  }

  private static DatasetInfo info(
      Options options, NumpyArray features, Labels labels, int train, int test) {
    return info(options, shape(features), labels.signal(), train, test);
  }

  private static DatasetInfo info(
      Options options, Shape features, Signal.Labels labels, int train, int test) {
    return new DatasetInfo(
        options.name(),
        options.path(),
        new Site.DatasetShape(Signal.Tensor.real(features), labels, train, test),
        IntStream.range(0, (int) labels.classes()).mapToObj(String::valueOf).toList(),
        "",
        "");
  }

  /** One sample's shape, channels first; a picture without any has one. */
  private static Shape shape(NumpyArray features) {
    Shape each = features.each();
    if (each.rank() == 2 && features.bytes()) {
      return Shape.of(1, each.extent(0), each.extent(1));
    }
    return channelsLast(each) ? Shape.of(each.extent(2), each.extent(0), each.extent(1)) : each;
  }

  private static boolean channelsLast(Shape each) {
    return each.rank() == 3
        && (each.extent(2) == 1 || each.extent(2) == 3)
        && each.extent(0) != 1
        && each.extent(0) != 3;
  }

  /** What belongs to each sample. */
  private record Labels(NumpyArray.Content content, int classes) {

    static Labels of(NumpyArray.Content content) {
      NumpyArray array = content.array();
      boolean one = array.each().size() == 1;
      int count = Math.toIntExact(array.extents().getFirst());
      return new Labels(content, array.whole() && one ? classes(count, row -> content.at(row)) : 0);
    }

    /** How many classes numbers count, 0 where they are none. */
    static int classes(int count, Column labels) {
      double most = 0;
      for (int row = 0; row < count; row++) {
        double label = labels.of(row);
        if (label != Math.rint(label) || label < 0 || label >= MOST_CLASSES) {
          return 0;
        }
        most = Math.max(most, label);
      }
      // Counts of things have gaps; classes of fewer than two samples each are no classes.
      return most >= 1 && 2 * (most + 1) <= count ? (int) most + 1 : 0;
    }

    Signal.Labels signal() {
      Shape each = content.array().each();
      return classes > 0
          ? new Signal.Labels(classes, Shape.of())
          : new Signal.Labels(0, each.rank() == 0 ? Shape.of(1) : each);
    }
  }

  /** Which samples of which arrays a part is; all of them where no numbers are given. */
  private record Rows(Store store, Pair pair, @Nullable List<Integer> numbers) {}

  /** Finds a part. */
  private interface Parts {
    Rows of(DatasetSource.Part part);
  }

  private record Dataset(DatasetInfo info, Labels labels, Parts parts)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws IOException, DataException {
      Rows rows = parts.of(part);
      NumpyArray.Content x = rows.store.with(rows.pair.x, NumpyArray::read);
      NumpyArray.Content y = rows.store.with(rows.pair.y, NumpyArray::read);
      int[] numbers =
          rows.numbers == null
              ? IntStream.range(0, Math.toIntExact(x.array().extents().getFirst())).toArray()
              : rows.numbers.stream().mapToInt(Integer::intValue).toArray();
      if (numbers.length == 0) {
        throw DataException.of("data.test.none", info.id());
      }
      Shape shape = info.shape().features().shape();
      boolean bytes = x.array().bytes();
      long each = shape.size();
      ByteBuffer features = buffer(numbers.length * each * (bytes ? 1 : Float.BYTES), info.id());
      int[] order = order(x.array().each());
      for (int number : numbers) {
        for (int i = 0; i < each; i++) {
          double value = x.at(number * each + order[i]);
          if (bytes) {
            features.put((byte) value);
          } else {
            features.putFloat(finite(value, x.array().name(), number));
          }
        }
      }
      return new Samples(
          numbers.length,
          shape,
          bytes ? Samples.Type.BYTE : Samples.Type.FLOAT,
          features.flip(),
          labels.classes,
          info.shape().labels().shape(),
          labels(y, numbers).flip());
    }

    private ByteBuffer labels(NumpyArray.Content y, int[] numbers) throws DataException {
      long each = y.array().each().size();
      boolean classes = labels.classes > 0;
      ByteBuffer bytes =
          buffer(numbers.length * (classes ? Long.BYTES : each * Float.BYTES), info.id());
      for (int number : numbers) {
        for (int i = 0; i < each; i++) {
          double value = y.at(number * each + i);
          if (!classes) {
            bytes.putFloat(finite(value, y.array().name(), number));
          } else if (value < 0 || value >= labels.classes) {
            throw DataException.of(
                "data.class", y.array().name(), number + 1, (long) value, labels.classes - 1);
          } else {
            bytes.putLong((long) value);
          }
        }
      }
      return bytes;
    }

    /** Where each number of a sample, channels first, stands in the file. */
    private static int[] order(Shape each) {
      int[] order = new int[Math.toIntExact(each.size())];
      if (!channelsLast(each)) {
        return IntStream.range(0, order.length).toArray();
      }
      int places = (int) (each.extent(0) * each.extent(1));
      int channels = (int) each.extent(2);
      for (int i = 0; i < order.length; i++) {
        order[i] = i % places * channels + i / places;
      }
      return order;
    }
  }

  private record Table(DatasetInfo info, NumpyArray.Content table, TestShare parts)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws DataException {
      List<Integer> rows = parts.numbers(part);
      if (rows.isEmpty()) {
        throw DataException.of("data.test.none", info.id());
      }
      int width = (int) info.shape().features().shape().size();
      boolean classes = info.shape().labels().classes() > 0;
      ByteBuffer features = buffer((long) rows.size() * width * Float.BYTES, info.id());
      ByteBuffer labels =
          buffer((long) rows.size() * (classes ? Long.BYTES : Float.BYTES), info.id());
      for (int row : rows) {
        for (int column = 0; column <= width; column++) {
          double value = table.at((long) row * (width + 1) + column);
          if (column < width) {
            features.putFloat(finite(value, table.array().name(), row));
          } else if (classes) {
            labels.putLong((long) value);
          } else {
            labels.putFloat(finite(value, table.array().name(), row));
          }
        }
      }
      return new Samples(
          rows.size(),
          info.shape().features().shape(),
          Samples.Type.FLOAT,
          features.flip(),
          info.shape().labels().classes(),
          info.shape().labels().shape(),
          labels.flip());
    }
  }

  private static float finite(double value, String name, int sample) throws DataException {
    if (!Double.isFinite(value)) {
      throw DataException.of("data.numpy.nan", name, sample + 1);
    }
    return (float) value;
  }

  private static ByteBuffer buffer(long bytes, String name) throws DataException {
    if (bytes > Integer.MAX_VALUE - 16L) {
      throw DataException.of("data.huge", name, 2047);
    }
    return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Arrays in a zip. */
  private record Zip(Path path) implements Store {

    @Override
    public List<String> names() throws IOException {
      try (ZipFile zip = new ZipFile(path.toFile())) {
        return zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(".npy"))
            .map(name -> name.substring(0, name.length() - 4))
            .toList();
      } catch (java.util.zip.ZipException e) {
        throw new IOException("no zip, or one that was cut off", e);
      }
    }

    @Override
    public <T> T with(String name, Use<T> use) throws IOException, DataException {
      try (ZipFile zip = new ZipFile(path.toFile())) {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
          throw DataException.of("data.numpy.names", path.toString(), String.join(", ", names()));
        }
        try (InputStream in = new java.io.BufferedInputStream(zip.getInputStream(entry))) {
          return use.of(in, path + ", " + name);
        }
      }
    }
  }

  /** Null where a folder has no arrays that could be features. */
  private static @Nullable Store folder(Path path) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.list(path)) {
      all.filter(file -> is(file, ".npy"))
          .sorted()
          .forEach(
              file -> {
                String name = String.valueOf(file.getFileName());
                files.put(name.substring(0, name.length() - 4), file);
              });
    }
    return files.isEmpty() ? null : new Folder(files);
  }

  /** Arrays in files beside each other. */
  private record Folder(Map<String, Path> files) implements Store {

    @Override
    public List<String> names() {
      return List.copyOf(files.keySet());
    }

    @Override
    public <T> T with(String name, Use<T> use) throws IOException, DataException {
      Path file = files.get(name);
      if (file == null) {
        throw DataException.of("data.numpy.names", name, String.join(", ", names()));
      }
      try (InputStream in = new java.io.BufferedInputStream(Files.newInputStream(file))) {
        return use.of(in, file.toString());
      }
    }
  }
}
