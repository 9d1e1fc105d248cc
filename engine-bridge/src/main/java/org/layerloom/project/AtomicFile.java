package org.layerloom.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces files whole: temporary file in the same folder, flushed, moved. */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * @throws IOException when nothing was changed: no folder, no right, no room
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    // A link stays a link: what it points at is replaced.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      // A move would replace even a file that its owner has locked.
      throw new AccessDeniedException(file.toString());
    }
    Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      keepPermissions(target, temporary);
      move(temporary, target);
      flushFolder(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** What went wrong, for a message: the system's own words where it gives some. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "access denied";
      case NoSuchFileException missing -> "no such folder";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    if (Files.exists(from)
        && from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network folders: the best that they offer.
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The new name is on the disk only once the folder is; Windows cannot be asked to flush one. */
  private static void flushFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
