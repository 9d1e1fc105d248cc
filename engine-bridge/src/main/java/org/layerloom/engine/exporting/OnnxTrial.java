package org.layerloom.engine.exporting;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.layerloom.data.Samples;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.LossKind;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;

/** Gives the same samples to one model after another, and tells how well each does with them. */
final class OnnxTrial {

  private static final int BATCH = 100;
  private static final int WARM_UP_CALLS = 20_000;
  private static final long WARM_UP_NANOS = 1_500_000_000L;

  /** Samples are kept as models want them; of large ones there are fewer. */
  private static final long MOST_NUMBERS = 64_000_000;

  private final Trained trained;
  private final Outgoing network;
  private final Samples samples;
  private final List<OnnxInputs> batches = new ArrayList<>();

  /**
   * What came of a trial.
   *
   * @param score the share of right answers; NaN where the network does not choose among classes
   * @param answers of the first prediction, one sample after another
   * @param micros for one sample by itself
   */
  record Outcome(double score, FloatBuffer answers, double micros) {}

  /**
   * @param most samples, of those that the network was not trained with
   */
  OnnxTrial(Trained trained, Outgoing network, int most) throws NotExportable {
    this.trained = trained;
    this.network = network;
    long each = network.entries().stream().mapToLong(entry -> entry.signal().shape().size()).sum();
    this.samples =
        trained.samples((int) Math.clamp(MOST_NUMBERS / Math.max(1, each), 1, (long) most));
    for (int from = 0; from < samples.count(); from += BATCH) {
      var computed = trained.activations(batch(from));
      var entries = new HashMap<PortRef, FloatBuffer>();
      // What flows between would fill the memory.
      network
          .entries()
          .forEach(
              entry ->
                  entries.put(entry.from(), Objects.requireNonNull(computed.get(entry.from()))));
      batches.add(new OnnxInputs(network, entries));
    }
  }

  int samples() {
    return samples.count();
  }

  private Samples batch(int from) {
    return FirstSamples.between(samples, from, from + BATCH);
  }

  /**
   * Runs a model until the process has got into its stride: the first one would look slow, and all
   * that follow fast beside it.
   */
  void warmUp(byte[] model) throws IOException {
    long end = System.nanoTime() + WARM_UP_NANOS;
    try (OnnxRuntime runtime = OnnxRuntime.open(model)) {
      Map<String, OnnxRuntime.Given> one = batches.getFirst().first(runtime.inputs(), 1);
      for (int i = 0; i < WARM_UP_CALLS && System.nanoTime() < end; i++) {
        runtime.run(one);
      }
    }
  }

  Outcome of(byte[] model) throws IOException {
    String exit = network.exits().getFirst().name();
    FloatBuffer all = FloatBuffer.allocate(0);
    try (OnnxRuntime runtime = OnnxRuntime.open(model)) {
      for (int i = 0; i < batches.size(); i++) {
        Samples batch = batch(i * BATCH);
        Map<String, NamedTensor> found =
            runtime.run(batches.get(i).first(runtime.inputs(), batch.count()));
        NamedTensor answer = found.get(exit);
        if (answer == null) {
          throw new IOException("no answer is called " + exit);
        }
        if (i == 0) {
          int width = answer.values().remaining() / batch.count();
          all = FloatBuffer.allocate(Math.multiplyExact(width, samples.count()));
        }
        all.put(answer.values().duplicate());
      }
      Map<String, OnnxRuntime.Given> one = batches.getFirst().first(runtime.inputs(), 1);
      double micros = Stopwatch.micros(() -> runtime.run(one));
      return new Outcome(score(all.array()), all.flip(), micros);
    }
  }

  private double score(float[] answers) {
    if (trained.program.measure() == LossKind.Measure.NONE
        || samples.classes() == 0
        || trained.program.positions() != 1
        || !judgedByLabels(network, trained.program.dataset())) {
      return Double.NaN;
    }
    int width = answers.length / samples.count();
    int right = 0;
    for (int sample = 0; sample < samples.count(); sample++) {
      long label = samples.labels().getLong(samples.labels().position() + sample * Long.BYTES);
      right += chosen(answers, sample * width, width) == label ? 1 : 0;
    }
    return (double) right / samples.count();
  }

  /**
   * Whether a loss compares the first prediction with the dataset's labels. Others are about
   * something else: a GAN's judge says what is real, which the labels know nothing of.
   */
  static boolean judgedByLabels(Outgoing network, NodeId dataset) {
    PortRef answer = network.exits().getFirst().from();
    return network.analysis().graph().nodes().values().stream()
        .filter(node -> network.kind(node) instanceof LossKind && !node.bypassed())
        .filter(loss -> network.sources(loss).getFirst().contains(answer))
        .anyMatch(
            loss ->
                network.sources(loss).getLast().stream()
                    .anyMatch(from -> from.node().equals(dataset)));
  }

  /** The class that an answer stands for. */
  private int chosen(float[] answers, int from, int width) {
    if (width == 1) {
      boolean logits = trained.program.outputs().getFirst().logits();
      return answers[from] > (logits ? 0 : 0.5) ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < width; i++) {
      best = answers[from + i] > answers[from + best] ? i : best;
    }
    return best;
  }
}
