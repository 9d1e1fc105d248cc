package org.layerloom.app.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.layerloom.project.Document;
import org.layerloom.training.Engine;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;

/**
 * The window's runs: starts one, hears of it, and shows what was heard.
 *
 * <p>Events arrive on a thread of the engine's and wait in a queue; the pump empties it {@value
 * #DRAINS_A_SECOND} times a second on the screen's thread, so that a fast run costs the screen no
 * more than a slow one. While no run is active the pump rests.
 */
public final class Runs implements AutoCloseable {

  private static final int DRAINS_A_SECOND = 20;

  private final Engine engine;
  private final Path folder;
  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.NONE);
  private final Timeline pump;

  private Queue<TrainingEvent> heard = new ConcurrentLinkedQueue<>();
  private @Nullable Training training;
  private @Nullable Document trained;
  private final ObservableList<TrainingEvent.Noticed> notices = FXCollections.observableArrayList();
  // One for all: a view that nobody holds would be collected, and its listeners with it.
  private final ObservableList<TrainingEvent.Noticed> shownNotices =
      FXCollections.unmodifiableObservableList(notices);
  private TrainingEvent.@Nullable Tuned tuned;
  private Curves curves = new Curves();
  private @Nullable Curves earlier;

  /**
   * @param folder where runs leave their folders
   */
  public Runs(Engine engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
    this.pump =
        new Timeline(new KeyFrame(Duration.millis(1000.0 / DRAINS_A_SECOND), tick -> drain()));
    pump.setCycleCount(Animation.INDEFINITE);
  }

  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public RunState state() {
    return state.get();
  }

  /** The project as the latest run got it; null before the first. */
  public @Nullable Document trained() {
    return trained;
  }

  /** What was noticed about the network of the latest run, oldest first. */
  public ObservableList<TrainingEvent.Noticed> notices() {
    return shownNotices;
  }

  /** The settings that were changed while the latest run trained; null where none were. */
  public TrainingEvent.@Nullable Tuned tuned() {
    return tuned;
  }

  /** What the latest run measured; empty before the first. */
  public Curves curves() {
    return curves;
  }

  /** What the run before the latest measured; null where there was none in this window. */
  public @Nullable Curves earlierCurves() {
    return earlier;
  }

  /** Trains the project as it is now; later edits do not touch the run. */
  public void train(Document document, String device) {
    train(document, device, folder);
  }

  /** The same, with its folder made somewhere else: in that of a series. */
  void train(Document document, String device, Path within) {
    if (state.get().phase().active()) {
      return;
    }
    Queue<TrainingEvent> queue = new ConcurrentLinkedQueue<>();
    heard = queue;
    trained = document;
    tuned = null;
    if (state.get().last() != null) {
      earlier = curves;
    }
    notices.clear();
    curves = new Curves();
    state.set(RunState.ASKED);
    pump.play();
    training = engine.train(new RunRequest(document, within, device, 0), queue::add);
  }

  /** Goes on with the latest run from its last checkpoint; the curves continue. */
  public void goOn() {
    if (state.get().resumable()) {
      goOn(Tuning.NONE);
    }
  }

  /** Changes settings of the run: while it trains, or to train on after its end. */
  public void tune(Tuning tuning) {
    if (training != null && state.get().phase().active()) {
      training.tune(tuning);
    } else if (state.get().tunable()) {
      goOn(tuning);
    }
  }

  private void goOn(Tuning tuning) {
    RunState now = state.get();
    TrainingEvent.Started begun = now.started();
    if (begun == null) {
      return;
    }
    Queue<TrainingEvent> queue = new ConcurrentLinkedQueue<>();
    heard = queue;
    state.set(now.goingOn());
    pump.play();
    training = engine.resume(begun.run(), tuning, queue::add);
  }

  public void pause() {
    if (training != null && state.get().phase() == RunState.Phase.RUNNING) {
      training.pause();
    }
  }

  public void resume() {
    if (training != null && state.get().phase() == RunState.Phase.PAUSED) {
      training.resume();
    }
  }

  /** Of a paused run: trains one batch. */
  public void step() {
    if (training != null && state.get().phase() == RunState.Phase.PAUSED) {
      training.step();
    }
  }

  public void stop() {
    if (training != null && state.get().phase().active()) {
      state.set(state.get().stopping());
      training.stop();
    }
  }

  /** Shows what has been heard since the last time. */
  void drain() {
    List<TrainingEvent> events = new ArrayList<>();
    for (TrainingEvent e = heard.poll(); e != null; e = heard.poll()) {
      events.add(e);
    }
    if (events.isEmpty()) {
      return;
    }
    RunState next = state.get();
    for (TrainingEvent event : events) {
      if (event instanceof TrainingEvent.Noticed more) {
        notices.add(more);
      }
      if (event instanceof TrainingEvent.Tuned now) {
        tuned = now;
      }
      next = next.after(event);
    }
    curves.add(events);
    state.set(next);
    if (!next.phase().active()) {
      pump.stop();
      training = null;
    }
  }

  /** The pump stops; the engine is its owner's to close. */
  @Override
  public void close() {
    pump.stop();
  }
}
