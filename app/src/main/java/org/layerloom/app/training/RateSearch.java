package org.layerloom.app.training;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;
import org.layerloom.project.Document;
import org.layerloom.training.Engine;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.RateCurve;
import org.layerloom.training.RunRequest;

/** The window's search for a learning rate. Belongs to the screen's thread. */
public final class RateSearch {

  /** How far it is. */
  public sealed interface State {

    /** Nothing was asked. */
    record Idle() implements State {}

    record Searching() implements State {}

    /**
     * What was seen.
     *
     * @param of the project as it was tried
     */
    record Found(Document of, RateCurve curve) implements State {}

    record Failed(Message reason) implements State {}
  }

  private final Engine engine;
  private final Executor screen;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
  private @Nullable CompletableFuture<RateCurve> asked;

  /** Counts searches: the answer to an earlier one says nothing any more. */
  private int searches;

  public RateSearch(Engine engine, Executor screen) {
    this.engine = engine;
    this.screen = screen;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Tries some batches of the project as it is now; nothing is kept of them but the curve. */
  public void start(Document document, String device) {
    cancel();
    state.set(new State.Searching());
    CompletableFuture<RateCurve> answer =
        engine.rates(new RunRequest(document, Path.of(""), device, 0));
    asked = answer;
    int mine = searches;
    var _ =
        answer.whenCompleteAsync((curve, failure) -> heard(mine, document, curve, failure), screen);
  }

  /** Gives the search up. */
  public void cancel() {
    CompletableFuture<RateCurve> open = asked;
    asked = null;
    searches++;
    if (open != null) {
      open.cancel(false);
    }
    state.set(new State.Idle());
  }

  private void heard(
      int search, Document document, @Nullable RateCurve curve, @Nullable Throwable failure) {
    if (search != searches) {
      return;
    }
    asked = null;
    state.set(curve != null ? new State.Found(document, curve) : new State.Failed(reason(failure)));
  }

  private static Message reason(@Nullable Throwable failure) {
    Throwable cause =
        (failure instanceof CompletionException || failure instanceof CancellationException)
                && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof NoAnswerException no
        ? no.reason()
        : Message.of("training.failed", String.valueOf(cause));
  }
}
