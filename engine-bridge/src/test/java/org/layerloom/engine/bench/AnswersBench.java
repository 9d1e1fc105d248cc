package org.layerloom.engine.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.layerloom.data.Samples;
import org.layerloom.engine.LayerloomEngine;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Trained;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;

/**
 * How soon a trained network answers about one digit, through the engine's process and back: while
 * nothing trains, and beside a run; and what looking on at 20 questions a second costs that run.
 */
public final class AnswersBench {

  private static final int QUESTIONS = 300;
  private static final int SECONDS = 8;

  private final EngineProcess engine = new EngineProcess(LayerloomEngine.command());
  private final BlockingQueue<TrainingEvent> events = new LinkedBlockingQueue<>();
  private final Path folder;
  private final String data;

  private AnswersBench(String data) throws Exception {
    this.data = data;
    this.folder = Files.createTempDirectory("bench-answers");
  }

  /** The folder of MNIST's files. */
  public static void main(String[] arguments) throws Exception {
    AnswersBench bench = new AnswersBench(arguments[0]);
    try {
      bench.run();
    } finally {
      bench.engine.close();
    }
  }

  private Training train() {
    Graph graph = Networks.flows("s1", 1000).graph();
    Document document =
        Document.named("s1")
            .withGraph(
                graph.withNode(
                    graph.node(new NodeId("data")).with("source", new Value.Text(data))));
    return engine.train(new RunRequest(document, folder, "cpu", 0), events::add);
  }

  private void run() throws Exception {
    // A network that was trained for a moment.
    Training first = train();
    await(TrainingEvent.Progress.class);
    first.stop();
    Trained network = Trained.last(await(TrainingEvent.Finished.class).run());
    Samples digit = engine.ask(new Question.Fetch(network, Part.TEST, new int[1])).get().samples();

    report("idle", ask(network, digit, QUESTIONS, 0));
    report("step", steps(network));
    Training beside = train();
    await(TrainingEvent.Progress.class);
    report("beside training", ask(network, digit, QUESTIONS, 0));
    double alone = speed(null);
    double watched = speed(() -> ask(network, digit, SECONDS * 20, 50));
    double again = speed(null);
    beside.stop();
    await(TrainingEvent.Finished.class);
    double before = (alone + again) / 2;
    System.out.printf(
        "training: %.0f samples/s alone, %.0f while looked at 20 times a second (%+.1f %%)%n",
        before, watched, 100 * (watched / before - 1));
  }

  private <E extends TrainingEvent> E await(Class<E> wanted) throws InterruptedException {
    while (true) {
      TrainingEvent event = events.take();
      if (wanted.isInstance(event)) {
        return wanted.cast(event);
      }
      if (event instanceof TrainingEvent.Failed || event instanceof TrainingEvent.Lost) {
        throw new IllegalStateException(event.toString());
      }
    }
  }

  /** Milliseconds of each answer: what every node computes and the gradients, or the answer. */
  private double[] ask(Trained network, Samples digit, int count, long pause) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long asked = System.nanoTime();
      if (pause > 0) {
        var _ = engine.ask(new Question.Look(network, digit, 0, 7)).get();
        TimeUnit.MILLISECONDS.sleep(pause);
      } else {
        var _ = engine.ask(new Question.Predict(network, digit)).get();
        if (i >= 20) {
          millis.add((System.nanoTime() - asked) / 1e6);
        }
      }
    }
    return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Milliseconds of a whole training step with all its numbers. */
  private double[] steps(Trained network) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      long asked = System.nanoTime();
      var _ = engine.ask(new Question.Step(new Question.Start.OfCheckpoint(network), i)).get();
      if (i >= 20) {
        millis.add((System.nanoTime() - asked) / 1e6);
      }
    }
    return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static void report(String name, double[] sorted) {
    System.out.printf(
        "answer %s: median %.1f ms, 99 %% within %.1f ms, longest %.1f ms%n",
        name,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }

  /** Something to do while the speed is measured. */
  private interface Meanwhile {
    double[] run() throws Exception;
  }

  /** Samples a second over some seconds of training. */
  private double speed(@org.jspecify.annotations.Nullable Meanwhile meanwhile) throws Exception {
    events.clear();
    long begun = System.nanoTime();
    if (meanwhile == null) {
      TimeUnit.SECONDS.sleep(SECONDS);
    } else {
      var _ = meanwhile.run();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    List<TrainingEvent> heard = new ArrayList<>();
    events.drainTo(heard);
    long steps =
        heard.stream()
            .filter(TrainingEvent.Progress.class::isInstance)
            .mapToLong(it -> ((TrainingEvent.Progress) it).steps().size())
            .sum();
    return steps * 64 / seconds;
  }
}
