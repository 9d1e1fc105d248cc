package org.layerloom.engine.program;

/**
 * How the learning rate changes over a run: a factor of the learning rate for each step, a function
 * of the position alone, so that a resumed run goes on exactly.
 *
 * @param kind {@code constant}, {@code step}, {@code exponential}, {@code polynomial}, {@code
 *     cosine}, {@code restarts}, {@code oneCycle} or {@code plateau}
 * @param every epochs between steps of {@code step}, between restarts, or without a better
 *     validation loss before {@code plateau} goes down
 * @param factor what each of those multiplies by
 * @param power of {@code polynomial}
 * @param least the smallest factor
 * @param warmup epochs over which the rate first rises from nothing
 */
public record Schedule(
    String kind, int every, double factor, double power, double least, int warmup) {

  /**
   * @param epoch position in epochs, with its fraction
   * @param epochs how many there are to be
   * @param reductions how often {@code plateau} has gone down
   */
  public double factorAt(double epoch, int epochs, int reductions) {
    double warm = warmup > 0 && epoch < warmup ? epoch / warmup : 1;
    double span = Math.max(epochs - warmup, 1e-9);
    double done = Math.clamp((epoch - warmup) / span, 0, 1);
    double after = Math.max(epoch - warmup, 0);
    double shape =
        switch (kind) {
          case "step" -> StrictMath.pow(factor, Math.floor(after / every));
          case "exponential" -> StrictMath.pow(factor, after);
          case "polynomial" -> StrictMath.pow(1 - done, power);
          case "cosine" -> half(done);
          case "restarts" -> half(after / every - Math.floor(after / every));
          case "oneCycle" -> oneCycle(done);
          case "plateau" -> StrictMath.pow(factor, reductions);
          default -> 1;
        };
    return warm * Math.max(shape, least);
  }

  /** From 1 down to 0 along half a cosine (Loshchilov and Hutter 2017). */
  private static double half(double done) {
    return (1 + StrictMath.cos(Math.PI * done)) / 2;
  }

  /** Up from 1/25 over the first 30 %, then down to nearly nothing (Smith 2018). */
  private static double oneCycle(double done) {
    double start = 1.0 / 25;
    return done < 0.3
        ? start + (1 - start) * (1 - half(done / 0.3))
        : Math.max(half((done - 0.3) / 0.7), 1e-4);
  }
}
