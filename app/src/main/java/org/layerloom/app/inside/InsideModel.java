package org.layerloom.app.inside;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Specimen;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Message;
import org.layerloom.training.Inside;
import org.layerloom.training.Predicted;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/**
 * Looks into the network with the sample that is looked at, anew at every moment. The gradients are
 * those of the answer that the network gives, unless the person asks about another.
 */
public final class InsideModel {

  /** The network's own answer is asked about. */
  static final int ITS_OWN = -1;

  /**
   * What was seen.
   *
   * @param answer which class or number the gradients are of
   */
  public record Seen(
      Trained network, Specimen specimen, Predicted predicted, int answer, Inside inside) {}

  private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>(null);
  private final ReadOnlyObjectWrapper<@Nullable Message> problem =
      new ReadOnlyObjectWrapper<>(null);
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final IntegerProperty about = new SimpleIntegerProperty(ITS_OWN);
  private final Subject subject;
  private final Asker asker;
  private final Latest latest;

  public InsideModel(Subject subject, Asker asker, Lifetime lifetime) {
    this.subject = subject;
    this.asker = asker;
    this.latest = new Latest(asker);
    lifetime.follow(subject.specimenProperty(), it -> look());
    lifetime.follow(subject.momentProperty(), it -> look());
    lifetime.follow(wanted, it -> look());
    lifetime.follow(about, it -> look());
  }

  /** Null while there is nothing to see. */
  public ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /** Why there is nothing to see; null where that has no reason but that nobody chose a sample. */
  ReadOnlyObjectProperty<@Nullable Message> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether anybody looks. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The answer that gradients are asked of, or {@link #ITS_OWN}. */
  IntegerProperty aboutProperty() {
    return about;
  }

  Asker asker() {
    return asker;
  }

  private void look() {
    Trained network = subject.network();
    Specimen specimen = subject.specimenProperty().get();
    if (network == null || specimen == null) {
      latest.forget();
      seen.set(null);
      problem.set(null);
      return;
    }
    if (wanted.get()) {
      latest.ask(
          new Question.Predict(network, specimen.sample()),
          predicted -> look(network, specimen, predicted),
          problem::set);
    }
  }

  private void look(Trained network, Specimen specimen, Predicted predicted) {
    float[] values = predicted.outputs().getFirst().of(0);
    int answer = about.get();
    if (answer < 0 || answer >= values.length) {
      answer = largest(values);
    }
    int asked = answer;
    latest.ask(
        new Question.Look(network, specimen.sample(), 0, asked),
        inside -> {
          problem.set(null);
          seen.set(new Seen(network, specimen, predicted, asked, inside));
        },
        problem::set);
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
