package org.layerloom.engine.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.layerloom.engine.wire.Frame;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.ExportJson;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.network.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One export, from the command to its last event. */
final class ExportTask implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ExportTask.class);

  private final ObjectNode command;
  private final Work work;
  private final Consumer<Frame> client;

  ExportTask(ObjectNode command, Work work, Consumer<Frame> client) {
    this.command = command;
    this.work = work;
    this.client = client;
  }

  @Override
  public void run() {
    try {
      work.export(ExportJson.request(Json.object(command, "request")), this::tell);
    } catch (OutOfMemoryError e) {
      LOG.error("out of memory", e);
      tell(new ExportEvent.Failed(Message.of("training.outOfMemory"), false));
    } catch (Exception | LinkageError | AssertionError e) {
      LOG.error("export failed", e);
      tell(new ExportEvent.Failed(Message.of("exchange.failed", String.valueOf(e)), false));
    }
  }

  private void tell(ExportEvent event) {
    try {
      client.accept(
          Frame.of("export")
              .put("id", Json.whole(command, "id"))
              .put("is", ExportJson.toJson(event))
              .build());
    } catch (JsonException e) {
      LOG.error("a command without id", e);
    }
  }
}
