package org.layerloom.exchange.in;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;

/** The numbers that come with an imported network, in a file beside its project. */
public final class WeightFile {

  public static final String ENDING = ".safetensors";

  private WeightFile() {}

  /**
   * Writes it beside and moves it, so that a file is old or new and never half.
   *
   * @param from what the numbers were imported from, as a note in the file
   */
  public static void write(Path file, List<NamedTensor> tensors, String from) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        SafeTensors.write(channel, tensors, Map.of("format", "pt", "layerloom.from", from));
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
