package org.layerloom.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a sub-folder of files a class. Where it holds {@code train} and {@code test}
 * instead, each of these does.
 */
final class ClassFolder {

  /** A file and the number of its class. */
  record Member(Path file, int label) {}

  /** Files of each part. */
  record Parts(List<String> names, List<Member> train, List<Member> test) {}

  private final Path root;
  private final @Nullable Path test;
  private final List<Path> classes;
  private final List<String> endings;

  private ClassFolder(Path root, @Nullable Path test, List<Path> classes, List<String> endings) {
    this.root = root;
    this.test = test;
    this.classes = classes;
    this.endings = endings;
  }

  /**
   * @param endings of the files that count, in lower case
   * @return null where no sub-folder has such files
   */
  static @Nullable ClassFolder find(Path path, List<String> endings) throws IOException {
    if (!Files.isDirectory(path)) {
      return null;
    }
    boolean split = Files.isDirectory(path.resolve("train"));
    Path root = split ? path.resolve("train") : path;
    List<Path> classes;
    try (Stream<Path> entries = Files.list(root)) {
      classes =
          entries
              .filter(Files::isDirectory)
              .filter(folder -> !folder.getFileName().toString().startsWith("."))
              .sorted()
              .toList();
    }
    ClassFolder found =
        new ClassFolder(root, split ? path.resolve("test") : null, classes, endings);
    return classes.stream().anyMatch(found::hasFiles) ? found : null;
  }

  /**
   * Its files.
   *
   * @param one the refusal of one class alone
   * @param empty the refusal of a class without files
   */
  Parts parts(Options options, String one, String empty) throws IOException, DataException {
    List<String> names = classes.stream().map(f -> f.getFileName().toString()).toList();
    if (names.size() < 2) {
      throw DataException.of(one, root.toString(), names.getFirst());
    }
    List<Member> all = members(root, names, false, empty);
    if (test != null) {
      List<Member> tests = Files.isDirectory(test) ? members(test, names, true, empty) : List.of();
      return new Parts(names, all, tests);
    }
    TestShare parts = TestShare.byClass(all.size(), i -> all.get(i).label(), options.testShare());
    return new Parts(
        names,
        parts.numbers(DatasetSource.Part.TRAIN).stream().map(all::get).toList(),
        parts.numbers(DatasetSource.Part.TEST).stream().map(all::get).toList());
  }

  /** The first file of all. */
  Path first() throws IOException {
    for (Path folder : classes) {
      List<Path> files = files(folder);
      if (!files.isEmpty()) {
        return files.getFirst();
      }
    }
    throw new IllegalStateException("found by its files");
  }

  private List<Member> members(Path in, List<String> names, boolean mayLack, String empty)
      throws IOException, DataException {
    List<Member> members = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      Path folder = in.resolve(names.get(label));
      List<Path> files = Files.isDirectory(folder) ? files(folder) : List.of();
      if (files.isEmpty() && !mayLack) {
        throw DataException.of(empty, folder.toString());
      }
      for (Path file : files) {
        members.add(new Member(file, label));
      }
    }
    return members;
  }

  private boolean hasFiles(Path folder) {
    try {
      return !files(folder).isEmpty();
    } catch (IOException e) {
      return false; // not ours to read: said when it is asked for by name
    }
  }

  private List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> endings.stream().anyMatch(lower(file)::endsWith))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static String lower(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
