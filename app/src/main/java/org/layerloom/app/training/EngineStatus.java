package org.layerloom.app.training;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.layerloom.training.Engine;
import org.layerloom.training.EngineInfo;

/** What is known of the engine. */
public final class EngineStatus {

  /** Where the engine is. */
  public sealed interface State {

    /** Its process is being started; the first time, its libraries are unpacked. */
    record Starting() implements State {}

    record Ready(EngineInfo info) implements State {}

    /** It did not start. {@code why} is the machine's own words. */
    record Unavailable(String why) implements State {}
  }

  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Starting());
  private final Engine engine;
  private final Executor screen;

  /** To what was asked last; an earlier answer no longer counts. */
  private @Nullable CompletableFuture<EngineInfo> answer;

  public EngineStatus(Engine engine, Executor screen) {
    this.engine = engine;
    this.screen = screen;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public State state() {
    return state.get();
  }

  /** Asks the engine, which starts it. */
  public void ask() {
    if (answer != null) {
      answer.cancel(false);
    }
    state.set(new State.Starting());
    answer =
        engine
            .info()
            .whenCompleteAsync(
                (info, failure) ->
                    state.set(
                        failure == null
                            ? new State.Ready(info)
                            : new State.Unavailable(rootOf(failure))),
                screen);
  }

  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
