package org.layerloom.app.compress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.Figure;
import org.layerloom.charts.FigurePane;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.compression.Candidate;
import org.layerloom.compression.CompressionRequest.Making;
import org.layerloom.compression.Compressor;
import org.layerloom.compression.Form;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.network.Wording;

/** Every smaller form of a run's network: a table, the same on a curve, and what to do with one. */
public final class CompressionPane extends VBox {

  private static final double WIDTH = 740;
  private static final double TABLE = 250;
  private static final double CURVE = 230;
  private static final int MOST_EPOCHS = 10_000;
  private static final double MEGA = 1e6;

  private final CompressionModel model;
  private final Words words;
  private final Wording wording;
  private final Work work;
  private final CandidateTable table;
  private final FigurePane curve = new FigurePane();
  private final ProgressBar progress = new ProgressBar();
  private final Button export = new Button();
  private final Button make = new Button();
  private final Label epochsLabel = new Label();
  private final Spinner<Integer> epochs = new Spinner<>(1, MOST_EPOCHS, 3);
  private final Label said = new Label();
  private List<Line> lines = List.of();

  /**
   * What the pane works with.
   *
   * @param run the run's folder
   * @param name what the run's project is called
   * @param chooser asks where a project is to be written, from a suggested name
   * @param export asks how to take the run out with some precision, and does it
   * @param open shows a project
   * @param screen runs what changes the pane
   */
  public record Work(
      Path run,
      String name,
      Compressor compressor,
      Function<String, Optional<Path>> chooser,
      Consumer<Precision> export,
      Consumer<Path> open,
      Executor screen) {}

  /** One curve, with the candidates of its points. */
  private record Line(String key, Hue hue, List<Candidate> points) {}

  /** Measures at once, until the lifetime ends. */
  public CompressionPane(Words words, Wording wording, Work work, Lifetime life) {
    this.model = new CompressionModel(work.run(), work.compressor(), work.screen());
    this.words = words;
    this.wording = wording;
    this.work = work;
    this.table = new CandidateTable(words);
    setId("compress");
    getStyleClass().add("compress");
    setPrefWidth(WIDTH);
    table.setPrefHeight(TABLE);
    VBox.setVgrow(table, Priority.ALWAYS);
    Label waiting = new Label(words.text("compress.waiting"));
    waiting.getStyleClass().add("empty-hint");
    table.setPlaceholder(waiting);
    curve.setId("compress-curve");
    curve.setLocale(words.locale());
    curve.setMinSize(0, CURVE);
    curve.setPrefHeight(CURVE);
    curve.setOnOpen(this::choose);
    said.setId("compress-said");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().setAll(table, curve, foot(), said);
    table.getSelectionModel().selectedItemProperty().subscribe(() -> chosen());
    life.follow(model.stateProperty(), this::show);
    life.atEnd(model::close);
  }

  private HBox foot() {
    export.setId("compress-export");
    export.setText(words.text("compress.export"));
    export.setOnAction(event -> candidate().ifPresent(it -> export(it.form().precision())));
    make.setId("compress-make");
    make.setText(words.text("compress.make"));
    make.setOnAction(event -> candidate().ifPresent(this::make));
    epochs.setId("compress-epochs");
    epochs.setEditable(true);
    epochs.setPrefWidth(90);
    epochsLabel.setText(words.text("compress.epochs"));
    epochsLabel.setLabelFor(epochs);
    progress.setId("compress-progress");
    progress.setAccessibleText(words.text("compress.waiting"));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(export, make, epochsLabel, epochs, space, progress);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("compress-foot");
    return row;
  }

  private Optional<Candidate> candidate() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
  }

  private void export(Precision precision) {
    getScene().getWindow().hide();
    work.export().accept(precision);
  }

  private void make(Candidate candidate) {
    String suggested =
        work.name().replaceAll("[^\\p{L}\\p{N}_-]+", "-")
            + "-"
            + candidate.form().id()
            + "-"
            + Math.round(candidate.share() * 100)
            + ".loom";
    work.chooser()
        .apply(suggested)
        .ifPresent(
            out -> model.make(new Making(candidate.form(), candidate.share(), after(), out)));
  }

  /** What stands in the field counts, also where nobody pressed Enter in it. */
  private int after() {
    try {
      epochs.commitValue();
    } catch (NumberFormatException nonsense) {
      epochs.getEditor().setText(String.valueOf(epochs.getValue()));
    }
    return epochs.getValue();
  }

  private void show(CompressionModel.State state) {
    Path made = state.made();
    if (made != null) {
      getScene().getWindow().hide();
      work.open().accept(made);
      return;
    }
    Candidate selected = table.getSelectionModel().getSelectedItem();
    if (!table.getItems().equals(state.candidates())) {
      table.getItems().setAll(state.candidates());
      table.sort();
      table.getSelectionModel().select(selected);
      draw(state.candidates());
    }
    progress.setVisible(state.busy());
    progress.setProgress(state.done());
    List<String> sentences = new ArrayList<>();
    state.notes().forEach(note -> sentences.add(wording.say(note)));
    if (state.samples() > 0) {
      sentences.add(words.text("compress.done", state.samples()));
    }
    said.setText(sentences.stream().collect(Collectors.joining("\n")));
    chosen();
  }

  private void chosen() {
    @Nullable Candidate candidate = table.getSelectionModel().getSelectedItem();
    boolean ready = candidate != null && !model.stateProperty().get().busy();
    boolean pruned = candidate != null && candidate.form().pruned();
    export.setDisable(!ready || pruned);
    make.setDisable(!ready || !pruned);
    epochs.setDisable(!pruned);
    epochsLabel.setDisable(!pruned);
    for (int row = 0; row < lines.size(); row++) {
      int column = lines.get(row).points().indexOf(candidate);
      if (column >= 0) {
        curve.setPointed(new Figure.Part(row, column));
      }
    }
  }

  private void choose(Figure.Part part) {
    if (part.row() < lines.size() && part.column() < lines.get(part.row()).points().size()) {
      table.getSelectionModel().select(lines.get(part.row()).points().get(part.column()));
      table.scrollTo(table.getSelectionModel().getSelectedIndex());
    }
  }

  /** Right answers, or else what answers differ by, over the size of the packed file. */
  private void draw(List<Candidate> all) {
    lines =
        List.of(
            new Line("compress.line.bits", Hue.of(0), points(all, it -> !it.pruned())),
            new Line("compress.line.weights", Hue.of(1), points(all, it -> it == Form.WEIGHTS)),
            new Line("compress.line.units", Hue.of(2), points(all, it -> it == Form.UNITS)));
    boolean scored = all.stream().noneMatch(it -> Double.isNaN(it.score()));
    curve.setFigure(
        all.isEmpty()
            ? null
            : new Figure.Curves(
                words.text("compress.curve"),
                words.text("compress.column.packed") + " (MB)",
                words.text(scored ? "compress.column.score" : "compress.column.difference"),
                lines.stream().map(line -> drawn(line, scored)).toList(),
                ValueUnit.PERCENT,
                false,
                false));
  }

  /** With the whole network at the end, from which every form departs. */
  private static List<Candidate> points(
      List<Candidate> all, java.util.function.Predicate<Form> wanted) {
    return all.stream()
        .filter(it -> it.form() == Form.WHOLE || wanted.test(it.form()))
        .sorted(Comparator.comparingLong(Candidate::packed))
        .toList();
  }

  private Figure.Curve drawn(Line line, boolean scored) {
    return new Figure.Curve(
        words.text(line.key()),
        line.hue(),
        line.points().stream().map(it -> it.packed() / MEGA).toList(),
        line.points().stream().map(it -> scored ? it.score() : it.difference()).toList());
  }
}
