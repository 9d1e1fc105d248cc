package org.layerloom.engine.program;

import org.layerloom.network.Settings;
import org.layerloom.network.Value;

/**
 * The train node's settings, each with its default where the kind does not offer it.
 *
 * @param optimizer {@code sgd}, {@code adam} and so on
 * @param rho how much of the earlier squares RMSprop and Adadelta keep
 * @param weightDecay added to gradients as {@code weightDecay * w}; AdamW and Lion shrink the
 *     weights instead
 * @param l1 added to gradients as {@code l1 * sign(w)}
 * @param clip {@code none}, {@code value} or {@code norm}
 * @param clipAt the largest gradient, or norm of all gradients together
 * @param accumulate in how many pieces a batch is calculated
 * @param average 0, or how much of the averaged weights each step keeps
 * @param keepZeros whether weights that are exactly 0 stay so: those that were pruned
 * @param patience epochs without a better validation loss after which a run ends; 0 for never
 */
public record TrainPlan(
    String optimizer,
    double learningRate,
    double momentum,
    boolean nesterov,
    double beta1,
    double beta2,
    double epsilon,
    double rho,
    double weightDecay,
    double l1,
    String clip,
    double clipAt,
    int accumulate,
    double average,
    boolean keepZeros,
    int patience,
    boolean restoreBest,
    Schedule schedule,
    int epochs,
    int batchSize,
    long seed) {

  public static TrainPlan of(Settings settings) {
    return new TrainPlan(
        text(settings, "optimizer", "adam"),
        real(settings, "learningRate", 1e-3),
        real(settings, "momentum", 0),
        flag(settings, "nesterov"),
        real(settings, "beta1", 0.9),
        real(settings, "beta2", 0.999),
        real(settings, "epsilon", 1e-8),
        real(settings, "rho", 0.9),
        real(settings, "weightDecay", 0),
        real(settings, "l1", 0),
        text(settings, "clip", "none"),
        real(settings, "clipAt", 1),
        (int) whole(settings, "accumulate", 1),
        real(settings, "average", 0),
        flag(settings, "keepZeros"),
        (int) whole(settings, "patience", 0),
        flag(settings, "restoreBest"),
        new Schedule(
            text(settings, "schedule", "constant"),
            (int) whole(settings, "every", 10),
            real(settings, "factor", 0.1),
            real(settings, "power", 1),
            real(settings, "least", 0),
            (int) whole(settings, "warmup", 0)),
        (int) whole(settings, "epochs", 10),
        (int) whole(settings, "batchSize", 64),
        whole(settings, "seed", 1));
  }

  private static String text(Settings settings, String name, String otherwise) {
    return settings.values().get(name) instanceof Value.Text(String value) ? value : otherwise;
  }

  private static double real(Settings settings, String name, double otherwise) {
    return settings.values().get(name) instanceof Value.Real(double value) ? value : otherwise;
  }

  private static long whole(Settings settings, String name, long otherwise) {
    return settings.values().get(name) instanceof Value.Whole(long value) ? value : otherwise;
  }

  private static boolean flag(Settings settings, String name) {
    return settings.values().get(name) instanceof Value.Flag(boolean value) && value;
  }
}
