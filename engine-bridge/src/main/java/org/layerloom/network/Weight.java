package org.layerloom.network;

/**
 * Trained numbers of a node, or running statistics that are kept but not trained.
 *
 * @param name as PyTorch's module calls it: {@code weight}, {@code bias}, {@code running_mean}
 * @param shape its full shape
 * @param trained false for running statistics
 */
public record Weight(String name, Shape shape, Start start, boolean trained) {

  /**
   * Whether numbers of it can be left out one by one: those that multiply. Zeros among them say
   * that this was done; what begins as zeros (biases, learned positions) could not tell.
   */
  public boolean prunable() {
    return trained
        && shape.rank() > 1
        && !(start instanceof Start.Constant(double value) && value == 0);
  }

  /**
   * How its numbers start. Fans are of the layer: numbers that meet in one output, outputs that one
   * number reaches.
   */
  public sealed interface Start {

    record Constant(double value) implements Start {}

    /** Uniform in ±bound. */
    record Uniform(double bound) implements Start {}

    /** Normal around zero. */
    record Normal(double deviation) implements Start {}

    /** He et al. 2015: uniform in ±sqrt(6 / fanIn). */
    static Start he(long fanIn) {
      return new Uniform(Math.sqrt(6.0 / fanIn));
    }

    /** Glorot and Bengio 2010: uniform in ±sqrt(6 / (fanIn + fanOut)). */
    static Start glorot(long fanIn, long fanOut) {
      return new Uniform(Math.sqrt(6.0 / (fanIn + fanOut)));
    }
  }
}
