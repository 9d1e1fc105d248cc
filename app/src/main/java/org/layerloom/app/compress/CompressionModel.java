package org.layerloom.app.compress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.layerloom.compression.Candidate;
import org.layerloom.compression.CompressionEvent;
import org.layerloom.compression.CompressionRequest;
import org.layerloom.compression.CompressionRequest.Making;
import org.layerloom.compression.Compressor;
import org.layerloom.compression.Form;
import org.layerloom.network.Message;

/** What is known of a run's smaller forms. For the screen's thread. */
final class CompressionModel implements AutoCloseable {

  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.BEGINNING);
  private final Path run;
  private final Compressor compressor;
  private final Executor screen;
  private Runnable giveUp = () -> {};
  private boolean closed;

  /**
   * What is known.
   *
   * @param candidates in the order in which they were measured
   * @param done how far measuring or writing is, as a share; 1 where nothing is under way
   * @param notes what cannot be had, a sentence each
   * @param samples by which candidates were scored; 0 while they are measured
   * @param made the project that was written; null before
   */
  record State(
      List<Candidate> candidates,
      double done,
      List<Message> notes,
      int samples,
      @Nullable Path made) {

    static final State BEGINNING = new State(List.of(), 0, List.of(), 0, null);

    State {
      candidates = List.copyOf(candidates);
      notes = List.copyOf(notes);
    }

    boolean busy() {
      return done < 1;
    }

    State with(Candidate candidate) {
      List<Candidate> all = new ArrayList<>(candidates);
      all.add(candidate);
      return new State(all, done, notes, samples, made);
    }

    State saying(Message note) {
      List<Message> all = new ArrayList<>(notes);
      all.add(note);
      return new State(candidates, done, all, samples, made);
    }

    State at(double share) {
      return new State(candidates, share, notes, samples, made);
    }

    State scored(int by) {
      return new State(candidates, 1, notes, by, made);
    }

    State writing() {
      return new State(candidates, 0, List.of(), samples, null);
    }

    State made(Path project) {
      return new State(candidates, 1, notes, samples, project);
    }
  }

  /** Measures at once. */
  CompressionModel(Path run, Compressor compressor, Executor screen) {
    this.run = run;
    this.compressor = compressor;
    this.screen = screen;
    ask(null);
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Writes a smaller network as a project. */
  void make(Making making) {
    state.set(state.get().writing());
    ask(making);
  }

  private void ask(@Nullable Making making) {
    giveUp =
        compressor.compress(
            new CompressionRequest(run, "last", making),
            event -> screen.execute(() -> hear(event)));
  }

  private void hear(CompressionEvent event) {
    if (closed) {
      return;
    }
    State now = state.get();
    state.set(
        switch (event) {
          case CompressionEvent.Working(int done, int all) ->
              now.at((double) done / Math.max(1, all));
          case CompressionEvent.Measured(Candidate candidate) -> now.with(candidate);
          case CompressionEvent.Unfit(Form form, Message reason) -> now.saying(reason);
          case CompressionEvent.Done(int samples) -> now.scored(samples);
          case CompressionEvent.Made(Path project, long numbers, long before) -> now.made(project);
          case CompressionEvent.Failed(Message reason, boolean badInput) ->
              now.saying(reason).at(1);
        });
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    closed = true;
    if (state.get().busy()) {
      giveUp.run();
    }
  }
}
