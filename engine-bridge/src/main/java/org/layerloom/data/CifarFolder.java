package org.layerloom.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * CIFAR-10 in its binary form: {@code data_batch_1.bin} and so on, {@code test_batch.bin}, and the
 * classes' names in {@code batches.meta.txt}. A record is a byte for the class and 3 x 32 x 32
 * bytes for the picture, colour after colour.
 *
 * <p>Source: A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.
 */
final class CifarFolder implements LocalData.Format {

  private static final Shape SHAPE = Shape.of(3, 32, 32);
  private static final int PIXELS = 3 * 32 * 32;
  private static final int RECORD = 1 + PIXELS;
  private static final int CLASSES = 10;

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    Path folder =
        Files.isDirectory(path.resolve("cifar-10-batches-bin"))
            ? path.resolve("cifar-10-batches-bin")
            : path;
    if (!Files.isRegularFile(folder.resolve("data_batch_1.bin"))) {
      return null;
    }
    options.allow(Set.of());
    List<Path> train = new ArrayList<>();
    for (int i = 1; Files.isRegularFile(folder.resolve("data_batch_" + i + ".bin")); i++) {
      train.add(folder.resolve("data_batch_" + i + ".bin"));
    }
    Path test = folder.resolve("test_batch.bin");
    List<Path> tests = Files.isRegularFile(test) ? List.of(test) : List.of();
    DatasetInfo info =
        new DatasetInfo(
            options.name(),
            "CIFAR-10",
            new Site.DatasetShape(
                Signal.Tensor.real(SHAPE),
                new Signal.Labels(CLASSES, Shape.of()),
                records(train),
                records(tests)),
            names(folder.resolve("batches.meta.txt")),
            "research use",
            "A. Krizhevsky: Learning Multiple Layers of Features from Tiny Images, 2009");
    return new Dataset(info, train, tests);
  }

  private static long records(List<Path> files) throws IOException, DataException {
    long records = 0;
    for (Path file : files) {
      long size = Files.size(file);
      if (size == 0 || size % RECORD != 0) {
        throw DataException.of("data.cifar.size", file.toString(), size, RECORD);
      }
      records += size / RECORD;
    }
    if (records * RECORD > Integer.MAX_VALUE) {
      throw DataException.of("data.huge", files.getFirst().toString(), 2047);
    }
    return records;
  }

  private static List<String> names(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      List<String> names = Files.readAllLines(file).stream().filter(n -> !n.isBlank()).toList();
      if (names.size() == CLASSES) {
        return names;
      }
    }
    return IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();
  }

  private record Dataset(DatasetInfo info, List<Path> train, List<Path> test)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws IOException, DataException {
      List<Path> files = part == DatasetSource.Part.TRAIN ? train : test;
      if (files.isEmpty()) {
        throw DataException.of("data.test.none", info.id());
      }
      int count = Math.toIntExact(records(files));
      ByteBuffer features = ByteBuffer.allocate(count * PIXELS).order(ByteOrder.LITTLE_ENDIAN);
      ByteBuffer labels = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (Path file : files) {
        read(file, features, labels);
      }
      return new Samples(
          count, SHAPE, Samples.Type.BYTE, features.flip(), CLASSES, Shape.of(), labels.flip());
    }

    private static void read(Path file, ByteBuffer features, ByteBuffer labels)
        throws IOException, DataException {
      long records = Files.size(file) / RECORD;
      byte[] record = new byte[RECORD];
      try (InputStream in = new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        for (int i = 0; i < records; i++) {
          if (in.readNBytes(record, 0, RECORD) < RECORD) {
            throw DataException.of("data.cut", file.toString());
          }
          int label = record[0] & 0xff;
          if (label >= CLASSES) {
            throw DataException.of("data.class", file.toString(), i + 1, label, CLASSES - 1);
          }
          labels.putLong(label);
          features.put(record, 1, PIXELS);
        }
      }
    }
  }
}
