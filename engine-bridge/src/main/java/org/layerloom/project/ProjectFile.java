package org.layerloom.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;

/**
 * The {@code .loom} format: a {@link Document} as JSON. The schema is the resource {@code
 * loom.schema.json} of this package.
 *
 * <p>Reading never throws for what a file holds, takes no memory that the file's size does not
 * justify, and says of everything that is wrong where it is. Equal documents give equal files.
 */
public final class ProjectFile {

  /** The format that is written, and the newest that is read. */
  public static final int FORMAT = 1;

  /** What a project's file name ends in. */
  public static final String EXTENSION = ".loom";

  static final String GENERATOR = "Layerloom";

  /** A flowchart of 1,000 nodes takes half a megabyte. */
  static final int LARGEST = 32 << 20;

  private ProjectFile() {}

  /** Opens a file. Blocks while it is read. */
  public static Opening read(Path file, Catalogue catalogue) {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      return refused(Message.of("project.file.folder", file.toString()));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe or device might never end.
      return refused(Message.of("project.file.special", file.toString()));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST
          ? refused(Message.of("project.file.huge", name, LARGEST >> 20))
          : parse(bytes, name, catalogue);
    } catch (NoSuchFileException e) {
      return refused(Message.of("project.file.missing", file.toString()));
    } catch (IOException e) {
      return refused(Message.of("project.file.unreadable", file.toString(), AtomicFile.reason(e)));
    }
  }

  /**
   * Reads a project from memory.
   *
   * @param name what messages call it
   */
  public static Opening parse(byte[] bytes, String name, Catalogue catalogue) {
    Report report = new Report(name);
    Json json = JsonReader.read(bytes, report);
    Document document = json == null ? null : new DocumentReader(report, catalogue).read(json);
    return document != null && report.clean()
        ? new Opening.Opened(document, report.warnings())
        : new Opening.Refused(report.problems());
  }

  /** The file's text. */
  public static String text(Document document) {
    return new DocumentWriter().write(document);
  }

  /**
   * Saves so that at no moment the file is half written: a kill, crash or full disk leaves the old
   * file or the new one. Blocks until the bytes are on the disk.
   */
  public static Saving write(Document document, Path file) {
    try {
      AtomicFile.write(file, text(document).getBytes(StandardCharsets.UTF_8));
      return new Saving.Saved(file);
    } catch (IOException e) {
      return new Saving.NotSaved(
          Message.of("project.save.failed", file.toString(), AtomicFile.reason(e)));
    }
  }

  private static Opening refused(Message problem) {
    return new Opening.Refused(List.of(problem));
  }
}
