package org.layerloom.engine.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.layerloom.engine.wire.Answers;
import org.layerloom.engine.wire.Frame;
import org.layerloom.json.Json;
import org.layerloom.json.MessageJson;
import org.layerloom.network.Message;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Question;

/** A question that waits for its answer. */
final class Asked<A> {

  private final Question<A> question;
  private final Executor events;
  private final CompletableFuture<A> future = new CompletableFuture<>();

  /**
   * @param events runs what waits for the answer
   */
  Asked(Question<A> question, Executor events) {
    this.question = question;
    this.events = events;
  }

  CompletableFuture<A> future() {
    return future;
  }

  /** Reads the answer where it is waited for: whoever reads the engine's frames goes on. */
  void hear(Frame frame) {
    events.execute(
        () -> {
          try {
            take(frame);
          } catch (IOException | RuntimeException e) {
            future.completeExceptionally(
                new NoAnswerException(Message.of("engine.answer.failed", String.valueOf(e))));
          }
        });
  }

  private void take(Frame frame) throws IOException {
    if (frame.header().has("problem")) {
      future.completeExceptionally(
          new NoAnswerException(MessageJson.message(Json.object(frame.header(), "problem"))));
    } else {
      future.complete(Answers.answer(question, frame));
    }
  }

  void lose(Message reason) {
    events.execute(() -> future.completeExceptionally(new EngineLostException(reason)));
  }
}
