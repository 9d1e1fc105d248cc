package org.layerloom.exchange.in;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.layerloom.exchange.keras.KerasReader;
import org.layerloom.exchange.mermaid.MermaidReader;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;

/** Reads a file of any kind that is known, by its ending. Nothing in it is ever run. */
public final class ForeignFile {

  private static final int LARGEST = 4 << 20;

  private ForeignFile() {}

  /** Blocks while it is read. */
  public static Imported read(Path file, Catalogue catalogue) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case ".loom" ->
          switch (ProjectFile.read(file, catalogue)) {
            case Opening.Opened opened -> new Imported.Read(opened.document(), opened.warnings());
            case Opening.Refused refused -> new Imported.Refused(refused.problems());
          };
      case ".mmd", ".mermaid", ".md" ->
          text(file, name, text -> MermaidReader.read(text, name, catalogue));
      case ".py" -> text(file, name, text -> KerasReader.read(text, name, catalogue));
      default ->
          new Imported.Refused(List.of(Message.of("exchange.in.kindOfFile", file.toString())));
    };
  }

  private static Imported text(
      Path file, String name, java.util.function.Function<String, Imported> reader) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe or device might never end.
      return new Imported.Refused(
          List.of(Message.of("exchange.in.unreadable", file.toString(), "no file")));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST
          ? new Imported.Refused(List.of(Message.of("exchange.in.large", name, LARGEST >> 20)))
          : reader.apply(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Imported.Refused(
          List.of(
              Message.of(
                  "exchange.in.unreadable", file.toString(), String.valueOf(e.getMessage()))));
    }
  }
}
