package org.layerloom.engine.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.layerloom.compression.CompressionEvent;
import org.layerloom.compression.CompressionJson;
import org.layerloom.engine.wire.Frame;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.network.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to make a network smaller, from the command to its last event. */
final class CompressionTask implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(CompressionTask.class);

  private final ObjectNode command;
  private final Work work;
  private final Control control;
  private final boolean busy;
  private final Consumer<Frame> client;

  /**
   * @param busy whether a run is under way, which would spoil what is measured
   */
  CompressionTask(
      ObjectNode command, Work work, Control control, boolean busy, Consumer<Frame> client) {
    this.command = command;
    this.work = work;
    this.control = control;
    this.busy = busy;
    this.client = client;
  }

  @Override
  public void run() {
    try {
      if (busy || control.stopped()) {
        String key = busy ? "training.probe.busy" : "compression.gone";
        tell(new CompressionEvent.Failed(Message.of(key), false));
      } else {
        work.compress(
            CompressionJson.request(Json.object(command, "request")), control, this::tell);
      }
    } catch (OutOfMemoryError e) {
      LOG.error("out of memory", e);
      tell(new CompressionEvent.Failed(Message.of("training.outOfMemory"), false));
    } catch (Exception | LinkageError | AssertionError e) {
      LOG.error("compression failed", e);
      tell(new CompressionEvent.Failed(Message.of("compression.failed", String.valueOf(e)), false));
    }
  }

  private void tell(CompressionEvent event) {
    try {
      client.accept(
          Frame.of("compression")
              .put("id", Json.whole(command, "id"))
              .put("is", CompressionJson.toJson(event))
              .build());
    } catch (JsonException e) {
      LOG.error("a command without id", e);
    }
  }
}
