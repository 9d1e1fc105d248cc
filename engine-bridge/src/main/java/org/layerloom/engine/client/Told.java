package org.layerloom.engine.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.layerloom.engine.wire.Frame;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.network.Message;

/**
 * Somebody who is told of something long, one event after another.
 *
 * @param reading makes an event of what a frame holds
 * @param last whether nothing comes behind an event
 * @param lost the event that says that the process is gone
 * @param events where listeners are told
 */
record Told<E>(
    Reading<E> reading,
    Predicate<E> last,
    Function<Message, E> lost,
    Consumer<E> listener,
    Executor events) {

  /** Makes an event of JSON. */
  @FunctionalInterface
  interface Reading<E> {
    E read(JsonNode node) throws JsonException;
  }

  /** Whether it was the last one. */
  boolean hear(Frame frame) throws JsonException {
    E event = reading.read(Json.object(frame.header(), "is"));
    events.execute(() -> listener.accept(event));
    return last.test(event);
  }

  void lose(Message reason) {
    events.execute(() -> listener.accept(lost.apply(reason)));
  }
}
