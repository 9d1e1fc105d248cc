package org.layerloom.app.evaluation;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.training.Runs;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Message;
import org.layerloom.training.Evaluated;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/**
 * Evaluates the network that is looked at, when somebody looks: at once while nothing trains, and
 * on demand during a run, which would have to share its processor.
 */
final class EvaluationModel {

  /** What there is to show. */
  sealed interface State {

    /** Nothing was trained yet. */
    record Nothing() implements State {}

    /** There is something to evaluate, once somebody asks for it. */
    record Waiting() implements State {}

    record Busy() implements State {}

    record Done(Trained network, Evaluated evaluated, Prepared prepared) implements State {}

    record Failed(Message reason) implements State {}
  }

  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.TEST);
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final Subject subject;
  private final Runs runs;
  private final Latest latest;
  private final Background background;
  private final Words words;
  private int moment = -1;
  private @Nullable Part asked;

  /**
   * @param background works out what is shown
   */
  EvaluationModel(
      Subject subject,
      Runs runs,
      Asker asker,
      Background background,
      Words words,
      Lifetime lifetime) {
    this.subject = subject;
    this.background = background;
    this.words = words;
    this.runs = runs;
    this.latest = new Latest(asker);
    lifetime.follow(subject.momentProperty(), it -> look());
    lifetime.follow(shown, it -> look());
    lifetime.follow(part, it -> look());
    lifetime.follow(runs.stateProperty(), it -> look());
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  ObjectProperty<Part> partProperty() {
    return part;
  }

  /** Whether somebody sees it. */
  BooleanProperty shownProperty() {
    return shown;
  }

  private boolean upToDate() {
    return moment == subject.momentProperty().get() && part.get() == asked;
  }

  private void look() {
    if (subject.network() == null || upToDate()) {
      return;
    }
    if (shown.get() && !runs.state().phase().active()) {
      evaluate();
    } else if (!(state.get() instanceof State.Busy)) {
      // What is there is of another moment.
      state.set(new State.Waiting());
    }
  }

  /** Evaluates now. */
  void evaluate() {
    Trained network = subject.network();
    if (network == null) {
      return;
    }
    Part wanted = part.get();
    moment = subject.momentProperty().get();
    asked = wanted;
    state.set(new State.Busy());
    latest.ask(
        new Question.Evaluate(network, wanted),
        evaluated -> show(network, wanted, evaluated),
        reason -> state.set(new State.Failed(reason)));
  }

  private void show(Trained network, Part wanted, Evaluated evaluated) {
    if (!network.equals(subject.network()) || wanted != part.get()) {
      return;
    }
    if (evaluated.samples() == 0 && wanted != Part.TRAIN) {
      // Data without such a part: the next best.
      part.set(wanted == Part.TEST ? Part.VALIDATION : Part.TRAIN);
      return;
    }
    background.run(
        () -> Prepared.of(evaluated, words),
        prepared -> {
          if (network.equals(subject.network()) && wanted == part.get()) {
            state.set(new State.Done(network, evaluated, prepared));
            look();
          }
        },
        failure ->
            state.set(
                new State.Failed(Message.of("engine.answer.failed", String.valueOf(failure)))));
  }
}
