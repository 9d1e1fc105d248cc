package org.layerloom.app.trained;

import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.training.RunState;
import org.layerloom.app.training.Runs;
import org.layerloom.training.Trained;

/**
 * The network that is looked at: the latest run's last checkpoint, or whatever the person chose;
 * and the sample that it is looked at with.
 */
public final class Subject {

  private final ReadOnlyObjectWrapper<@Nullable Trained> network =
      new ReadOnlyObjectWrapper<>(null);
  private final ReadOnlyIntegerWrapper moment = new ReadOnlyIntegerWrapper();
  private final ObjectProperty<@Nullable Specimen> specimen = new SimpleObjectProperty<>(null);
  private int epochs;
  private boolean finished;
  private @Nullable Path following;

  /** Follows the window's runs. */
  public void follow(Runs runs) {
    runs.stateProperty().subscribe(this::follow);
  }

  /** A run has a checkpoint from the end of its first epoch on. */
  private void follow(RunState state) {
    if (state.started() == null || state.epochs().isEmpty()) {
      return;
    }
    Path run = state.started().run();
    boolean end = state.finished() != null;
    if (run.equals(following) && state.epochs().size() == epochs && end == finished) {
      return;
    }
    boolean another = !run.equals(following);
    following = run;
    epochs = state.epochs().size();
    finished = end;
    Trained last = Trained.last(run);
    if (another) {
      choose(last);
    } else if (last.equals(network.get())) {
      // The same file, with newer numbers in it.
      moment.set(moment.get() + 1);
    }
  }

  /** Looks at this network from now on. */
  public void choose(@Nullable Trained chosen) {
    if (chosen == null || !chosen.equals(network.get())) {
      network.set(chosen);
      moment.set(moment.get() + 1);
    }
  }

  /** Looks at nothing any more. */
  public void leave() {
    specimen.set(null);
    choose(null);
  }

  /** Null before anything was trained or chosen. */
  public ReadOnlyObjectProperty<@Nullable Trained> networkProperty() {
    return network.getReadOnlyProperty();
  }

  public @Nullable Trained network() {
    return network.get();
  }

  /** Counts the moments at which the network's numbers may have become others. */
  public ReadOnlyIntegerProperty momentProperty() {
    return moment.getReadOnlyProperty();
  }

  /** The sample that is looked at; null before one is chosen. */
  public ObjectProperty<@Nullable Specimen> specimenProperty() {
    return specimen;
  }
}
