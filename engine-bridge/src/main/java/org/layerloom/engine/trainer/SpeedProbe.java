package org.layerloom.engine.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.program.TrainPlan;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.training.Speed;

/**
 * Measures how fast a program trains: the very steps of a run, on made-up samples of the dataset's
 * shape, so that nothing is read. About a second, or three steps where they are long.
 */
final class SpeedProbe {

  /** How long steps are measured for. */
  private static final double SECONDS = 0.8;

  private static final int LEAST_STEPS = 3;
  private static final int MOST_STEPS = 2_000;

  /** Made-up samples take no more memory than this, unless one batch does. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int BATCHES = 4;

  /** Steps of one call, as in a run, where as many samples' places do not take much memory. */
  private static final int MOST_BLOCK = 256;

  private static final long LONGEST_ORDER = 1L << 20;

  private final Program program;
  private final TrainPlan plan;
  private final Site.DatasetShape shape;
  private final Holdout holdout;
  private final Control control;

  /**
   * @param control asked between two calls whether to give up
   */
  SpeedProbe(Program program, Site.DatasetShape shape, Holdout holdout, Control control) {
    this.program = program;
    this.plan = program.plan();
    this.shape = shape;
    this.holdout = holdout;
    this.control = control;
  }

  /**
   * Measures; null where it was given up.
   *
   * @throws ai.djl.engine.EngineException where libtorch fails, with its own words
   */
  @Nullable Speed measure(String device, int threads) {
    long validated =
        holdout.folds() < 2
            ? Math.min(Math.round(shape.trainSize() * holdout.share()), shape.trainSize() - 1)
            : shape.trainSize() / holdout.folds();
    long trained = Math.max(1, shape.trainSize() - validated);
    int batch = (int) Math.min(plan.batchSize(), trained);
    Samples samples = samples(batch);
    int most = Math.clamp(LONGEST_ORDER / batch, 1, MOST_BLOCK);
    try (Session session = Session.open(program, device, threads);
        Session.Data data = session.load(samples);
        NDManager scope = session.scope();
        NDArray order = session.order(scope, order(samples.count(), batch, most))) {
      session.start(plan.seed());
      session.balance(samples, Seeds.ascending(samples.count()));
      double step = step(session, data, order, batch, most);
      double answer = answer(session, data, order, samples.count(), validated);
      return control.stopped() ? null : new Speed(batch, step, answer, trained, validated);
    }
  }

  /** The median of blocks, each of as many steps as fill a small part of the time. */
  private double step(Session session, Session.Data data, NDArray order, int batch, int most) {
    Pace pace = new Pace();
    List<Double> perStep = new ArrayList<>();
    double spent = 0;
    int steps = 0;
    // The first calls compile, and the memory for the weights is new.
    for (int warm = 0; warm < 2 && !control.stopped(); warm++) {
      train(session, data, order, batch, 1);
    }
    while (!control.stopped() && (steps < LEAST_STEPS || (spent < SECONDS && steps < MOST_STEPS))) {
      int block = Math.min(pace.steps(), most);
      long began = System.nanoTime();
      train(session, data, order, batch, block);
      double seconds = (System.nanoTime() - began) / 1e9;
      pace.done(block, (long) block * batch, seconds);
      perStep.add(seconds / block);
      spent += seconds;
      steps += block;
    }
    return median(perStep);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }

  private void train(Session session, Session.Data data, NDArray order, int batch, int steps) {
    int turns = program.aims().size();
    double[] rates = new double[steps * turns];
    for (int turn = 0; turn < turns; turn++) {
      double rate = program.aims().get(turn).plan().learningRate();
      Arrays.fill(rates, turn * steps, (turn + 1) * steps, rate);
    }
    session.train(data, order, 0, batch, rates, new long[steps], new long[steps]);
  }

  /** Samples for the longest block of steps: the same few over and over. */
  private static long[] order(int samples, int batch, int blocks) {
    long[] order = new long[Math.multiplyExact(batch, blocks)];
    for (int place = 0; place < order.length; place++) {
      order[place] = place % samples;
    }
    return order;
  }

  /** Seconds to evaluate a sample; 0 where nothing is evaluated. */
  private double answer(
      Session session, Session.Data data, NDArray order, int samples, long validated) {
    if (validated == 0 || control.stopped()) {
      return 0;
    }
    int batch = Math.min(samples, Math.max(1, plan.batchSize() * 4));
    session.evaluate(data, order, 0, batch, 1);
    long began = System.nanoTime();
    session.evaluate(data, order, 0, batch, 1);
    return (System.nanoTime() - began) / 1e9 / batch;
  }

  private Samples samples(int batch) {
    long numbers = shape.features().shape().size() + shape.labels().shape().size();
    long fitting = Math.max(batch, MOST_BYTES / Math.max(1, numbers * Long.BYTES));
    int count = (int) Math.min((long) batch * BATCHES, fitting);
    Random random = new Random(plan.seed());
    boolean indices = shape.features().numbers() == Signal.Numbers.INDEX;
    Shape one = shape.features().shape();
    ByteBuffer features =
        indices
            ? wholes(Math.multiplyExact(count, one.size()), shape.features().most(), random)
            : reals(Math.multiplyExact(count, one.size()), random);
    long labels = Math.multiplyExact(count, shape.labels().shape().size());
    return new Samples(
        count,
        one,
        indices ? Samples.Type.INDEX : Samples.Type.FLOAT,
        features,
        shape.labels().classes(),
        shape.labels().shape(),
        shape.labels().classes() > 0
            ? wholes(labels, shape.labels().classes(), random)
            : reals(labels, random));
  }

  private static ByteBuffer reals(long count, Random random) {
    ByteBuffer bytes = buffer(count, Float.BYTES);
    while (bytes.hasRemaining()) {
      bytes.putFloat(random.nextFloat());
    }
    return bytes.flip();
  }

  private static ByteBuffer wholes(long count, long below, Random random) {
    ByteBuffer bytes = buffer(count, Long.BYTES);
    while (bytes.hasRemaining()) {
      bytes.putLong(random.nextLong(Math.max(1, below)));
    }
    return bytes.flip();
  }

  private static ByteBuffer buffer(long count, int size) {
    return ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(count, size)))
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
