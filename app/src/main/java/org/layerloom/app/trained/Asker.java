package org.layerloom.app.trained;

import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.layerloom.network.Message;
import org.layerloom.training.Engine;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Question;

/** Asks the engine; answers arrive on the screen's thread. */
public final class Asker {

  private final Engine engine;
  private final Executor screen;

  /**
   * @param screen runs what comes back
   */
  public Asker(Engine engine, Executor screen) {
    this.engine = engine;
    this.screen = screen;
  }

  /** Exactly one of {@code done} and {@code failed} is called, on the screen's thread. */
  public <A> void ask(Question<A> question, Consumer<A> done, Consumer<Message> failed) {
    var _ =
        engine
            .ask(question)
            .whenCompleteAsync(
                (answer, failure) -> {
                  if (failure == null) {
                    done.accept(answer);
                  } else {
                    failed.accept(reason(failure));
                  }
                },
                screen);
  }

  private static Message reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof NoAnswerException known
        ? known.reason()
        : Message.of("engine.answer.failed", String.valueOf(cause));
  }
}
