package org.layerloom.engine.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.layerloom.engine.LayerloomEngine;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.engine.client.Heard;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.training.Curves;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunReader;
import org.layerloom.training.RunRequest;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.TrainingEvent.Finished;
import org.layerloom.training.TrainingEvent.Progress;
import org.layerloom.training.TrainingEvent.Started;

/**
 * Long runs of the real engine process, which no build waits for: {@code mvn -q -Psoak}. First
 * 100,000 steps of an MLP, whose memory must not grow; then a run that is killed a hundred times at
 * random moments, and must end in the same numbers as one that nobody disturbs. Ends with an error
 * where either does not hold.
 */
public final class Soak {

  private static final int STEPS = 100_000;
  private static final int SETTLED = 10_000;
  private static final double MOST_GROWTH = 0.02;

  private final Path data;
  private final Path folder;

  private Soak(Path data, Path folder) {
    this.data = data;
    this.folder = folder;
  }

  /** The folder of MNIST's files; then {@code memory}, {@code kills}, or nothing for both. */
  public static void main(String[] arguments) throws Exception {
    Soak soak = new Soak(Path.of(arguments[0]), Files.createTempDirectory("soak"));
    String part = arguments.length > 1 ? arguments[1] : "";
    if (!part.equals("kills")) {
      soak.memory();
    }
    if (!part.equals("memory")) {
      soak.kills(100);
    }
    System.exit(0);
  }

  private Document project(String network, int epochs) {
    Graph graph = Networks.flows(network, epochs).graph();
    return Document.named(network)
        .withGraph(
            graph.withNode(
                graph.node(new NodeId("data")).with("source", new Value.Text(data.toString()))));
  }

  private void memory() throws Exception {
    // A tenth of the samples validates.
    int epochs = Math.ceilDiv(STEPS, 54_000 / 64);
    Growth growth = new Growth();
    Heard heard = new Heard();
    Consumer<TrainingEvent> watched =
        event -> {
          if (event instanceof Progress progress) {
            growth.at(progress.steps().getLast().step());
          } else {
            heard.accept(event);
          }
        };
    try (EngineProcess engine = new EngineProcess(LayerloomEngine.command())) {
      engine.train(
          new RunRequest(project("mlp", epochs), folder.resolve("mlp"), "cpu", 1), watched);
      heard.next(Started.class);
      while (heard.all.stream().noneMatch(Finished.class::isInstance)) {
        Thread.sleep(200);
      }
    }
    say("soak.steps", (double) growth.last, "steps");
    say("soak.memory.settled", growth.settled, "MB");
    say("soak.memory.end", growth.end, "MB");
    say("soak.growth", 100 * growth.share(), "percent");
    if (growth.share() > MOST_GROWTH) {
      throw new AssertionError("the engine's memory grew");
    }
  }

  /** Resident memory of the engine after the first steps, and the most of the last ones. */
  private static final class Growth {
    private long last;
    private double settled;
    private double end;

    void at(long step) {
      if (step / 1000 != last / 1000) {
        double now = Resident.ofEngine();
        if (step / SETTLED != last / SETTLED) {
          say("soak.memory." + step / SETTLED * SETTLED, now, "MB");
        }
        if (step <= SETTLED + 1000) {
          settled = Math.max(settled, now);
        } else if (step > STEPS - SETTLED) {
          end = Math.max(end, now);
        }
      }
      last = step;
    }

    double share() {
      return end / settled - 1;
    }
  }

  private void kills(int count) throws Exception {
    // Small enough that many a kill meets a checkpoint being written.
    SmallRows.write(folder.resolve("rows"));
    int epochs = 6 * count;
    Document project = rows(epochs);
    Curves expected = undisturbed(project);
    Random random = ThreadLocalRandom.current();
    Path run = begun(project);
    int longest = 0;
    for (int kill = 0; kill < count; kill++) {
      Heard heard = new Heard();
      try (EngineProcess engine = new EngineProcess(LayerloomEngine.command())) {
        engine.resume(run, heard);
        heard.next(Started.class);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(800));
        ProcessHandle child = Resident.engine();
        child.destroyForcibly();
        child.onExit().join();
      }
      Curves now = RunReader.curves(new RunFolder(run));
      int known = now.epochs().size();
      if (known < longest) {
        throw new AssertionError("kill " + kill + " lost epochs: " + known + " of " + longest);
      }
      longest = known;
      same(expected, now, known);
    }
    say("kills.survived", count, "kills");
    say("kills.epochs", longest, "epochs");
    Heard heard = new Heard();
    try (EngineProcess engine = new EngineProcess(LayerloomEngine.command())) {
      engine.resume(run, heard);
      while (heard.all.stream().noneMatch(Finished.class::isInstance)) {
        Thread.sleep(200);
      }
    }
    Curves whole = RunReader.curves(new RunFolder(run));
    same(expected, whole, expected.epochs().size());
    if (!Arrays.equals(whole.steps().loss(), expected.steps().loss())) {
      throw new AssertionError("the curve of steps is another than that of an undisturbed run");
    }
    say("kills.same", whole.steps().loss().length, "steps");
  }

  /** A run that has only just started when its process is killed. */
  private Path begun(Document project) throws Exception {
    Heard heard = new Heard();
    try (EngineProcess engine = new EngineProcess(LayerloomEngine.command())) {
      engine.train(new RunRequest(project, folder.resolve("killed"), "cpu", 1), heard);
      Path run = heard.next(Started.class).run();
      heard.next(TrainingEvent.EpochDone.class);
      Resident.engine().destroyForcibly();
      return run;
    }
  }

  private Curves undisturbed(Document project) throws Exception {
    Heard heard = new Heard();
    try (EngineProcess engine = new EngineProcess(LayerloomEngine.command())) {
      engine.train(new RunRequest(project, folder.resolve("whole"), "cpu", 1), heard);
      Path run = heard.next(Started.class).run();
      while (heard.all.stream().noneMatch(Finished.class::isInstance)) {
        Thread.sleep(200);
      }
      return RunReader.curves(new RunFolder(run));
    }
  }

  private Document rows(int epochs) {
    Graph graph = SmallRows.graph(epochs);
    return Document.named("rows")
        .withGraph(
            graph.withNode(
                graph
                    .node(new NodeId("data"))
                    .with("source", new Value.Text(folder.resolve("rows").toString()))));
  }

  private static void same(Curves expected, Curves found, int epochs) {
    for (int i = 0; i < epochs; i++) {
      Curves.Epoch one = expected.epochs().get(i);
      Curves.Epoch other = found.epochs().get(i);
      if (one.trainLoss() != other.trainLoss()) {
        throw new AssertionError("epoch " + (i + 1) + " differs: " + one + " and " + other);
      }
    }
  }

  private static void say(String figure, double value, String unit) {
    System.out.println(String.format(Locale.ROOT, "%s: %.2f %s", figure, value, unit));
  }
}
