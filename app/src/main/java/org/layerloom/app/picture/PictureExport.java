package org.layerloom.app.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Background;
import org.layerloom.charts.FileChoice;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.export.GraphPicture;

/**
 * Writes the flowchart as SVG, PDF or PNG, in the colours of the window. What is drawn is drawn on
 * the screen's thread, as a drawing must be; the file is written beside it.
 */
public final class PictureExport {

  /** What a picture can be written as. */
  public enum Format {
    SVG,
    PDF,
    /** At twice the size, so that it is sharp in print. */
    PNG;

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final double PNG_SCALE = 2;

  private final GraphEditor editor;
  private final FileChoice choice;
  private final Background background;
  private final Words words;
  private final Consumer<String> say;

  /**
   * @param say tells the person what became of it, in a sentence
   */
  public PictureExport(
      GraphEditor editor,
      FileChoice choice,
      Background background,
      Words words,
      Consumer<String> say) {
    this.editor = editor;
    this.choice = choice;
    this.background = background;
    this.words = words;
    this.say = say;
  }

  /**
   * Asks where to and writes.
   *
   * @param project the name that the file is suggested to have
   */
  public void ask(@Nullable Window owner, String project, Format format) {
    String extension = format.extension();
    String description = words.text("picture." + extension);
    Optional<Path> file =
        choice.save(
            owner,
            fileName(project) + "." + extension,
            new FileChoice.Kind(description, extension));
    file.ifPresent(path -> write(path, format));
  }

  private void write(Path file, Format format) {
    byte[] bytes;
    try {
      bytes = draw(format);
    } catch (IllegalArgumentException tooLarge) {
      say.accept(words.text("picture.tooLarge"));
      return;
    }
    background.run(
        () -> Files.write(file, bytes),
        path -> say.accept(words.text("picture.written", path.getFileName())),
        failure -> say.accept(words.text("picture.notWritten", file)));
  }

  private byte[] draw(Format format) {
    GraphPicture picture = GraphPicture.of(editor);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (format) {
      case SVG -> out.writeBytes(picture.toSvg(1).getBytes(StandardCharsets.UTF_8));
      case PDF -> picture.writePdf(out);
      case PNG -> picture.writePng(PNG_SCALE, out);
    }
    return out.toByteArray();
  }

  /** A project's name without what some system forbids in a file's. */
  private static String fileName(String project) {
    String safe = project.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-").strip();
    return safe.isEmpty() ? "flowchart" : safe;
  }
}
