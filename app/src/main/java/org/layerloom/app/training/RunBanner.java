package org.layerloom.app.training;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.command.Command;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;
import org.layerloom.training.TrainingEvent;

/**
 * One line over the charts: what is got ready, what came out, or what went wrong and what to do.
 */
public final class RunBanner extends HBox {

  private static final List<String> TONES = List.of("info", "success", "error");

  private final Words words;
  private final Wording wording;
  private final Numbers numbers;
  private final FontIcon icon = new FontIcon("fth-info");
  private final Label text = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Button again = new Button();
  private final Button goOn = new Button();

  public RunBanner(
      Runs runs, Command train, Command resume, Words words, Wording wording, Lifetime lifetime) {
    this.words = words;
    this.wording = wording;
    this.numbers = new Numbers(words);
    getStyleClass().add("banner");
    setAlignment(Pos.CENTER_LEFT);
    setId("run-banner");
    text.setId("run-banner-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    dress(again, "train-again", words.text("train.again"), train);
    dress(goOn, "train-go-on", words.text("train.goOn"), resume);
    getChildren().addAll(icon, text, progress, goOn, again);
    lifetime.follow(runs.stateProperty(), this::show);
  }

  private static void dress(Button button, String id, String name, Command command) {
    button.setId(id);
    button.setText(name);
    button.setOnAction(event -> command.run());
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
  }

  private void show(RunState state) {
    boolean preparing = state.phase() == RunState.Phase.PREPARING;
    progress.setVisible(preparing);
    progress.setManaged(preparing);
    boolean failed = state.phase() == RunState.Phase.FAILED || state.phase() == RunState.Phase.LOST;
    again.setVisible(failed);
    again.setManaged(failed);
    goOn.setVisible(state.resumable());
    goOn.setManaged(state.resumable());
    Message problem = state.problem();
    TrainingEvent.Finished end = state.finished();
    if (preparing) {
      progress.setProgress(state.share() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : state.share());
      Message what = state.preparing();
      say("info", "fth-loader", what == null ? words.text("run.preparing") : wording.say(what));
    } else if (failed) {
      String reason = problem == null ? "" : wording.say(problem);
      say("error", "fth-alert-circle", reason);
    } else if (end != null) {
      say("success", "fth-check-circle", summary(end));
    } else {
      setVisible(false);
      setManaged(false);
    }
  }

  private String summary(TrainingEvent.Finished end) {
    String time = numbers.duration(end.seconds());
    String head = words.text(end.stopped() ? "run.stopped" : "run.finished", end.epochs(), time);
    if (Double.isNaN(end.testLoss())) {
      return head;
    }
    String loss = numbers.decimal(end.testLoss(), 4);
    return head
        + "  ·  "
        + (Double.isNaN(end.testScore())
            ? words.text("run.testLoss", loss)
            : words.text("run.test", numbers.percent(end.testScore(), 2), loss));
  }

  private void say(String tone, String code, String sentence) {
    setVisible(true);
    setManaged(true);
    getStyleClass().removeAll(TONES);
    getStyleClass().add(tone);
    icon.setIconLiteral(code);
    text.setText(sentence);
  }
}
