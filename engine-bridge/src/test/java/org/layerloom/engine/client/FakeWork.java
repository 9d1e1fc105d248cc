package org.layerloom.engine.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.host.Work;
import org.layerloom.network.Message;
import org.layerloom.training.EngineInfo;
import org.layerloom.training.Speed;
import org.layerloom.training.TrainingEvent;

/** Pretends to train: what happens is the document's name. */
final class FakeWork implements Work {

  static final EngineInfo INFO =
      new EngineInfo("2.7.1", 2, List.of(new EngineInfo.Device("cpu", "Some processor", 1L << 40)));

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("pytorch", "none");
  }

  @Override
  public void train(Order order, Control control, Consumer<TrainingEvent> events) throws Exception {
    events.accept(
        new TrainingEvent.Preparing(Message.of("pid", ProcessHandle.current().pid()), -1));
    if (order.document().name().equals("refused")) {
      events.accept(new TrainingEvent.Failed(Message.of("data.missing", "mnist"), true));
      return;
    }
    events.accept(
        new TrainingEvent.Started(order.run().path(), order.device(), 12_345, 2, 3, "accuracy"));
    switch (order.document().name()) {
      case "learn" -> {
        // A checkpoint holds the epoch that is next.
        Path checkpoint = order.run().checkpoints().resolve("last.safetensors");
        Path from = order.from();
        int next = from == null ? 1 : Integer.parseInt(Files.readString(from));
        for (int epoch = next; epoch <= 2; epoch++) {
          epoch(epoch, events);
          Files.writeString(checkpoint, Integer.toString(epoch + 1));
          dieOnce(order.run().path().resolveSibling("die"));
        }
        finish(false, 2, order, events);
      }
      case "endless" -> endless(order, control, events);
      case "deaf" -> new CountDownLatch(1).await();
      case "bug" -> throw new IllegalStateException("a shape that nobody thought of");
      case "memory" -> throw new OutOfMemoryError("not really");
      case "exit" -> {
        System.err.println("the library gave up");
        Runtime.getRuntime().halt(42);
      }
      case "talkative" -> {
        System.out.println("printed where frames go");
        System.err.println("printed beside");
        finish(false, 0, order, events);
      }
      default -> throw new IllegalArgumentException(order.document().name());
    }
  }

  /** Measures until somebody says stop, or at once. */
  @Override
  public @Nullable Speed probe(Order order, Control control) throws InterruptedException {
    if (order.document().name().equals("at once")) {
      return new Speed(64, 0.5, 0.25, 1000, 100);
    }
    while (!control.stopped()) {
      Thread.sleep(1);
    }
    return null;
  }

  /** A file in the folder of runs asks for an accident. */
  private static void dieOnce(Path wish) throws IOException {
    if (Files.deleteIfExists(wish)) {
      Runtime.getRuntime().halt(137);
    }
  }

  private static void epoch(int epoch, Consumer<TrainingEvent> events) {
    for (int i = 0; i < 3; i++) {
      events.accept(progress((epoch - 1) * 3L + i));
    }
    events.accept(new TrainingEvent.EpochDone(epoch, 0.1 / epoch, 0.9, Double.NaN, 0.8, 1.5));
  }

  private static TrainingEvent.Progress progress(long step) {
    double loss = 1.0 / (step + 3);
    TrainingEvent.Step one = new TrainingEvent.Step(step, step / 3.0, loss, Math.sqrt(loss));
    return new TrainingEvent.Progress(List.of(one), 1000.5, Double.POSITIVE_INFINITY);
  }

  /** Steps until somebody says stop. */
  private static void endless(Order order, Control control, Consumer<TrainingEvent> events)
      throws InterruptedException {
    for (long step = 0; !control.stopped(); step++) {
      if (control.paused()) {
        events.accept(new TrainingEvent.Paused(step));
        control.awaitWhilePaused();
        if (!control.stopped()) {
          events.accept(new TrainingEvent.Resumed(step));
        }
      }
      events.accept(progress(step));
      Thread.sleep(1);
    }
    if (!control.abandoned()) {
      finish(true, 1, order, events);
    }
  }

  private static void finish(
      boolean stopped, int epochs, Order order, Consumer<TrainingEvent> events) {
    events.accept(
        new TrainingEvent.Finished(stopped, epochs, 0.05, 0.985, 4321.5, 7.25, order.run().path()));
  }

  @Override
  public Answering answers() {
    return new FakeAnswers();
  }

  @Override
  public void close() {}
}
