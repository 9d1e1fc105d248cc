package org.layerloom.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.exchange.out.Format;

/** What was chosen at the last export, in a small file of its own. */
public final class ExportMemory {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /**
   * @param settings the folder of this person's settings
   */
  public ExportMemory(Path settings) {
    this.file = settings.resolve("export.json");
  }

  /**
   * What is remembered.
   *
   * @param folder empty before the first export
   */
  public record Choice(
      Format format, boolean preparation, String checkpoint, Precision precision, String folder) {
    static final Choice FIRST = new Choice(Format.ONNX, true, "last", Precision.FLOAT32, "");
  }

  /** The first choice again where there is no file, or none that can be read. */
  public Choice read() {
    try {
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      return new Choice(
          Format.find(node.path("format").asText()).orElse(Format.ONNX),
          node.path("preparation").asBoolean(true),
          node.path("checkpoint").asText("last"),
          precision(node.path("precision").asText()),
          node.path("folder").asText(""));
    } catch (IOException none) {
      return Choice.FIRST;
    }
  }

  /**
   * @throws IOException where the folder cannot be written to
   */
  public void write(Choice choice) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("format", choice.format().id())
                .put("preparation", choice.preparation())
                .put("checkpoint", choice.checkpoint())
                .put("precision", choice.precision().name().toLowerCase(Locale.ROOT))
                .put("folder", choice.folder())));
  }

  private static Precision precision(String text) {
    return Arrays.stream(Precision.values())
        .filter(known -> known.name().equalsIgnoreCase(text))
        .findFirst()
        .orElse(Precision.FLOAT32);
  }
}
