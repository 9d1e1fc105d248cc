package org.layerloom.app.stepping;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.session.Session;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.work.Lifetime;
import org.layerloom.data.Samples;
import org.layerloom.network.Message;
import org.layerloom.training.Question;
import org.layerloom.training.Stepped;
import org.layerloom.training.Trained;

/** One step of training, where the person is in it, and what they have changed of it. */
public final class SteppingModel {

  private final ReadOnlyObjectWrapper<@Nullable Stepped> step = new ReadOnlyObjectWrapper<>(null);
  private final ReadOnlyObjectWrapper<@Nullable Message> problem =
      new ReadOnlyObjectWrapper<>(null);
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper();
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final BooleanProperty trained = new SimpleBooleanProperty();
  private final Session session;
  private final Subject subject;
  private final Latest latest;
  private final List<Question.Edit> edits = new ArrayList<>();
  private List<Stop> stops = List.of();
  private Question.@Nullable Step asked;
  private int place;
  private @Nullable Samples sample;
  private @Nullable Double learningRate;

  public SteppingModel(Session session, Subject subject, Asker asker, Lifetime lifetime) {
    this.session = session;
    this.subject = subject;
    this.latest = new Latest(asker);
    lifetime.follow(session.openedProperty(), it -> forget());
    lifetime.follow(session.stateProperty(), it -> ask());
    lifetime.follow(subject.momentProperty(), it -> ask());
    lifetime.follow(wanted, it -> ask());
    lifetime.follow(trained, it -> ask());
  }

  /** Null while there is none. */
  ReadOnlyObjectProperty<@Nullable Stepped> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** Why there is none; null where there is no reason. */
  ReadOnlyObjectProperty<@Nullable Message> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Which of the {@link #stops} is shown. */
  ReadOnlyIntegerProperty atProperty() {
    return at.getReadOnlyProperty();
  }

  /** Whether anybody looks. */
  BooleanProperty wantedProperty() {
    return wanted;
  }

  /** Whether the chosen run's numbers are stepped, not the project's first ones. */
  BooleanProperty trainedProperty() {
    return trained;
  }

  List<Stop> stops() {
    return stops;
  }

  @Nullable Stop stop() {
    return stops.isEmpty() ? null : stops.get(Math.min(at.get(), stops.size() - 1));
  }

  void go(int to) {
    at.set(Math.clamp(to, 0, Math.max(0, stops.size() - 1)));
  }

  /** Steps with another sample of the training part. */
  void choose(int next) {
    place = next;
    sample = null;
    ask();
  }

  /** Steps with numbers of the person's own in place of the sample's. */
  void change(Samples changed) {
    sample = changed;
    ask();
  }

  void change(Question.Edit edit) {
    edits.removeIf(it -> it.parameter().equals(edit.parameter()) && it.at() == edit.at());
    edits.add(edit);
    ask();
  }

  /** Null for the project's own. */
  void changeRate(@Nullable Double rate) {
    learningRate = rate;
    ask();
  }

  /** Takes every change back. */
  void restore() {
    edits.clear();
    sample = null;
    learningRate = null;
    ask();
  }

  boolean changed() {
    return !edits.isEmpty() || sample != null || learningRate != null;
  }

  private void forget() {
    edits.clear();
    sample = null;
    learningRate = null;
    place = 0;
    asked = null;
    stops = List.of();
    at.set(0);
    step.set(null);
    problem.set(null);
    latest.forget();
    ask();
  }

  private void ask() {
    if (!wanted.get()) {
      return;
    }
    Trained network = subject.network();
    Question.Start start =
        trained.get() && network != null
            ? new Question.Start.OfCheckpoint(network)
            : new Question.Start.Fresh(session.state().document());
    Question.Step question = new Question.Step(start, place, sample, edits, learningRate);
    if (start instanceof Question.Start.Fresh && question.equals(asked)) {
      return;
    }
    asked = question;
    latest.ask(
        question,
        found -> {
          stops = Stop.of(found);
          problem.set(null);
          go(at.get());
          step.set(found);
        },
        reason -> {
          stops = List.of();
          step.set(null);
          problem.set(reason);
        });
  }
}
