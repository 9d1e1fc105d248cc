package org.layerloom.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a sub-folder of texts ({@code .txt}, UTF-8) a class. Where it has {@code train} and
 * {@code test} folders, those are the parts, each with the sub-folders. {@link TextOptions} says
 * how texts become tokens; {@code bad=skip} leaves out what is empty, too long or no UTF-8.
 */
final class TextFolder implements LocalData.Format {

  private static final List<String> KEYS =
      Stream.concat(Stream.of("bad", "test"), TextOptions.KEYS.stream()).toList();

  /** A book has less. */
  private static final long LARGEST_FILE = 1 << 24;

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    if (!Files.isDirectory(path)) {
      return null;
    }
    Path train = path.resolve("train");
    Path root = Files.isDirectory(train) ? train : path;
    List<Path> folders = folders(root);
    List<String> names = folders.stream().map(f -> f.getFileName().toString()).toList();
    if (names.isEmpty()) {
      return null;
    }
    options.allow(KEYS);
    if (names.size() == 1) {
      throw DataException.of("data.text.one", root.toString(), names.getFirst());
    }
    double share = options.testShare();
    TokenSequences texts = new TokenSequences(path.toString(), TextOptions.form(options));
    List<Integer> labels = new ArrayList<>();
    read(root, names, options.skipsBad(), texts, labels);
    int first = labels.size();
    if (root.equals(train)) {
      read(path.resolve("test"), names, options.skipsBad(), texts, labels);
    }
    if (first == 0) {
      throw DataException.of("data.text.none", root.toString());
    }
    TestShare parts =
        root.equals(train)
            ? TestShare.at(first, labels.size())
            : TestShare.byClass(first, labels::get, share);
    TokenSequences.Coded coded = texts.coded(parts.numbers(DatasetSource.Part.TRAIN));
    if (IndexRows.tooLarge(labels.size(), coded.length())) {
      throw DataException.of(
          "data.text.long", path.toString(), coded.length(), IndexRows.largest());
    }
    return new IndexRows(
        IndexRows.info(options, options.path(), coded.length(), coded.most(), names, parts),
        parts,
        coded::row,
        labels::get,
        coded.tokens());
  }

  private static void read(
      Path root, List<String> names, boolean skip, TokenSequences texts, List<Integer> labels)
      throws IOException, DataException {
    for (int label = 0; label < names.size(); label++) {
      for (Path file : files(root.resolve(names.get(label)))) {
        String text = text(file, skip);
        if (texts.add(text)) {
          labels.add(label);
        } else if (!skip) {
          throw DataException.of("data.text.empty", file.toString());
        }
      }
    }
  }

  /** Empty where it is left out. */
  private static String text(Path file, boolean skip) throws IOException, DataException {
    if (Files.size(file) > LARGEST_FILE) {
      if (skip) {
        return "";
      }
      throw DataException.of("data.text.file", file.toString(), LARGEST_FILE >> 20);
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      if (skip) {
        return "";
      }
      throw DataException.of("data.table.encoding", file.toString());
    }
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      List<Path> folders = new ArrayList<>();
      for (Path entry : entries.filter(Files::isDirectory).sorted().toList()) {
        if (!entry.getFileName().toString().startsWith(".") && !files(entry).isEmpty()) {
          folders.add(entry);
        }
      }
      return folders;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".txt"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
