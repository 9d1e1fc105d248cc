package org.layerloom.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * A folder with a sub-folder of pictures a class: PNG, JPEG, BMP or GIF. Where it holds {@code
 * train} and {@code test} instead, each of these does.
 *
 * <p>All pictures have the size of the first, or are scaled to {@code ?size=32x48} (height x
 * width); they are grey where the first is, or as {@code &colour=grey} or {@code rgb} says. {@code
 * &bad=skip} leaves out what cannot be read or has another size.
 */
final class ImageFolder implements LocalData.Format {

  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    if (!Files.isDirectory(path)) {
      return null;
    }
    boolean split = Files.isDirectory(path.resolve("train"));
    Path root = split ? path.resolve("train") : path;
    List<Path> classes = folders(root);
    if (classes.stream().noneMatch(folder -> hasPictures(folder))) {
      return null;
    }
    options.allow(List.of("size", "colour", "bad", "test"));
    List<String> names = classes.stream().map(f -> f.getFileName().toString()).toList();
    if (names.size() < 2) {
      throw DataException.of("data.images.one", root.toString(), names.getFirst());
    }
    List<Picture> all = pictures(root, names, false);
    List<Picture> tests =
        split && Files.isDirectory(path.resolve("test"))
            ? pictures(path.resolve("test"), names, true)
            : List.of();
    ImageFormat format = ImageFormat.of(all.getFirst().file(), options);
    if (!split) {
      TestShare parts = TestShare.byClass(all.size(), i -> all.get(i).label(), options.testShare());
      return new Dataset(
          info(
              options,
              names,
              format,
              parts.numbers(DatasetSource.Part.TRAIN).size(),
              parts.numbers(DatasetSource.Part.TEST).size()),
          format,
          choose(all, parts.numbers(DatasetSource.Part.TRAIN)),
          choose(all, parts.numbers(DatasetSource.Part.TEST)));
    }
    return new Dataset(info(options, names, format, all.size(), tests.size()), format, all, tests);
  }

  /** A file and the number of its class. */
  record Picture(Path file, int label) {}

  private static List<Picture> choose(List<Picture> all, List<Integer> numbers) {
    return numbers.stream().map(all::get).toList();
  }

  private static DatasetInfo info(
      Options options, List<String> names, ImageFormat format, long train, long test) {
    return new DatasetInfo(
        options.name(),
        options.path(),
        new Site.DatasetShape(
            Signal.Tensor.real(format.shape()),
            new Signal.Labels(names.size(), Shape.of()),
            train,
            test),
        names,
        "",
        "");
  }

  private static List<Picture> pictures(Path root, List<String> names, boolean mayLack)
      throws IOException, DataException {
    List<Picture> pictures = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      Path folder = root.resolve(names.get(label));
      List<Path> files = Files.isDirectory(folder) ? files(folder) : List.of();
      if (files.isEmpty() && !mayLack) {
        throw DataException.of("data.images.empty", folder.toString());
      }
      for (Path file : files) {
        pictures.add(new Picture(file, label));
      }
    }
    return pictures;
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static boolean hasPictures(Path folder) {
    try {
      return !files(folder).isEmpty();
    } catch (IOException e) {
      return false; // not ours to read: said when it is asked for by name
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> ENDINGS.stream().anyMatch(lower(file)::endsWith))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static String lower(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private record Dataset(
      DatasetInfo info, ImageFormat format, List<Picture> train, List<Picture> test)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws DataException {
      List<Picture> pictures = part == DatasetSource.Part.TRAIN ? train : test;
      if (pictures.isEmpty()) {
        throw DataException.of("data.test.none", info.id());
      }
      return ImageReader.read(pictures, format, info.classNames().size());
    }
  }
}
