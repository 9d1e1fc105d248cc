package org.layerloom.app.export;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Background;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.ExportOptions;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.exchange.out.ExportReport;
import org.layerloom.exchange.out.ExportRequest;
import org.layerloom.exchange.out.Exporter;
import org.layerloom.exchange.out.Format;
import org.layerloom.exchange.out.Proof;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;

/** Which format, how and where to; then the export itself, and its proof. */
public final class ExportPane extends BorderPane {

  private static final double WIDTH = 780;
  private static final double HEIGHT = 520;
  private static final double LIST_WIDTH = 190;
  private static final double ROUGH = 1e-3;

  private final Words words;
  private final Wording wording;
  private final Preview preview;
  private final Work work;
  private final ListView<Format> formats = new ListView<>();
  private final Label explanation = new Label();
  private final CheckBox preparation = new CheckBox();
  private final ChoiceBox<String> checkpoint = new ChoiceBox<>();
  private final ChoiceBox<Precision> precision = new ChoiceBox<>();
  private final ChoiceBox<String> output = new ChoiceBox<>();
  private final TextField where = new TextField();
  private final TextArea text = new TextArea();
  private final Button go = new Button();
  private final ProgressBar progress = new ProgressBar();
  private final Label result = new Label();

  /** The folder of the last export; empty before the first. */
  private String folder = "";

  /** Whether nothing has been chosen here yet. */
  private boolean untouched = true;

  /**
   * What the pane works with.
   *
   * @param run the run to take out; null where nothing is trained yet
   * @param chooser asks where to, from a suggested name and the format
   * @param background reads and writes files
   * @param screen runs what changes the pane
   */
  public record Work(
      @Nullable Path run,
      Exporter exporter,
      BiFunction<String, Format, Optional<Path>> chooser,
      ExportMemory memory,
      Background background,
      Executor screen) {}

  public ExportPane(Words words, Wording wording, Preview preview, Work work) {
    this.words = words;
    this.wording = wording;
    this.preview = preview;
    this.work = work;
    setId("export-pane");
    getStyleClass().add("export-pane");
    setPrefSize(WIDTH, HEIGHT);
    fill();
    VBox right = new VBox(explanation, options(), place(), text, foot(), result);
    right.getStyleClass().add("export-choices");
    VBox.setVgrow(text, Priority.ALWAYS);
    setLeft(formats);
    setCenter(right);
    recall(ExportMemory.Choice.FIRST);
    work.background().run(work.memory()::read, this::remembered, unreadable -> {});
  }

  /** What was chosen last time, unless the person was faster. */
  private void remembered(ExportMemory.Choice choice) {
    folder = choice.folder();
    if (untouched) {
      recall(choice);
    }
    show(chosen());
  }

  private void recall(ExportMemory.Choice choice) {
    preparation.setSelected(choice.preparation());
    checkpoint.setValue(choice.checkpoint().equals("best") ? "best" : "last");
    precision.setValue(choice.precision());
    formats.getSelectionModel().select(choice.format());
    untouched = true;
  }

  /** Begins with a form of a number, in the format that has it. */
  public void choose(Precision wanted) {
    formats.getSelectionModel().select(Format.ONNX);
    precision.setValue(wanted);
    untouched = false;
  }

  private void fill() {
    formats.setId("export-formats");
    formats.setAccessibleText(words.text("export.format"));
    formats.setPrefWidth(LIST_WIDTH);
    formats.getItems().setAll(Format.values());
    formats.setCellFactory(view -> new FormatCell(words));
    formats
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            format -> {
              untouched = false;
              show(format);
            });
    explanation.setWrapText(true);
    explanation.setMinHeight(Region.USE_PREF_SIZE);
    preparation.setId("export-preparation");
    preparation.setText(words.text("export.preparation"));
    preparation
        .selectedProperty()
        .subscribe(
            () -> {
              untouched = false;
              show(chosen());
            });
    checkpoint.valueProperty().subscribe(() -> untouched = false);
    precision.valueProperty().subscribe(() -> untouched = false);
    checkpoint.setId("export-checkpoint");
    checkpoint.setAccessibleText(words.text("export.checkpoint"));
    checkpoint.getItems().setAll(List.of("last", "best"));
    checkpoint.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String value) {
            return value == null ? "" : words.text("export.checkpoint." + value);
          }

          @Override
          public String fromString(String shown) {
            return shown;
          }
        });
    precision.setId("export-precision");
    precision.setAccessibleText(words.text("export.precision"));
    precision.getItems().setAll(Precision.values());
    precision.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Precision value) {
            return value == null
                ? ""
                : words.text("export.precision." + value.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public Precision fromString(String shown) {
            return Precision.FLOAT32;
          }
        });
    output.setId("export-output");
    output.setAccessibleText(words.text("export.output"));
    output.setTooltip(new Tooltip(words.text("export.output")));
    output.getItems().setAll(preview.outputs());
    output.setValue("");
    output.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String value) {
            return value == null || value.isEmpty() ? words.text("export.output.judged") : value;
          }

          @Override
          public String fromString(String shown) {
            return shown;
          }
        });
    output.valueProperty().subscribe(() -> show(chosen()));
    text.setId("export-preview");
    text.setAccessibleText(words.text("export.preview"));
    text.setEditable(false);
    text.getStyleClass().add("code");
    result.setId("export-result");
    result.setWrapText(true);
    result.setMinHeight(Region.USE_PREF_SIZE);
  }

  private HBox options() {
    HBox row = new HBox(preparation, checkpoint, precision, output);
    row.getStyleClass().add("export-row");
    return row;
  }

  private HBox place() {
    where.setId("export-where");
    where.setAccessibleText(words.text("export.where"));
    HBox.setHgrow(where, Priority.ALWAYS);
    Button browse = new Button(words.text("export.browse"));
    browse.setId("export-browse");
    browse.setOnAction(
        event ->
            work.chooser()
                .apply(name(chosen()), chosen())
                .ifPresent(path -> where.setText(path.toString())));
    HBox row = new HBox(where, browse);
    row.getStyleClass().add("export-row");
    return row;
  }

  private HBox foot() {
    go.setId("export-go");
    go.setText(words.text("export.go"));
    go.setDefaultButton(true);
    go.setOnAction(event -> export());
    progress.setId("export-progress");
    progress.setVisible(false);
    HBox row = new HBox(go, progress);
    row.getStyleClass().add("export-row");
    return row;
  }

  private Format chosen() {
    Format format = formats.getSelectionModel().getSelectedItem();
    return format == null ? Format.ONNX : format;
  }

  private void show(@Nullable Format format) {
    if (format == null) {
      return;
    }
    explanation.setText(words.text("export." + format.id() + ".text"));
    boolean possible = !format.trained() || work.run() != null;
    preparation.setDisable(!format.trained());
    checkpoint.setDisable(!format.trained());
    precision.setDisable(!fewerBits(format));
    output.setDisable(!format.choosesOutput());
    go.setDisable(!possible);
    result.setText(possible ? "" : words.text("export.untrained"));
    text.setText(preview.of(format, preparation.isSelected(), output(format)));
    text.setScrollTop(0);
    Path place = Path.of(folder.isEmpty() ? System.getProperty("user.home", "") : folder);
    where.setText(place.resolve(name(format)).toString());
  }

  /** The node whose result comes out; empty for the predictions. */
  private String output(Format format) {
    String chosen = output.getValue();
    return chosen == null || !format.choosesOutput() ? "" : chosen;
  }

  /** Whether a format has a form for numbers of fewer bits. */
  private static boolean fewerBits(Format format) {
    return format == Format.ONNX || format == Format.SERVICE;
  }

  private String name(Format format) {
    String stem = preview.document().name().replaceAll("[^\\p{L}\\p{N}_-]+", "-");
    return (stem.isBlank() ? "network" : stem)
        + (format.folder() ? "-" + format.id() : format.ending());
  }

  private void export() {
    Format format = chosen();
    Path out;
    try {
      out = Path.of(where.getText().strip()).toAbsolutePath();
    } catch (InvalidPathException e) {
      result.setText(words.text("export.badPath", where.getText()));
      return;
    }
    working(true);
    Path run = work.run();
    if (!format.trained()) {
      write(out, text.getText());
    } else if (run != null) {
      ExportOptions options =
          new ExportOptions(
              preparation.isSelected(),
              checkpoint.getValue(),
              fewerBits(format) ? precision.getValue() : Precision.FLOAT32,
              output(format));
      work.exporter()
          .export(
              new ExportRequest(run, format, out, options),
              event -> work.screen().execute(() -> hear(event, out)));
    }
  }

  private void write(Path out, String content) {
    work.background()
        .run(
            () -> {
              Path parent = out.getParent();
              if (parent != null) {
                Files.createDirectories(parent);
              }
              Files.writeString(out, content);
              return Files.size(out);
            },
            bytes -> {
              remember(out);
              finish(words.text("export.written", out, bytes / 1e6));
            },
            failure ->
                finish(
                    wording.say(
                        Message.of(
                            "exchange.cannotWrite",
                            out.toString(),
                            String.valueOf(failure.getMessage())))));
  }

  private void hear(ExportEvent event, Path out) {
    switch (event) {
      case ExportEvent.Working(Message what) -> result.setText(wording.say(what));
      case ExportEvent.Failed(Message reason, boolean badInput) -> finish(wording.say(reason));
      case ExportEvent.Done(ExportReport report) -> {
        remember(out);
        finish(said(report));
      }
    }
  }

  private String said(ExportReport report) {
    StringBuilder said =
        new StringBuilder("✓ ")
            .append(words.text("export.written", report.path(), report.bytes() / 1e6));
    Proof proof = report.proof();
    if (proof != null) {
      said.append("\n✓ ")
          .append(
              words.text(
                  // Fewer bits are other numbers: nobody should read that they are the same.
                  proof.tolerance() > ROUGH ? "export.near" : "export.proved",
                  proof.engine(),
                  proof.samples(),
                  proof.difference(),
                  proof.micros(),
                  proof.trainedMicros()));
    }
    report.notes().forEach(note -> said.append('\n').append(wording.say(note)));
    return said.toString();
  }

  private void remember(Path out) {
    Path parent = out.getParent();
    ExportMemory.Choice choice =
        new ExportMemory.Choice(
            chosen(),
            preparation.isSelected(),
            checkpoint.getValue(),
            precision.getValue(),
            parent == null ? "" : parent.toString());
    work.background()
        .run(
            () -> {
              work.memory().write(choice);
              return choice;
            },
            kept -> {},
            // The export is made; only the next dialog begins with the old choice.
            unimportant -> {});
  }

  private void working(boolean yes) {
    progress.setVisible(yes);
    go.setDisable(yes);
    formats.setDisable(yes);
  }

  private void finish(String sentence) {
    working(false);
    result.setText(sentence);
  }
}
