package org.layerloom.engine.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.program.TrainPlan;
import org.layerloom.training.RateCurve;

/**
 * Looks for a learning rate: trains some batches with a rate that rises from step to step, on
 * weights of its own that are thrown away. The same document gives the same curve.
 */
public final class RateFinder {

  static final int STEPS = 120;
  private static final double FROM = 1e-7;
  private static final double TO = 10;

  /** Steps of a call: a few of them tell whether it is worth going on. */
  private static final int BLOCK = 10;

  private RateFinder() {}

  /**
   * Looks.
   *
   * @param control asked between two calls whether to give up
   * @return null where it was given up
   * @throws ai.djl.engine.EngineException where libtorch fails, with its own words
   */
  public static @Nullable RateCurve find(Job job, Control control) {
    Program program = job.program();
    TrainPlan plan = program.plan();
    Seeds seeds = new Seeds(plan.seed());
    long[] trained = Split.of(seeds, job.train(), job.holdout()).train().all();
    int batch = Math.min(plan.batchSize(), trained.length);
    double[] rates = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      rates[i] = FROM * StrictMath.pow(TO / FROM, i / (STEPS - 1.0));
    }
    double[] losses = new double[STEPS];
    Arrays.fill(losses, Double.NaN);
    try (Session session = Session.open(program, job.device(), job.threads());
        Session.Data data = session.load(job.train());
        NDManager scope = session.scope();
        NDArray order = session.order(scope, order(seeds, trained, (long) STEPS * batch))) {
      session.start(plan.seed());
      session.balance(job.train(), trained);
      for (int first = 0; first < STEPS; first += BLOCK) {
        if (control.stopped()) {
          return null;
        }
        Results results =
            session.train(
                data,
                order,
                (long) first * batch,
                batch,
                all(program, rates, first),
                steps(seeds, first),
                new long[BLOCK]);
        boolean flown = false;
        for (int i = 0; i < BLOCK; i++) {
          losses[first + i] = results.loss(i);
          flown |= !Double.isFinite(results.loss(i));
        }
        if (flown) {
          break;
        }
      }
    }
    return RateCurve.of(rates, losses);
  }

  /** The rate that is tried, for each train node in proportion to its own. */
  private static double[] all(Program program, double[] rates, int first) {
    double[] all = new double[BLOCK * program.aims().size()];
    for (int turn = 0; turn < program.aims().size(); turn++) {
      double share = program.aims().get(turn).plan().learningRate() / program.plan().learningRate();
      for (int i = 0; i < BLOCK; i++) {
        all[turn * BLOCK + i] = rates[first + i] * share;
      }
    }
    return all;
  }

  private static long[] steps(Seeds seeds, int first) {
    long[] steps = new long[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      steps[i] = seeds.step((long) first + i);
    }
    return steps;
  }

  /** Epoch after epoch, until there are enough. */
  private static long[] order(Seeds seeds, long[] trained, long wanted) {
    long[] order = new long[Math.toIntExact(wanted)];
    int at = 0;
    for (int epoch = 0; at < order.length; epoch++) {
      long[] next = seeds.order(trained, epoch);
      int count = Math.min(next.length, order.length - at);
      System.arraycopy(next, 0, order, at, count);
      at += count;
    }
    return order;
  }
}
