package org.layerloom.engine.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.layerloom.engine.wire.Frame;
import org.layerloom.json.Json;
import org.layerloom.json.MessageJson;
import org.layerloom.network.Message;
import org.layerloom.training.NoAnswerException;

/** Something that was asked to be tried, until its answer is there. */
final class Enquired<A> {

  /** Makes an answer of what was found. */
  @FunctionalInterface
  interface Reading<A> {
    A read(com.fasterxml.jackson.databind.JsonNode found) throws IOException;
  }

  private final Reading<A> reading;
  private final Executor events;
  private final CompletableFuture<A> future = new CompletableFuture<>();

  /**
   * @param events runs what waits for the answer
   */
  Enquired(Reading<A> reading, Executor events) {
    this.reading = reading;
    this.events = events;
  }

  CompletableFuture<A> future() {
    return future;
  }

  void hear(Frame frame) throws IOException {
    if (frame.header().has("problem")) {
      Message reason = MessageJson.message(Json.object(frame.header(), "problem"));
      events.execute(() -> future.completeExceptionally(new NoAnswerException(reason)));
    } else {
      A found = reading.read(Json.object(frame.header(), "found"));
      events.execute(() -> future.complete(found));
    }
  }

  void lose(Message reason) {
    events.execute(() -> future.completeExceptionally(new EngineLostException(reason)));
  }
}
