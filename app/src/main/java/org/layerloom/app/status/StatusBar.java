package org.layerloom.app.status;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.training.EngineStatus;
import org.layerloom.app.training.RunState;
import org.layerloom.app.work.Lifetime;

/** One line that always says the state: engine, document, what is saved, how far a run is. */
public final class StatusBar extends HBox {

  private static final double DOT = 4;

  private final Words words;
  private final Numbers numbers;
  private final Circle dot = new Circle(DOT);
  private final Label engine = new Label();
  private final Label nodes = new Label();
  private final Label saved = new Label();
  private final Label notice = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final Label percent = new Label();

  /**
   * @param saving what there is to say about saving, in words
   */
  public StatusBar(
      Words words,
      ObservableValue<SessionState> session,
      ObservableValue<EngineStatus.State> engineState,
      ObservableValue<RunState> run,
      ObservableValue<String> saving,
      ObservableValue<String> noticeText,
      Lifetime lifetime) {
    this.words = words;
    this.numbers = new Numbers(words);
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    dot.getStyleClass().add("engine-dot");
    engine.setId("status-engine");
    saved.setId("status-saved");
    notice.setId("status-notice");
    notice.getStyleClass().add("notice");
    percent.getStyleClass().add("percent");
    progress.setId("status-progress");
    progress.setAccessibleText(words.text("status.progress"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(dot, engine, between(), nodes, between(), saved, notice, gap, progress, percent);
    lifetime.follow(engineState, this::showEngine);
    lifetime.follow(session, state -> showNodes(state.document().graph().nodes().size()));
    lifetime.follow(run, this::showRun);
    lifetime.follow(saving, saved::setText);
    lifetime.follow(noticeText, notice::setText);
  }

  private static Label between() {
    Label mark = new Label("·");
    mark.setMinWidth(USE_PREF_SIZE);
    return mark;
  }

  private void showEngine(EngineStatus.State state) {
    dot.getStyleClass().removeAll("starting", "ready", "unavailable");
    switch (state) {
      case EngineStatus.State.Starting s -> {
        dot.getStyleClass().add("starting");
        engine.setText(words.text("status.engine.starting"));
      }
      case EngineStatus.State.Ready(var info) -> {
        dot.getStyleClass().add("ready");
        engine.setText(words.text("status.engine.ready", info.version()));
      }
      case EngineStatus.State.Unavailable(String why) -> {
        dot.getStyleClass().add("unavailable");
        engine.setText(words.text("status.engine.unavailable", why));
      }
    }
  }

  private void showNodes(int count) {
    nodes.setText(words.text("status.nodes", count));
  }

  private void showRun(RunState run) {
    boolean active = run.phase().active();
    progress.setVisible(active);
    percent.setVisible(active);
    if (active) {
      boolean known = run.share() >= 0;
      progress.setProgress(known ? run.share() : ProgressBar.INDETERMINATE_PROGRESS);
      percent.setText(known ? numbers.percent(run.share(), 0) : "");
    }
  }
}
