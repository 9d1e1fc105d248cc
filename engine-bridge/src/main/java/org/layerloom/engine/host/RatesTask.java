package org.layerloom.engine.host;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.layerloom.engine.wire.Frame;
import org.layerloom.json.Json;
import org.layerloom.json.MessageJson;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.RateCurve;
import org.layerloom.training.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One search for a learning rate, from the command to its answer. It leaves nothing behind. */
final class RatesTask implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(RatesTask.class);

  private final ObjectNode command;
  private final Work work;
  private final Consumer<Frame> client;

  RatesTask(ObjectNode command, Work work, Consumer<Frame> client) {
    this.command = command;
    this.work = work;
    this.client = client;
  }

  @Override
  public void run() {
    Frame.Builder answer = Frame.of("rates");
    try {
      answer.put("id", Json.whole(command, "id"));
      client.accept(answer.put("curve", toJson(find())).build());
    } catch (NoAnswerException e) {
      tell(answer, e.reason());
    } catch (OutOfMemoryError e) {
      LOG.error("out of memory", e);
      tell(answer, Message.of("training.outOfMemory"));
    } catch (Exception | LinkageError | AssertionError e) {
      LOG.error("no rate found", e);
      tell(answer, Message.of("training.failed", String.valueOf(e)));
    }
  }

  private RateCurve find() throws Exception {
    byte[] text = Json.text(command, "document").getBytes(StandardCharsets.UTF_8);
    return switch (ProjectFile.parse(text, "project", Catalogue.standard())) {
      case Opening.Refused refused -> throw new NoAnswerException(refused.problems().getFirst());
      case Opening.Opened opened ->
          work.rates(
              new Work.Order(
                  opened.document(),
                  new RunFolder(Path.of("")),
                  Json.text(command, "device"),
                  (int) Json.whole(command, "threads"),
                  null));
    };
  }

  private void tell(Frame.Builder answer, Message reason) {
    client.accept(answer.put("problem", MessageJson.toJson(reason)).build());
  }

  private static ObjectNode toJson(RateCurve curve) {
    ObjectNode node = Json.object();
    ArrayNode rates = node.putArray("rates");
    ArrayNode losses = node.putArray("losses");
    for (double rate : curve.rates()) {
      rates.add(rate);
    }
    for (double loss : curve.losses()) {
      losses.add(loss);
    }
    node.set("suggestion", Json.real(curve.suggestion()));
    return node;
  }
}
