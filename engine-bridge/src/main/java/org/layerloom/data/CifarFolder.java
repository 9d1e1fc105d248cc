package org.layerloom.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * CIFAR-10 and CIFAR-100 in their binary form: {@code data_batch_1.bin} and so on with {@code
 * test_batch.bin}, or {@code train.bin} with {@code test.bin}; and the classes' names. A record is
 * a byte for the class (of CIFAR-100 one for the coarse class before it) and 3 x 32 x 32 bytes for
 * the picture, colour after colour.
 *
 * <p>Source: A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.
 */
final class CifarFolder implements LocalData.Format {

  private static final Shape SHAPE = Shape.of(3, 32, 32);
  private static final int PIXELS = 3 * 32 * 32;

  private static final List<Layout> LAYOUTS =
      List.of(
          new Layout(
              "CIFAR-10",
              "cifar-10-batches-bin",
              IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList(),
              "test_batch.bin",
              "batches.meta.txt",
              1,
              10),
          new Layout(
              "CIFAR-100",
              "cifar-100-binary",
              List.of("train.bin"),
              "test.bin",
              "fine_label_names.txt",
              2,
              100));

  /**
   * How one of the two is laid out.
   *
   * @param folder as its archive calls it
   * @param labels bytes before each picture, the last of which is the class
   */
  private record Layout(
      String title,
      String folder,
      List<String> train,
      String test,
      String names,
      int labels,
      int classes) {

    int record() {
      return labels + PIXELS;
    }
  }

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    for (Layout layout : LAYOUTS) {
      Path folder =
          Files.isDirectory(path.resolve(layout.folder)) ? path.resolve(layout.folder) : path;
      if (Files.isRegularFile(folder.resolve(layout.train.getFirst()))
          && (layout.labels == 1 || Files.isRegularFile(folder.resolve(layout.names)))) {
        options.allow(Set.of());
        return open(folder, layout, options);
      }
    }
    return null;
  }

  private static Dataset open(Path folder, Layout layout, Options options)
      throws IOException, DataException {
    List<Path> train =
        layout.train.stream().map(folder::resolve).takeWhile(Files::isRegularFile).toList();
    Path test = folder.resolve(layout.test);
    List<Path> tests = Files.isRegularFile(test) ? List.of(test) : List.of();
    DatasetInfo info =
        new DatasetInfo(
            options.name(),
            layout.title,
            new Site.DatasetShape(
                Signal.Tensor.real(SHAPE),
                new Signal.Labels(layout.classes, Shape.of()),
                records(train, layout),
                records(tests, layout)),
            names(folder.resolve(layout.names), layout.classes),
            "research use",
            "A. Krizhevsky: Learning Multiple Layers of Features from Tiny Images, 2009");
    return new Dataset(info, layout, train, tests);
  }

  private static long records(List<Path> files, Layout layout) throws IOException, DataException {
    long records = 0;
    for (Path file : files) {
      long size = Files.size(file);
      if (size == 0 || size % layout.record() != 0) {
        throw DataException.of("data.cifar.size", file.toString(), size, layout.record());
      }
      records += size / layout.record();
    }
    if (records * layout.record() > Integer.MAX_VALUE) {
      throw DataException.of("data.huge", files.getFirst().toString(), 2047);
    }
    return records;
  }

  private static List<String> names(Path file, int classes) throws IOException {
    if (Files.isRegularFile(file)) {
      List<String> names =
          Files.readAllLines(file).stream()
              .filter(name -> !name.isBlank())
              .map(name -> name.strip().replace('_', ' '))
              .toList();
      if (names.size() == classes) {
        return names;
      }
    }
    return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
  }

  private record Dataset(DatasetInfo info, Layout layout, List<Path> train, List<Path> test)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws IOException, DataException {
      List<Path> files = part == DatasetSource.Part.TRAIN ? train : test;
      if (files.isEmpty()) {
        throw DataException.of("data.test.none", info.id());
      }
      int count = Math.toIntExact(records(files, layout));
      ByteBuffer features = ByteBuffer.allocate(count * PIXELS).order(ByteOrder.LITTLE_ENDIAN);
      ByteBuffer labels = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (Path file : files) {
        read(file, features, labels);
      }
      return new Samples(
          count,
          SHAPE,
          Samples.Type.BYTE,
          features.flip(),
          layout.classes,
          Shape.of(),
          labels.flip());
    }

    private void read(Path file, ByteBuffer features, ByteBuffer labels)
        throws IOException, DataException {
      long records = Files.size(file) / layout.record();
      byte[] record = new byte[layout.record()];
      try (InputStream in = new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        for (int i = 0; i < records; i++) {
          if (in.readNBytes(record, 0, record.length) < record.length) {
            throw DataException.of("data.cut", file.toString());
          }
          int label = record[layout.labels - 1] & 0xff;
          if (label >= layout.classes) {
            throw DataException.of("data.class", file.toString(), i + 1, label, layout.classes - 1);
          }
          labels.putLong(label);
          features.put(record, layout.labels, PIXELS);
        }
      }
    }
  }
}
