package org.layerloom.data.published;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.layerloom.data.DataException;

/** Takes the files out of a {@code .tar.gz}: within one folder, and no more than is reasonable. */
final class Unpacking {

  private static final int MOST_ENTRIES = 10_000;
  private static final int CHUNK = 1 << 16;

  private final Path archive;
  private final Path folder;
  private final BooleanSupplier unwanted;
  private long left;

  /**
   * @param most how many bytes may come out of it in all
   */
  Unpacking(Path archive, Path folder, long most, BooleanSupplier unwanted) {
    this.archive = archive;
    this.folder = folder.toAbsolutePath().normalize();
    this.left = most;
    this.unwanted = unwanted;
  }

  /**
   * Does it.
   *
   * @throws DataException where an entry would leave the folder, is a link, or is too much
   */
  void run() throws IOException, DataException {
    int entries = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), CHUNK);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in, CHUNK))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw DataException.of("data.archive.huge", archive.toString());
        }
        take(entry, tar);
      }
    }
  }

  private void take(TarArchiveEntry entry, InputStream in) throws IOException, DataException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder) || Path.of(entry.getName()).isAbsolute()) {
      throw DataException.of("data.archive.outside", archive.toString(), entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
      Files.createDirectories(target.getParent());
      try (OutputStream out = Files.newOutputStream(target)) {
        copy(in, out);
      }
    } else {
      throw DataException.of("data.archive.link", archive.toString(), entry.getName());
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException, DataException {
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      Fetching.check(unwanted);
      left -= n;
      if (left < 0) {
        throw DataException.of("data.archive.huge", archive.toString());
      }
      out.write(chunk, 0, n);
    }
  }
}
