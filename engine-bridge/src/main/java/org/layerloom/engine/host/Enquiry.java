package org.layerloom.engine.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.layerloom.engine.wire.Frame;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.json.MessageJson;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is tried with a project and leaves nothing behind: a search for a learning rate, a
 * measurement. From the command to its answer, which is a frame of the command's own type.
 */
final class Enquiry implements Runnable {

  /** What is tried. */
  @FunctionalInterface
  interface Trial {
    /**
     * @throws NoAnswerException with a sentence for the person
     */
    ObjectNode found(Work.Order order) throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Enquiry.class);

  private final String type;
  private final ObjectNode command;
  private final Trial trial;
  private final Consumer<Frame> client;

  Enquiry(Frame command, Trial trial, Consumer<Frame> client) throws JsonException {
    this.type = command.type();
    this.command = command.header();
    this.trial = trial;
    this.client = client;
  }

  @Override
  public void run() {
    Frame.Builder answer = Frame.of(type);
    try {
      answer.put("id", Json.whole(command, "id"));
      client.accept(answer.put("found", trial.found(order())).build());
    } catch (NoAnswerException e) {
      tell(answer, e.reason());
    } catch (OutOfMemoryError e) {
      LOG.error("out of memory", e);
      tell(answer, Message.of("training.outOfMemory"));
    } catch (Exception | LinkageError | AssertionError e) {
      LOG.error("no answer to {}", type, e);
      tell(answer, Message.of("training.failed", String.valueOf(e)));
    }
  }

  private Work.Order order() throws NoAnswerException, JsonException {
    byte[] text = Json.text(command, "document").getBytes(StandardCharsets.UTF_8);
    return switch (ProjectFile.parse(text, "project", Catalogue.standard())) {
      case Opening.Refused refused -> throw new NoAnswerException(refused.problems().getFirst());
      case Opening.Opened opened ->
          new Work.Order(
              opened.document(),
              new RunFolder(Path.of("")),
              Json.text(command, "device"),
              (int) Json.whole(command, "threads"),
              null);
    };
  }

  private void tell(Frame.Builder answer, Message reason) {
    client.accept(answer.put("problem", MessageJson.toJson(reason)).build());
  }
}
