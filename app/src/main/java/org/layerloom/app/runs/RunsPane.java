package org.layerloom.app.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.evaluation.NamedEnum;
import org.layerloom.app.files.Bin;
import org.layerloom.app.language.Words;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.training.RunState;
import org.layerloom.app.training.Runs;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.training.RunSummary;
import org.layerloom.training.Trained;

/** All runs, and side by side what the chosen ones measured and in what they differ. */
public final class RunsPane extends HBox {

  /** Colours repeat beyond. */
  private static final int MOST_CURVES = 8;

  private static final double LEAST_COMPARED = 440;

  /** What stands beside the table. */
  enum Side {
    CURVES,
    DIFFERENCES
  }

  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final RunsModel model;
  private final RunTable table;
  private final Overlay overlay;
  private final DifferenceList differences;
  private final ComboBox<Side> side = new ComboBox<>();
  private final Subject subject;
  private final Words words;
  private final Acts acts;

  /**
   * What the window does with runs.
   *
   * @param fork opens a run's project to go on with as one of its own
   * @param confirm asks whether so many runs may go to the bin, and does it where they may
   * @param report writes a run's report
   * @param export asks how to take a run's network out, and does it
   * @param compress shows what smaller forms of a run's network cost
   * @param look shows the evaluation of the network that is looked at
   */
  public record Acts(
      Consumer<Document> fork,
      BiConsumer<Integer, Runnable> confirm,
      Consumer<RunSummary> report,
      BiConsumer<Path, Document> export,
      BiConsumer<Path, Document> compress,
      Runnable look) {}

  /**
   * @param folder the folder of runs
   */
  public RunsPane(
      Path folder,
      Background background,
      Bin bin,
      Runs runs,
      Subject subject,
      Words words,
      Wording wording,
      Acts acts,
      Lifetime lifetime) {
    this.model = new RunsModel(folder, background, bin);
    this.table = new RunTable(model, words);
    this.overlay = new Overlay(words);
    this.differences = new DifferenceList(words, wording);
    this.subject = subject;
    this.words = words;
    this.acts = acts;
    getStyleClass().add("runs");
    TextField filter = new TextField();
    filter.setId("runs-filter");
    filter.setPromptText(words.text("runs.filter"));
    filter.textProperty().subscribe(table::filter);
    HBox.setHgrow(filter, Priority.ALWAYS);
    Button evaluate = button("runs-look", "fth-bar-chart-2", "runs.look", this::look);
    Button forking = button("runs-fork", "fth-git-branch", "runs.fork", this::fork);
    Button reporting = button("runs-report", "fth-file-text", "runs.report", this::report);
    Button exporting =
        button("runs-export", "fth-package", "runs.export", () -> withNetwork(acts.export()));
    Button compressing =
        button(
            "runs-compress", "fth-minimize-2", "runs.compress", () -> withNetwork(acts.compress()));
    Button discard = button("runs-discard", "fth-trash-2", "runs.discard", this::discard);
    Label problem = new Label();
    problem.getStyleClass().add("muted");
    problem.textProperty().bind(model.problemProperty());
    HBox tools = new HBox(filter, evaluate, forking, reporting, exporting, compressing, discard);
    tools.getStyleClass().add("inside-tools");
    Label none = new Label(words.text("runs.none"));
    none.getStyleClass().add("empty-hint");
    none.setWrapText(true);
    table.setPlaceholder(none);
    table.setMinSize(0, 0);
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox left = new VBox(tools, table, problem);
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    left.getStyleClass().add("inside-middle");
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    side.setId("runs-side");
    side.getItems().setAll(Side.values());
    side.setConverter(new NamedEnum<>(words, "runs.side."));
    side.setAccessibleText(words.text("runs.side"));
    side.setValue(Side.CURVES);
    StackPane compared = new StackPane(overlay, differences);
    compared.setMinSize(0, 0);
    VBox.setVgrow(compared, Priority.ALWAYS);
    VBox right = new VBox(side, compared);
    right.getStyleClass().add("runs-side");
    right.setMinWidth(LEAST_COMPARED);
    getChildren().addAll(left, right);
    side.valueProperty().subscribe(this::showSide);
    var selected = table.getSelectionModel().getSelectedItems();
    ListChangeListener<RunRow> changed = change -> compare();
    selected.addListener(changed);
    BooleanSupplier any = () -> !selected.isEmpty();
    selected.addListener(
        (ListChangeListener<RunRow>)
            change -> {
              for (Button each :
                  List.of(evaluate, forking, reporting, exporting, compressing, discard)) {
                each.setDisable(!any.getAsBoolean());
              }
            });
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DELETE && table.getEditingCell() == null) {
            discard();
          }
        });
    lifetime.follow(shown, it -> load());
    lifetime.follow(
        runs.stateProperty(),
        state -> {
          if (state.phase() != RunState.Phase.RUNNING) {
            load();
          }
        });
  }

  private Button button(String id, String icon, String name, Runnable action) {
    Button button = new Button(words.text(name), new FontIcon(icon));
    button.setId(id);
    button.setDisable(true);
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(words.text(name + ".text")));
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Whether somebody sees it: only then are folders read. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  private void load() {
    if (shown.get()) {
      model.load();
    }
  }

  private List<RunRow> chosen() {
    return table.getSelectionModel().getSelectedItems().stream()
        .filter(java.util.Objects::nonNull)
        .limit(MOST_CURVES)
        .toList();
  }

  private void compare() {
    List<RunRow> rows = chosen();
    model.curves(
        rows,
        curves -> {
          if (rows.equals(chosen())) {
            overlay.show(rows, curves);
          }
        });
    differences.clear();
    if (rows.size() == 2) {
      model.documents(
          rows,
          documents -> {
            if (rows.equals(chosen())) {
              differences.show(
                  rows.getFirst().name(),
                  documents.getFirst().graph(),
                  rows.getLast().name(),
                  documents.getLast().graph());
            }
          });
    }
  }

  private void showSide(Side chosen) {
    overlay.setVisible(chosen == Side.CURVES);
    differences.setVisible(chosen == Side.DIFFERENCES);
  }

  private void look() {
    chosen().stream()
        .findFirst()
        .ifPresent(
            row -> {
              subject.choose(Trained.last(row.summary().folder().path().toAbsolutePath()));
              acts.look().run();
            });
  }

  private void fork() {
    List<RunRow> rows = chosen();
    if (!rows.isEmpty()) {
      model.documents(
          List.of(rows.getFirst()),
          documents -> {
            Document of = documents.getFirst();
            acts.fork()
                .accept(
                    new Document(
                        words.text("runs.forked", rows.getFirst().name()),
                        of.description(),
                        of.graph(),
                        of.subnetworks(),
                        of.weights()));
          });
    }
  }

  /** Does something with the chosen run and what it was trained with. */
  private void withNetwork(BiConsumer<Path, Document> act) {
    List<RunRow> rows = chosen();
    if (!rows.isEmpty()) {
      RunRow row = rows.getFirst();
      model.documents(
          List.of(row),
          documents ->
              act.accept(row.summary().folder().path().toAbsolutePath(), documents.getFirst()));
    }
  }

  private void report() {
    chosen().stream().findFirst().ifPresent(row -> acts.report().accept(row.summary()));
  }

  private void discard() {
    List<RunRow> rows =
        table.getSelectionModel().getSelectedItems().stream()
            .filter(java.util.Objects::nonNull)
            .toList();
    if (!rows.isEmpty()) {
      acts.confirm().accept(rows.size(), () -> model.discard(rows));
    }
  }
}
