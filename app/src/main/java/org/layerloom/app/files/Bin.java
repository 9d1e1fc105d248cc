package org.layerloom.app.files;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Where files go that are no longer wanted, and can be had back from. */
@FunctionalInterface
public interface Bin {

  /**
   * Moves a file or folder there. Blocks.
   *
   * @throws IOException where it stays, with the system's words
   */
  void discard(Path path) throws IOException;

  /** The system's own: the desktop's trash, as the person knows it. */
  static Bin ofSystem() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows") || system.startsWith("mac")) {
      return path -> {
        if (!Desktop.isDesktopSupported()
            || !Desktop.getDesktop().isSupported(Desktop.Action.MOVE_TO_TRASH)
            || !Desktop.getDesktop().moveToTrash(path.toFile())) {
          throw new IOException("the system's bin does not take it");
        }
      };
    }
    String data = System.getenv("XDG_DATA_HOME");
    Path home =
        data == null || data.isBlank()
            ? Path.of(System.getProperty("user.home", ""), ".local", "share")
            : Path.of(data);
    return trash(home.resolve("Trash"));
  }

  /**
   * A trash folder as the freedesktop.org specification has it: the file under {@code files}, and
   * under {@code info} where it came from.
   */
  static Bin trash(Path folder) {
    return path -> {
      Path files = Files.createDirectories(folder.resolve("files"));
      Path infos = Files.createDirectories(folder.resolve("info"));
      Path whole = path.toAbsolutePath();
      String name = String.valueOf(whole.getFileName());
      String now =
          LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS).toString();
      URI from = whole.toUri();
      String text =
          "[Trash Info]\nPath="
              + from.getRawPath().replaceAll("/$", "")
              + "\nDeletionDate="
              + now
              + "\n";
      for (int number = 1; ; number++) {
        String there = number == 1 ? name : name + "." + number;
        Path info = infos.resolve(there + ".trashinfo");
        try {
          Files.write(info, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException taken) {
          continue;
        }
        try {
          Files.move(whole, files.resolve(there));
          return;
        } catch (IOException e) {
          Files.deleteIfExists(info);
          throw e;
        }
      }
    };
  }
}
