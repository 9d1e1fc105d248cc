package org.layerloom.app.training;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;

/**
 * Changes epochs, learning rate and batch size of a run while it trains; of one that has ended, it
 * trains on.
 */
public final class TunePopOver {

  private static final int MOST = 1_000_000;

  private final Runs runs;
  private final Words words;
  private final PopOver popOver = new PopOver();
  private final Spinner<Integer> epochs = new Spinner<>(1, MOST, 1);
  private final Spinner<Integer> batch = new Spinner<>(1, MOST, 1);
  private final TextField rate = new TextField();
  private final Label refusal = new Label();
  private final Label hint = new Label();
  private final Button apply = new Button();

  public TunePopOver(Runs runs, Words words) {
    this.runs = runs;
    this.words = words;
    GridPane form = new GridPane();
    form.getStyleClass().add("tune-form");
    form.setHgap(12);
    form.setVgap(8);
    row(form, 0, "tune.epochs", "tune-epochs", epochs);
    row(form, 1, "tune.rate", "tune-rate", rate);
    row(form, 2, "tune.batch", "tune-batch", batch);
    epochs.setEditable(true);
    batch.setEditable(true);
    rate.setOnAction(event -> apply());
    refusal.getStyleClass().add("refusal");
    refusal.setId("tune-refusal");
    refusal.setWrapText(true);
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    apply.setId("tune-apply");
    apply.setDefaultButton(true);
    apply.setOnAction(event -> apply());
    VBox content = new VBox(10, form, hint, refusal, apply);
    content.getStyleClass().add("tune");
    content.setAlignment(Pos.CENTER_LEFT);
    content.setPrefWidth(300);
    popOver.setContentNode(content);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setAnimated(false);
    popOver.setTitle(words.text("tune.title"));
  }

  private void row(
      GridPane form, int row, String word, String id, javafx.scene.control.Control at) {
    Label name = new Label(words.text(word));
    name.setLabelFor(at);
    at.setId(id);
    at.setAccessibleText(words.text(word));
    at.setPrefWidth(150);
    form.addRow(row, name, at);
  }

  /** Shows the settings as they are now, below a control. */
  public void show(Node below) {
    RunState state = runs.state();
    TrainingEvent.Started started = state.started();
    if (!state.tunable() || started == null) {
      return;
    }
    boolean ended = state.phase() == RunState.Phase.FINISHED;
    int all = started.epochs();
    epochs.getValueFactory().setValue(ended ? Math.min(MOST, all * 2) : all);
    TrainingEvent.Tuned tuned = runs.tuned();
    batch
        .getValueFactory()
        .setValue(tuned != null ? tuned.batchSize() : (int) setting("batchSize", 64));
    rate.setText(text(tuned != null ? tuned.learningRate() : setting("learningRate", 1e-3)));
    apply.setText(words.text(ended ? "tune.trainOn" : "tune.apply"));
    hint.setText(words.text(ended ? "tune.ended" : "tune.running"));
    refusal.setText("");
    refusal.setManaged(false);
    popOver.show(below);
    epochs.requestFocus();
  }

  private double setting(String name, double otherwise) {
    return Optional.ofNullable(runs.trained())
        .flatMap(
            document ->
                document.graph().nodes().values().stream()
                    .filter(node -> node.kind().equals("train"))
                    .findFirst())
        .map(node -> number(node.settings(), name, otherwise))
        .orElse(otherwise);
  }

  private static double number(Settings settings, String name, double otherwise) {
    return switch (settings.values().get(name)) {
      case Value.Real(double value) -> value;
      case Value.Whole(long value) -> value;
      case null, default -> otherwise;
    };
  }

  private void apply() {
    Double learningRate = learningRate();
    if (learningRate == null) {
      refusal.setText(words.text("tune.rate.wrong", rate.getText()));
      refusal.setManaged(true);
      rate.requestFocus();
      return;
    }
    epochs.commitValue();
    batch.commitValue();
    runs.tune(new Tuning(epochs.getValue(), learningRate, batch.getValue()));
    popOver.hide();
  }

  private @Nullable Double learningRate() {
    try {
      double typed = Double.parseDouble(rate.getText().strip().replace(',', '.'));
      return typed > 0 && typed <= 10 ? typed : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** With a point, as it is typed and as papers print it. */
  private static String text(double number) {
    DecimalFormatSymbols points = DecimalFormatSymbols.getInstance(java.util.Locale.ROOT);
    return new DecimalFormat("0.############", points).format(number);
  }
}
