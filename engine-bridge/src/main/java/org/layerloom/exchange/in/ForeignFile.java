package org.layerloom.exchange.in;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.layerloom.data.Datasets;
import org.layerloom.exchange.keras.KerasConfig;
import org.layerloom.exchange.keras.KerasReader;
import org.layerloom.exchange.mermaid.MermaidReader;
import org.layerloom.exchange.onnx.reading.Given;
import org.layerloom.exchange.onnx.reading.OnnxReader;
import org.layerloom.exchange.pytorch.reading.TorchReader;
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
    return read(file, catalogue, Given.NOTHING);
  }

  /**
   * Blocks while it is read.
   *
   * @param given what the person says of inputs that the file leaves open
   */
  public static Imported read(Path file, Catalogue catalogue, Given given) {
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
      case ".onnx" ->
          Files.isRegularFile(file) || !Files.exists(file)
              ? OnnxReader.read(file, stem(name), catalogue, given, Datasets.installed())
              : noFile(file);
      case ".keras" ->
          Files.isRegularFile(file) ? keras(file, stem(name), catalogue) : noFile(file);
      case ".json" -> text(file, name, text -> KerasConfig.parse(text, stem(name), catalogue));
      case ".safetensors" ->
          new Imported.Refused(List.of(Message.of("exchange.in.weightsAlone", name)));
      case ".py" -> text(file, name, text -> code(text, name, catalogue));
      default ->
          new Imported.Refused(List.of(Message.of("exchange.in.kindOfFile", file.toString())));
    };
  }

  /** Code of a model: PyTorch's or Keras'. */
  public static Imported code(String source, String name, Catalogue catalogue) {
    return TorchReader.isTorch(source)
        ? TorchReader.read(source, name, catalogue)
        : KerasReader.read(source, name, catalogue);
  }

  private static Imported text(
      Path file, String name, java.util.function.Function<String, Imported> reader) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return noFile(file);
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

  private static Imported keras(Path file, String name, Catalogue catalogue) {
    try {
      return KerasConfig.read(file, name, catalogue);
    } catch (IOException e) {
      return new Imported.Refused(
          List.of(
              Message.of(
                  "exchange.in.unreadable", file.toString(), String.valueOf(e.getMessage()))));
    }
  }

  /** A pipe or device might never end. */
  private static Imported noFile(Path file) {
    return new Imported.Refused(
        List.of(Message.of("exchange.in.unreadable", file.toString(), "no file")));
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
