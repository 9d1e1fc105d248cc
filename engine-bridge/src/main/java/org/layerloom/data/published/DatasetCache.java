package org.layerloom.data.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.layerloom.data.CacheFolder;

/**
 * The one place for datasets that were fetched: a folder a dataset.
 *
 * @param folder holds them all; made when it is needed
 */
public record DatasetCache(Path folder) {

  /** This person's on this machine. */
  public static DatasetCache ofUser() {
    return new DatasetCache(CacheFolder.ofUser().resolve("datasets"));
  }

  /** Where a dataset's files are, or would be. */
  public Path of(Published dataset) {
    return folder.resolve(dataset.info().id());
  }

  /** Whether a dataset is all here. */
  public boolean holds(Published dataset) {
    Path own = of(dataset);
    return dataset.holds().stream().allMatch(name -> Files.isRegularFile(own.resolve(name)));
  }

  /** What a dataset takes on the disk, also of a fetch that was cut off, in bytes. */
  public long bytes(Published dataset) {
    return files(of(dataset)).stream().mapToLong(DatasetCache::size).sum();
  }

  /** Of a file that is gone by now: nothing. */
  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Deletes a dataset's files. */
  public void remove(Published dataset) throws IOException {
    for (Path file : files(of(dataset)).reversed()) {
      Files.deleteIfExists(file);
    }
  }

  /** A folder and all beneath, each before what is in it; links are not followed. */
  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
