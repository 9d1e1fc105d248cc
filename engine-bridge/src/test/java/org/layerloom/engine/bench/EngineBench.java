package org.layerloom.engine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.engine.LayerloomEngine;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.engine.client.Heard;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.trainer.Job;
import org.layerloom.engine.trainer.Trainer;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.training.RunRequest;
import org.layerloom.training.TrainingEvent;

/**
 * How fast we train beside DJL's own loop and Python's PyTorch, on real MNIST, taking turns: {@code
 * mvn -q -Pbench -Dbench=engine}. With arguments {@code accuracy NETWORK EPOCHS} it trains and
 * tests instead.
 */
public final class EngineBench {

  private static final int REPEATS = 5;
  private static final int WARM_UP = 40;

  private final Samples train;
  private final Samples test;
  private final Path folder;

  private EngineBench(String data) throws Exception {
    Datasets datasets = new Datasets(List.of(), Path.of(""));
    this.train = datasets.read(data, Part.TRAIN);
    this.test = datasets.read(data, Part.TEST);
    this.folder = Files.createTempDirectory("bench");
  }

  /** The folder of MNIST's files, then what to do. */
  public static void main(String[] arguments) throws Exception {
    EngineBench bench = new EngineBench(arguments[0]);
    if (arguments.length > 1 && arguments[1].equals("accuracy")) {
      bench.accuracy(arguments[2], Integer.parseInt(arguments[3]));
    } else {
      bench.speed(arguments[0], arguments.length > 1 ? arguments[1] : "");
    }
  }

  private void speed(String data, String only) throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    try (Peer djl = Peer.start(easyTrain(data));
        Peer python = python(data)) {
      if (python != null && (only.isEmpty() || only.equals("memory"))) {
        memory(data, cores, python);
      }
      for (String network : List.of("s1", "mlp", "lstm", "transformer")) {
        if (only.isEmpty() || only.equals(network)) {
          boolean small = network.equals("mlp");
          compare(network, small ? 1 : cores, small ? 1500 : 120, djl, python);
        }
      }
    }
  }

  /** What both keep while they train S1 for an epoch. */
  private void memory(String data, int threads, Peer python) throws Exception {
    Graph graph = Networks.flows("s1", 1).graph();
    Node dataset = graph.node(new NodeId("data"));
    Document project =
        Document.named("s1")
            .withGraph(graph.withNode(dataset.with("source", new Value.Text(data))));
    Heard heard = new Heard();
    double[] most = {0};
    try (EngineProcess engine = new EngineProcess(LayerloomEngine.command())) {
      engine.train(
          new RunRequest(project, folder.resolve("runs"), "cpu", threads),
          event -> {
            if (event instanceof TrainingEvent.Progress) {
              most[0] = Math.max(most[0], Resident.ofEngine());
            } else {
              heard.accept(event);
            }
          });
      while (heard.all.stream().noneMatch(TrainingEvent.Finished.class::isInstance)) {
        Thread.sleep(200);
      }
    }
    python.rate("s1", threads, 300);
    double theirs = Resident.of(python.process().toHandle());
    say("s1.memory.layerloom", most[0], "MB");
    say("s1.memory.python", theirs, "MB");
    say("s1.memory.ratio", most[0] / theirs, "times");
  }

  private static List<String> easyTrain(String data) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Dai.djl.offline=true",
        "-cp",
        System.getProperty("java.class.path"),
        EasyTrainPeer.class.getName(),
        data);
  }

  /**
   * Python's PyTorch, where the machine has it; {@code -Dpython=COMMAND} names another than the
   * first.
   */
  private @Nullable Peer python(String data) throws IOException, InterruptedException {
    String python = System.getProperty("python", "python3");
    Path script = folder.resolve("torch_peer.py");
    try (InputStream in =
        Objects.requireNonNull(EngineBench.class.getResourceAsStream("torch_peer.py"))) {
      Files.copy(in, script);
    }
    Process asked;
    try {
      asked =
          new ProcessBuilder(python, "-c", "import torch; print(torch.__version__)")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      System.out.println("python: not on this machine");
      return null;
    }
    String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (asked.waitFor() != 0) {
      System.out.println("python: its torch is not on this machine (Debian: python3-torch)");
      return null;
    }
    System.out.println("python.torch: " + version.strip() + " version");
    return Peer.start(List.of(python, script.toString(), data));
  }

  private void compare(String network, int threads, int steps, Peer djl, @Nullable Peer python)
      throws Exception {
    djl.rate(network, threads, WARM_UP);
    djl.rate(EasyTrainPeer.BARE + network, threads, WARM_UP);
    if (python != null) {
      python.rate(network, threads, WARM_UP);
    }
    double[] ours = new double[REPEATS];
    double[] easy = new double[REPEATS];
    double[] bare = new double[REPEATS];
    double[] torch = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      ours[i] = rate(network, threads, steps);
      easy[i] = djl.rate(network, threads, steps);
      bare[i] = djl.rate(EasyTrainPeer.BARE + network, threads, steps);
      torch[i] = python == null ? Double.NaN : python.rate(network, threads, steps);
    }
    say(network + ".threads", threads, "threads");
    say(network + ".layerloom", median(ours), "samples/s");
    say(network + ".easytrain", median(easy), "samples/s");
    say(network + ".ratio", ratio(ours, easy), "times");
    say(network + ".easytrain.bare", median(bare), "samples/s");
    say(network + ".ratio.bare", ratio(ours, bare), "times");
    if (python != null) {
      say(network + ".python", median(torch), "samples/s");
      say(network + ".ratio.python", ratio(ours, torch), "times");
    }
  }

  /** The median of what was measured one right after the other. */
  private static double ratio(double[] ours, double[] theirs) {
    double[] ratios = new double[ours.length];
    Arrays.setAll(ratios, i -> ours[i] / theirs[i]);
    return median(ratios);
  }

  /** Samples a second of a run, from the end of its warm-up on. */
  private double rate(String network, int threads, int steps) throws Exception {
    Control control = new Control();
    long[] from = {0, 0};
    long[] to = {0, 0};
    Job job = new Job(program(network, 10), 0, train, null, folder, "cpu", threads, null);
    new Trainer(
            job,
            control,
            event -> {
              if (event instanceof TrainingEvent.Progress progress) {
                long step = progress.steps().getLast().step() + 1;
                if (from[0] == 0 && step >= WARM_UP) {
                  from[0] = step;
                  from[1] = System.nanoTime();
                } else if (from[0] > 0 && step >= from[0] + steps) {
                  to[0] = step;
                  to[1] = System.nanoTime();
                  control.abandon();
                }
              }
            })
        .run();
    return (to[0] - from[0]) * 64 * 1e9 / (to[1] - from[1]);
  }

  private void accuracy(String network, int epochs) throws Exception {
    Job job = new Job(program(network, epochs), 0, train, test, folder, "cpu", 0, null);
    new Trainer(
            job,
            new Control(),
            event -> {
              if (event instanceof TrainingEvent.EpochDone
                  || event instanceof TrainingEvent.Finished) {
                System.out.println(event);
              }
            })
        .run();
  }

  private static Program program(String network, int epochs) {
    return Networks.named(network, epochs);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void say(String figure, double value, String unit) {
    System.out.println(String.format(Locale.ROOT, "%s: %.2f %s", figure, value, unit));
  }

  /** Another process. */
  private record Peer(Process process) implements AutoCloseable {

    static Peer start(List<String> command) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      // As our own process has it: on a busy machine threads that turn in place would decide all.
      builder.environment().putIfAbsent("GOMP_SPINCOUNT", "3000");
      return new Peer(builder.start());
    }

    double rate(String network, int threads, int steps) throws IOException {
      PrintStream out = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
      out.println(network + " " + threads + " " + steps);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("rate ")) {
          return Double.parseDouble(line.substring(5));
        }
      }
      throw new IOException("the other process ended");
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
