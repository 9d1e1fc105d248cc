package org.layerloom.engine.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.layerloom.data.Samples;
import org.layerloom.data.TableProfile;
import org.layerloom.engine.Flows;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.trainer.Job;
import org.layerloom.engine.trainer.Trainer;
import org.layerloom.network.Shape;
import org.layerloom.training.TrainingEvent;

/**
 * What augmentation costs a training step of S4 on pictures of CIFAR's size, and how soon a table
 * of a million rows is looked through: {@code mvn -q -Pbench -Dbench=data}.
 */
public final class DataBench {

  private static final int REPEATS = 3;
  private static final int WARM_UP = 60;
  private static final int STEPS = 300;
  private static final int BATCH = 32;
  private static final int ROWS = 1_000_000;
  private static final int COLUMNS = 20;

  private final Path folder;
  private final Samples pictures = pictures(20_000);

  private DataBench(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    DataBench bench = new DataBench(Files.createTempDirectory("bench"));
    bench.table();
    bench.augmentation();
  }

  private void table() throws Exception {
    Path file = folder.resolve("million.csv");
    write(file);
    say("table.size", Files.size(file) / 1e6, "MB");
    for (int i = 0; i < REPEATS; i++) {
      long begun = System.nanoTime();
      TableProfile.rows(file, 0, 60, () -> false);
      say("table.first", (System.nanoTime() - begun) / 1e6, "ms");
    }
    for (int i = 0; i < REPEATS; i++) {
      long begun = System.nanoTime();
      TableProfile profile = TableProfile.of(file, () -> false);
      say("table.scan", (System.nanoTime() - begun) / 1e9, "s");
      if (profile.rows() != ROWS) {
        throw new IllegalStateException(profile.rows() + " rows");
      }
    }
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int c = 0; c < COLUMNS; c++) {
        out.write((c == 0 ? "" : ",") + "column" + c);
      }
      out.newLine();
      for (int row = 0; row < ROWS; row++) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < COLUMNS - 1; c++) {
          line.append(random.nextInt(100_000) / 100.0).append(',');
        }
        out.write(line.append(row % 2 == 0 ? "yes" : "no").toString());
        out.newLine();
      }
    }
  }

  private void augmentation() throws Exception {
    List<String> ways = List.of("", "flip", "shift", "affine", "light", "cutOut", "document");
    double[][] rates = new double[ways.size()][REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      for (int way = 0; way < ways.size(); way++) {
        rates[way][i] = rate(s4(ways.get(way)));
      }
    }
    say("s4.plain", median(rates[0]), "samples/s");
    for (int way = 1; way < ways.size(); way++) {
      say("s4." + ways.get(way), median(rates[way]), "samples/s");
      double[] costs = new double[REPEATS];
      for (int i = 0; i < REPEATS; i++) {
        costs[i] = 100 * (1 - rates[way][i] / rates[0][i]);
      }
      say("s4." + ways.get(way) + ".cost", median(costs), "percent");
    }
  }

  private static Flows s4(String way) {
    Flows flows =
        new Flows(Shape.of(3, 32, 32), 10, Shape.of()).then("scale", "normalize", "mode", "unit");
    switch (way) {
      case "flip" -> flows.then("flip", "randomFlip");
      case "shift" -> flows.then("shift", "randomShift");
      case "affine" -> flows.then("affine", "randomAffine");
      case "light" -> flows.then("light", "randomLight");
      case "cutOut" -> flows.then("cut", "cutOut");
      case "document" -> flows.then("shift", "randomShift").then("turn", "randomAffine");
      default -> {}
    }
    return flows
        .then("conv1", "conv2d", "filters", 32, "activation", "relu")
        .then("pool1", "maxpool2d")
        .then("conv2", "conv2d", "filters", 64, "activation", "relu")
        .then("pool2", "maxpool2d")
        .then("conv3", "conv2d", "filters", 64, "activation", "relu")
        .then("flat", "flatten")
        .then("dense1", "dense", "units", 64, "activation", "relu")
        .then("out", "dense", "units", 10)
        .loss("loss", "crossEntropy")
        .train("epochs", 10, "batchSize", BATCH);
  }

  private double rate(Flows flows) throws Exception {
    Control control = new Control();
    long[] from = {0, 0};
    long[] to = {0, 0};
    int threads = Runtime.getRuntime().availableProcessors();
    Job job = new Job(flows.compile(), 0, pictures, null, folder, "cpu", threads, null);
    new Trainer(
            job,
            control,
            event -> {
              if (event instanceof TrainingEvent.Progress progress) {
                long step = progress.steps().getLast().step() + 1;
                if (from[0] == 0 && step >= WARM_UP) {
                  from[0] = step;
                  from[1] = System.nanoTime();
                } else if (from[0] > 0 && step >= from[0] + STEPS) {
                  to[0] = step;
                  to[1] = System.nanoTime();
                  control.abandon();
                }
              }
            })
        .run();
    return (to[0] - from[0]) * BATCH * 1e9 / (to[1] - from[1]);
  }

  private static Samples pictures(int count) {
    ByteBuffer features = ByteBuffer.allocate(count * 3 * 32 * 32).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer labels = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(1);
    random.nextBytes(features.array());
    for (int i = 0; i < count; i++) {
      labels.putLong(random.nextInt(10));
    }
    return new Samples(
        count, Shape.of(3, 32, 32), Samples.Type.BYTE, features, 10, Shape.of(), labels.flip());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void say(String figure, double value, String unit) {
    System.out.println(String.format(Locale.ROOT, "%s: %.2f %s", figure, value, unit));
  }
}
