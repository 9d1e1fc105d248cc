package org.layerloom.app.surface;

import java.nio.file.Path;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Message;
import org.layerloom.training.Heights;
import org.layerloom.training.Question;
import org.layerloom.training.Surface;
import org.layerloom.training.Trained;

/**
 * Asks for the surface of the run that is looked at, when the person wants it: it costs hundreds of
 * evaluations. Another run puts it away.
 */
public final class SurfaceModel {

  /** What is known of it. */
  sealed interface State {

    /** Nothing was trained yet. */
    record Untrained() implements State {}

    /** There is a run, and nobody has asked. */
    record Ready() implements State {}

    /** The engine lays the plane. */
    record Laying() implements State {}

    /** It cannot be drawn. */
    record Failed(Message reason) implements State {}

    /**
     * Some of its losses are there, or all.
     *
     * @param losses those that are missing are NaN
     * @param known how many are there
     */
    @SuppressWarnings("ArrayRecordComponent") // Many numbers; nobody compares them.
    record Drawn(Surface surface, float[] losses, int known) implements State {

      boolean whole() {
        return known == surface.count();
      }
    }
  }

  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Untrained());
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final Subject subject;
  private final Latest latest;
  private @Nullable Path run;

  public SurfaceModel(Subject subject, Asker asker, Lifetime lifetime) {
    this.subject = subject;
    this.latest = new Latest(asker);
    lifetime.follow(subject.momentProperty(), it -> look());
    lifetime.atEnd(latest::forget);
  }

  /** Whether anybody looks. */
  BooleanProperty wantedProperty() {
    return wanted;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether the engine is at it. */
  boolean drawing() {
    return state.get() instanceof State.Laying
        || (state.get() instanceof State.Drawn drawn && !drawn.whole() && latest.waiting());
  }

  private void look() {
    Trained network = subject.network();
    Path now = network == null ? null : network.run();
    // Where the same run trains on, what was drawn stays until it is asked for anew.
    if (now == null || !now.equals(run)) {
      run = now;
      latest.forget();
      state.set(now == null ? new State.Untrained() : new State.Ready());
    }
  }

  /** Draws it, or draws it anew. */
  void draw() {
    Trained network = subject.network();
    if (network == null) {
      return;
    }
    Trained last = Trained.last(network.run());
    latest.forget();
    state.set(new State.Laying());
    latest.ask(
        Question.Landscape.of(last),
        surface -> {
          float[] losses = new float[surface.count()];
          Arrays.fill(losses, Float.NaN);
          climb(last, surface, losses, 0);
        },
        reason -> state.set(new State.Failed(reason)));
  }

  private void climb(Trained network, Surface surface, float[] losses, int known) {
    latest.ask(
        new Question.Climb(network, surface.id(), known),
        heights -> {
          int next = take(heights, losses);
          if (next < losses.length) {
            climb(network, surface, losses, next);
          }
          state.set(new State.Drawn(surface, losses, next));
        },
        reason -> state.set(new State.Failed(reason)));
  }

  private static int take(Heights heights, float[] losses) {
    int count = Math.min(heights.losses().length, losses.length - heights.from());
    System.arraycopy(heights.losses(), 0, losses, heights.from(), count);
    return heights.from() + count;
  }

  /** What is there so far is enough. */
  void stop() {
    if (drawing()) {
      latest.forget();
      state.set(
          state.get() instanceof State.Drawn(var surface, var losses, var known)
              ? new State.Drawn(surface, losses, known)
              : new State.Ready());
    }
  }
}
