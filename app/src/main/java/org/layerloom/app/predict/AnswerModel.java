package org.layerloom.app.predict;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Specimen;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Message;
import org.layerloom.training.Predicted;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/** What the network answers for the sample that is looked at. */
final class AnswerModel {

  /**
   * What there is to show.
   *
   * @param specimen what was asked about
   * @param answer null where there is none
   * @param problem why there is none; null otherwise
   * @param millis from the change of the sample to its answer
   */
  record State(
      @Nullable Specimen specimen,
      @Nullable Predicted answer,
      @Nullable Message problem,
      double millis) {}

  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State(null, null, null, 0));
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final Subject subject;
  private final Latest latest;

  AnswerModel(Subject subject, Asker asker, Lifetime lifetime) {
    this.subject = subject;
    this.latest = new Latest(asker);
    lifetime.follow(subject.specimenProperty(), it -> ask());
    lifetime.follow(subject.momentProperty(), it -> ask());
    lifetime.follow(shown, it -> ask());
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  BooleanProperty shownProperty() {
    return shown;
  }

  private void ask() {
    Trained network = subject.network();
    Specimen specimen = subject.specimenProperty().get();
    if (!shown.get() || network == null || specimen == null) {
      if (specimen == null && state.get().specimen() != null) {
        latest.forget();
        state.set(new State(null, null, null, 0));
      }
      return;
    }
    long since = System.nanoTime();
    latest.ask(
        new Question.Predict(network, specimen.sample()),
        answer -> state.set(new State(specimen, answer, null, (System.nanoTime() - since) / 1e6)),
        reason -> state.set(new State(specimen, null, reason, 0)));
  }
}
