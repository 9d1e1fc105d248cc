package org.layerloom.app.plane;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.Lifetime;
import org.layerloom.data.DataException;
import org.layerloom.data.Datasets;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.training.Inside;
import org.layerloom.training.Prediction;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/**
 * Asks the network that is looked at about the whole plane, at every moment that it changes: each
 * epoch of a run, each checkpoint of the time machine. Checkpoints that do not change any more are
 * remembered, so that scrubbing to and fro asks for each only once.
 */
public final class PlaneModel {

  /** Fields along each edge of the plane. */
  static final int EDGE = 56;

  /** Checkpoints that are remembered: some megabytes each at worst. */
  private static final int REMEMBERED = 40;

  /** What is known of the plane. */
  sealed interface State {

    /** Nothing was trained yet. */
    record Untrained() implements State {}

    /** What was trained has not two inputs. */
    record NoPlane() implements State {}

    /** It cannot be shown. */
    record Failed(Message reason) implements State {}

    /**
     * The network's answer everywhere.
     *
     * @param answer to each field of a grid of {@link #EDGE} by {@link #EDGE}
     * @param inside what every node gives there
     */
    record Seen(PlaneData data, Prediction answer, Inside inside) implements State {}
  }

  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Untrained());
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final Map<Trained, State.Seen> remembered =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Trained, State.Seen> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Subject subject;
  private final Latest latest;
  private final Datasets datasets;
  private final Catalogue catalogue;
  private final Background background;
  private @Nullable Path run;
  private @Nullable PlaneData data;

  /**
   * @param background reads the points; not the one that saves
   */
  public PlaneModel(
      Subject subject,
      Asker asker,
      Datasets datasets,
      Catalogue catalogue,
      Background background,
      Lifetime lifetime) {
    this.subject = subject;
    this.latest = new Latest(asker);
    this.datasets = datasets;
    this.catalogue = catalogue;
    this.background = background;
    lifetime.follow(subject.momentProperty(), it -> look());
    lifetime.follow(wanted, it -> look());
    lifetime.atEnd(latest::forget);
  }

  /** Whether anybody looks. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  private void look() {
    if (!wanted.get()) {
      return;
    }
    Trained network = subject.network();
    if (network == null) {
      latest.forget();
      run = null;
      state.set(new State.Untrained());
    } else if (!network.run().equals(run)) {
      read(network.run());
    } else if (data != null) {
      ask(network, data);
    }
  }

  private void read(Path of) {
    latest.forget();
    run = of;
    data = null;
    background.<Found>run(
        () -> new Found(PlaneData.of(of, datasets, catalogue)),
        found -> {
          if (of.equals(run)) {
            data = found.data();
            if (found.data() == null) {
              state.set(new State.NoPlane());
            } else {
              look();
            }
          }
        },
        failure -> {
          if (of.equals(run)) {
            state.set(
                new State.Failed(
                    failure instanceof DataException known
                        ? known.reason()
                        : Message.of("data.unreadable", of.toString(), String.valueOf(failure))));
          }
        });
  }

  /** What was found of a run's data. */
  private record Found(@Nullable PlaneData data) {}

  private void ask(Trained network, PlaneData on) {
    State.Seen known = remembered.get(network);
    if (known != null) {
      latest.forget();
      state.set(known);
      return;
    }
    var grid = on.grid(EDGE);
    latest.ask(
        new Question.Predict(network, grid),
        predicted ->
            latest.ask(
                new Question.Look(network, grid, 0, 0),
                inside -> {
                  State.Seen seen = new State.Seen(on, predicted.outputs().getFirst(), inside);
                  // The last and the best are written over while it trains.
                  if (network.checkpoint().startsWith("epoch-")) {
                    remembered.put(network, seen);
                  }
                  state.set(seen);
                },
                this::fail),
        this::fail);
  }

  private void fail(Message reason) {
    state.set(new State.Failed(reason));
  }
}
