package org.layerloom.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;

/**
 * What a session that was killed left unsaved.
 *
 * @param file where it stands in the recovery folder
 * @param original the document's own file, or null where it had none
 * @param written when it was last kept
 * @param opening the document, or why it cannot be opened
 */
public record Recovery(Path file, @Nullable Path original, Instant written, Opening opening) {

  /** What sessions that no longer live left in the folder, newest first. Blocks: reads files. */
  public static List<Recovery> left(Path folder, Catalogue catalogue) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> documents;
    try (Stream<Path> files = Files.list(folder)) {
      documents =
          files.filter(f -> f.getFileName().toString().endsWith(ProjectFile.EXTENSION)).toList();
    }
    List<Recovery> found = new ArrayList<>();
    for (Path document : documents) {
      RecoveryFiles files = files(document);
      if (!lives(files.lock())) {
        found.add(
            new Recovery(
                document,
                original(files.original()),
                Files.getLastModifiedTime(document).toInstant(),
                ProjectFile.read(document, catalogue)));
      }
    }
    found.sort(Comparator.comparing(Recovery::written).reversed());
    return List.copyOf(found);
  }

  /** Removes it, once the person took it or gave it up. */
  public void discard() throws IOException {
    RecoveryFiles files = files(file);
    files.removeDocument();
    Files.deleteIfExists(files.lock());
  }

  private static RecoveryFiles files(Path document) {
    String name = document.getFileName().toString();
    Path folder = document.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("no file in a folder: " + document);
    }
    return new RecoveryFiles(
        folder, name.substring(0, name.length() - ProjectFile.EXTENSION.length()));
  }

  private static @Nullable Path original(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    String path = Files.readString(file, StandardCharsets.UTF_8);
    try {
      return path.isEmpty() ? null : Path.of(path);
    } catch (InvalidPathException e) {
      return null; // written under another system: the document is worth having without it
    }
  }

  private static boolean lives(Path lockFile) throws IOException {
    if (!Files.exists(lockFile)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // another window of this process
    }
  }
}
