package org.layerloom.app.inspector;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.training.EpochProbe;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Cost;
import org.layerloom.network.Message;
import org.layerloom.network.Site;
import org.layerloom.network.Wording;
import org.layerloom.training.Speed;

/** What training will cost, before it starts. */
final class PreflightCard extends VBox {

  private static final int BYTES_A_NUMBER = 4;

  /** Weights, their gradients and two moments of the optimiser. */
  private static final int COPIES_OF_PARAMETERS = 4;

  private static final double WIDEST_TIP = 320;

  private final Words words;
  private final Wording wording;
  private final Numbers numbers;
  private final Site.DatasetShapes data;
  private final Label size = new Label();
  private final Label memory = new Label();
  private final Label time = new Label();

  PreflightCard(
      Words words,
      Wording wording,
      Session session,
      ObservableValue<EpochProbe.State> probe,
      Lifetime lifetime) {
    this.words = words;
    this.wording = wording;
    this.numbers = new Numbers(words);
    this.data = session.data();
    getStyleClass().add("preflight");
    setId("preflight");
    Label title = new Label(words.text("preflight"));
    title.getStyleClass().add("card-title");
    for (Label label : new Label[] {size, memory, time}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    time.getStyleClass().add("muted");
    getChildren().addAll(title, size, memory, time);
    Tooltip how = new Tooltip(words.text("preflight.time.how"));
    how.setWrapText(true);
    how.setMaxWidth(WIDEST_TIP);
    time.setTooltip(how);
    time.setAccessibleHelp(how.getText());
    lifetime.follow(session.stateProperty(), state -> show(state, probe.getValue()));
    lifetime.follow(probe, now -> show(session.state(), now));
  }

  private void show(SessionState state, EpochProbe.State probe) {
    boolean sound = state.whole().sound() && !state.document().graph().nodes().isEmpty();
    if (!sound) {
      size.setText(
          words.text(
              state.document().graph().nodes().isEmpty()
                  ? "preflight.empty"
                  : "preflight.problems"));
    }
    memory.setVisible(sound);
    memory.setManaged(sound);
    time.setVisible(sound);
    time.setManaged(sound);
    if (sound) {
      TrainingPlan plan = TrainingPlan.of(state, data);
      Cost total = state.whole().total();
      size.setText(
          words.text(
              "preflight.size",
              numbers.count(total.parameters()),
              numbers.compact(total.multiplyAdds())));
      double bytes =
          BYTES_A_NUMBER
              * ((double) total.activations() * plan.batch()
                  + (double) total.parameters() * COPIES_OF_PARAMETERS);
      memory.setText(words.text("preflight.memory", numbers.bytes(bytes), plan.batch()));
      time.setText(time(probe, plan.epochs()));
    }
  }

  private String time(EpochProbe.State probe, long epochs) {
    return switch (probe) {
      case EpochProbe.State.Unknown() -> words.text("preflight.time.unknown");
      case EpochProbe.State.Measuring() -> words.text("preflight.time.measuring");
      case EpochProbe.State.Impossible(Message reason) -> wording.say(reason);
      case EpochProbe.State.Known(Speed speed) -> {
        double epoch = speed.secondsAnEpoch();
        yield words.text(
            "preflight.time",
            numbers.brief(epoch),
            epochs,
            numbers.brief(epoch * epochs),
            numbers.rough(speed.samplesPerSecond()));
      }
    };
  }
}
