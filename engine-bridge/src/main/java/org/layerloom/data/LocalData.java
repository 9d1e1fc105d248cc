package org.layerloom.data;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Datasets in files and folders of the user, found by path. */
final class LocalData {

  /** A dataset whose files have been looked at, but not read. */
  interface Dataset {

    DatasetInfo info();

    Samples read(DatasetSource.Part part) throws IOException, DataException;

    /** What each index stands for; none where features are no indices. */
    default List<String> tokens() {
      return List.of();
    }
  }

  /** Recognises what a path holds. */
  interface Format {

    /** Null where the path holds something else. */
    @Nullable Dataset open(Path path, Options options) throws IOException, DataException;
  }

  private static final List<Format> FORMATS =
      List.of(
          new IdxFolder(),
          new CifarFolder(),
          new NumpyFile(),
          new TextFile(),
          new RatingFile(),
          new SeriesFile(),
          new TableFile(),
          new ImageFolder(),
          new SoundFolder(),
          new TextFolder());

  private final Path folder;

  /** What was found, as long as the path is as it was then. */
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** Numbers of a table stay only while memory allows; they can be read again. */
  private record Known(FileTime changed, long size, SoftReference<Dataset> dataset) {}

  LocalData(Path folder) {
    this.folder = folder;
  }

  /** Null where there is no such path. */
  @Nullable Dataset find(String name) throws DataException {
    Options options = Options.of(name);
    Path path = path(options.path());
    if (path == null) {
      return null;
    }
    try {
      FileTime changed = Files.getLastModifiedTime(path);
      long size = Files.size(path);
      Known before = known.get(name);
      if (before != null && before.changed.equals(changed) && before.size == size) {
        Dataset still = before.dataset.get();
        if (still != null) {
          return still;
        }
      }
      Dataset dataset = open(path, options);
      known.put(name, new Known(changed, size, new SoftReference<>(dataset)));
      return dataset;
    } catch (IOException e) {
      throw DataException.unreadable(path.toString(), e);
    }
  }

  /** The table that a name is of; null where it is of something else. */
  @Nullable Path table(String name) throws DataException {
    Path path = path(Options.of(name).path());
    return path != null && TableFile.is(path) ? path : null;
  }

  private @Nullable Path path(String name) {
    if (name.isBlank()) {
      return null;
    }
    try {
      Path path = folder.resolve(name).toAbsolutePath().normalize();
      return Files.exists(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Dataset open(Path path, Options options) throws IOException, DataException {
    for (Format format : FORMATS) {
      Dataset dataset = format.open(path, options);
      if (dataset != null) {
        return dataset;
      }
    }
    throw DataException.of("data.format", path.toString());
  }
}
