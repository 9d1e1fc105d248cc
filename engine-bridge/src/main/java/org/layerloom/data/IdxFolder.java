package org.layerloom.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * A folder with IDX files under the names that MNIST made common: {@code train-images-idx3-ubyte}
 * and so on, each gzipped or not.
 */
final class IdxFolder implements LocalData.Format {

  /** What a byte can tell apart; the files do not say how many classes there are. */
  private static final int MOST_CLASSES = 256;

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    if (!Files.isDirectory(path) || find(path, "train-images", 3) == null) {
      return null;
    }
    options.allow(List.of());
    Pair train = new Pair(need(path, "train-images", 3), need(path, "train-labels", 1));
    Pair test =
        find(path, "t10k-images", 3) == null
            ? null
            : new Pair(need(path, "t10k-images", 3), need(path, "t10k-labels", 1));
    return new Dataset(info(options.name(), train, test), train, test);
  }

  private static DatasetInfo info(String name, Pair train, @Nullable Pair test)
      throws IOException, DataException {
    Idx.Header header = header(train.pictures);
    long testCount = test == null ? 0 : header(test.pictures).count();
    int classes = classes(train.labels);
    Shape shape = IdxReader.pictureShape(header.shape());
    return new DatasetInfo(
        name,
        name,
        new Site.DatasetShape(
            Signal.Tensor.real(shape),
            new Signal.Labels(classes, Shape.of()),
            header.count(),
            testCount),
        IntStream.range(0, classes).mapToObj(String::valueOf).toList(),
        "",
        "");
  }

  /** One more than the largest label: labels are small files, so they are read for it. */
  private static int classes(Path labels) throws IOException, DataException {
    int largest = 1;
    Idx.Content content = Idx.read(Files.newInputStream(labels), labels.toString(), null);
    for (int i = 0; i < content.values().limit(); i++) {
      largest = Math.max(largest, content.values().get(i) & 0xff);
    }
    return Math.min(largest + 1, MOST_CLASSES);
  }

  private static Idx.Header header(Path file) throws IOException, DataException {
    return Idx.header(Files.newInputStream(file), file.toString());
  }

  private static Path need(Path folder, String stem, int axes) throws DataException {
    Path file = find(folder, stem, axes);
    if (file == null) {
      throw DataException.of("data.idx.missing", folder.toString(), names(stem, axes).getLast());
    }
    return file;
  }

  private static @Nullable Path find(Path folder, String stem, int axes) {
    for (String name : names(stem, axes)) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    return null;
  }

  private static List<String> names(String stem, int axes) {
    String dashed = stem + "-idx" + axes + "-ubyte";
    String dotted = stem + ".idx" + axes + "-ubyte";
    return List.of(dashed, dotted, dotted + ".gz", dashed + ".gz");
  }

  private record Pair(Path pictures, Path labels) {
    Samples read(int classes) throws DataException {
      return IdxReader.read(source(pictures), source(labels), classes);
    }

    private static IdxReader.Source source(Path file) {
      return new IdxReader.Source(file.toString(), () -> Files.newInputStream(file), null);
    }
  }

  private record Dataset(DatasetInfo info, Pair train, @Nullable Pair test)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws DataException {
      Pair pair = part == DatasetSource.Part.TRAIN ? train : test;
      if (pair == null) {
        throw DataException.of("data.test.none", info.id());
      }
      return pair.read(info.classNames().size());
    }
  }
}
