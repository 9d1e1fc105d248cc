package org.layerloom.engine.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.layerloom.engine.wire.Events;
import org.layerloom.engine.wire.Frame;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.RunException;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunSummary;
import org.layerloom.training.RunWriter;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.UncheckedRunException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, from the command to its last event: the folder is written, the client is told. */
final class RunTask implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(RunTask.class);

  /** The checkpoint that the trainer writes after every epoch and at the end. */
  private static final String LAST = "last.safetensors";

  private final ObjectNode command;
  private final Work work;
  private final Control control;
  private final Consumer<Frame> client;

  RunTask(ObjectNode command, Work work, Control control, Consumer<Frame> client) {
    this.command = command;
    this.work = work;
    this.control = control;
    this.client = client;
  }

  @Override
  public void run() {
    try {
      train();
    } catch (JsonException e) {
      LOG.error("a command that cannot be understood", e);
      tell(
          new TrainingEvent.Failed(
              Message.of("training.failed", String.valueOf(e.getMessage())), false));
    } catch (RunException e) {
      tell(new TrainingEvent.Failed(e.reason(), true));
    }
  }

  private void train() throws JsonException, RunException {
    if (Json.text(command, "type").equals("resume")) {
      resume(new RunFolder(Path.of(Json.text(command, "run"))));
    } else {
      begin(Json.text(command, "document"));
    }
  }

  private void begin(String text) throws JsonException, RunException {
    switch (ProjectFile.parse(
        text.getBytes(StandardCharsets.UTF_8), "project", Catalogue.standard())) {
      case Opening.Refused refused ->
          tell(new TrainingEvent.Failed(refused.problems().getFirst(), true));
      case Opening.Opened opened -> {
        Document document = opened.document();
        int threads = (int) Json.whole(command, "threads");
        String device = Json.text(command, "device");
        RunWriter writer =
            RunWriter.create(
                Path.of(Json.text(command, "runs")),
                document.name(),
                text,
                seed(document),
                threads,
                Environment.ofThisMachine(),
                InstantSource.system());
        train(new Work.Order(document, writer.folder(), device, threads, null), writer, false);
      }
    }
  }

  private void resume(RunFolder folder) throws RunException {
    switch (ProjectFile.read(folder.project(), Catalogue.standard())) {
      case Opening.Refused refused ->
          tell(new TrainingEvent.Failed(refused.problems().getFirst(), true));
      case Opening.Opened opened -> {
        RunWriter writer = RunWriter.reopen(folder, control.tuning(), InstantSource.system());
        RunSummary.Setup setup = writer.setup();
        Path last = folder.checkpoints().resolve(LAST);
        train(
            new Work.Order(
                opened.document(),
                folder,
                setup.device().isEmpty() ? "cpu" : setup.device(),
                setup.threads(),
                Files.exists(last) ? last : null),
            writer,
            true);
      }
    }
  }

  private void train(Work.Order order, RunWriter writer, boolean keep) {
    Recorder recorder = new Recorder(writer, keep);
    try (recorder) {
      try {
        work.train(order, control, recorder);
      } catch (UncheckedRunException e) {
        tell(new TrainingEvent.Failed(e.reason(), false));
      } catch (OutOfMemoryError e) {
        LOG.error("out of memory", e);
        recorder.accept(new TrainingEvent.Failed(Message.of("training.outOfMemory"), false));
      } catch (Exception | LinkageError | AssertionError e) {
        LOG.error("training failed", e);
        recorder.accept(
            new TrainingEvent.Failed(Message.of("training.failed", String.valueOf(e)), false));
      }
    } catch (UncheckedRunException e) {
      tell(new TrainingEvent.Failed(e.reason(), false));
    } catch (IOException e) {
      LOG.warn("the run's folder could not be closed", e);
    }
  }

  private void tell(TrainingEvent event) {
    try {
      client.accept(
          Frame.of("event")
              .put("id", Json.whole(command, "id"))
              .put("is", Events.toJson(event))
              .build());
    } catch (JsonException e) {
      LOG.error("a command without id", e);
    }
  }

  /** The seed is a parameter of the train node. */
  private static OptionalLong seed(Document document) {
    for (Node node : document.graph().nodes().values()) {
      if (node.settings().values().get("seed") instanceof Value.Whole seed) {
        return OptionalLong.of(seed.value());
      }
    }
    return OptionalLong.empty();
  }

  /** First the disk, then the client: what the person has seen is there after a crash. */
  private final class Recorder implements Consumer<TrainingEvent>, AutoCloseable {
    private final RunWriter writer;
    private final Moments moments;
    private boolean started;
    private boolean retelling = true;

    /**
     * @param keep whether the folder stays also where training does not start
     */
    Recorder(RunWriter writer, boolean keep) {
      this.writer = writer;
      this.moments = new Moments(writer.folder());
      this.started = keep;
    }

    @Override
    public void accept(TrainingEvent event) {
      control.giveSign();
      if (event instanceof TrainingEvent.Started) {
        started = true;
        writer.addEnvironment(work.versions());
      }
      if (event instanceof TrainingEvent.Progress) {
        retelling = false;
      }
      if (event instanceof TrainingEvent.EpochDone done) {
        if (retelling && done.epoch() <= writer.reopenedAt()) {
          return;
        }
        moments.keep(done.epoch());
      }
      if (event instanceof TrainingEvent.Failed && !started) {
        discard();
      } else {
        writer.accept(event);
      }
      tell(event);
    }

    /** A run that never took a step leaves nothing behind by the time its end is told. */
    private void discard() {
      try {
        writer.close();
        writer.discard();
      } catch (IOException e) {
        LOG.warn("{} stays", writer.folder().path(), e);
      }
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
