package org.layerloom.race;

/**
 * The optimisers of the train node with its initial settings; the formulas are those of the
 * training program, written out for a few numbers.
 */
public enum Rule {
  /** Against the gradient. */
  SGD,
  /** Polyak 1964, with 0.9 of the speed kept. */
  MOMENTUM,
  /** Nesterov 1983, likewise. */
  NESTEROV,
  /** Duchi et al. 2011. */
  ADAGRAD,
  /** Tieleman and Hinton 2012. */
  RMSPROP,
  /** Kingma and Ba 2015. */
  ADAM,
  /** Loshchilov and Hutter 2019: numbers shrink beside Adam's step. */
  ADAMW,
  /** Dozat 2016. */
  NADAM,
  /** Liu et al. 2020. */
  RADAM,
  /** Chen et al. 2023: the sign of a mean. */
  LION;

  /** What AdamW takes of each number, times the learning rate: PyTorch's own setting. */
  public static final double DECAY = 0.01;

  static final double SPEED = 0.9;

  /** What it does in one step, with all that it remembers of earlier ones. */
  public Mover mover(int numbers) {
    return switch (this) {
      case SGD -> new Descent(numbers, 0, false);
      case MOMENTUM -> new Descent(numbers, SPEED, false);
      case NESTEROV -> new Descent(numbers, SPEED, true);
      case ADAGRAD -> new Scaled(numbers, 1, 1);
      case RMSPROP -> new Scaled(numbers, 0.9, 0.1);
      case ADAM -> new Adaptive.Adam(numbers, 0);
      case ADAMW -> new Adaptive.Adam(numbers, DECAY);
      case NADAM -> new Adaptive.Nadam(numbers);
      case RADAM -> new Adaptive.Radam(numbers);
      case LION -> new Adaptive.Lion(numbers);
    };
  }

  /** Moves numbers; belongs to one walk. */
  public interface Mover {

    /**
     * Takes a step.
     *
     * @param w the numbers, changed in place
     * @param g the gradient at them
     */
    void step(double[] w, double[] g, double rate);
  }

  /** Gradient descent, with what is kept of its speed. */
  @SuppressWarnings("ArrayRecordComponent") // Its memory; nobody compares it.
  private record Descent(double[] speed, double kept, boolean ahead) implements Mover {

    Descent(int numbers, double kept, boolean ahead) {
      this(new double[numbers], kept, ahead);
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
      for (int i = 0; i < w.length; i++) {
        speed[i] = kept * speed[i] + g[i];
        w[i] -= rate * (ahead ? g[i] + kept * speed[i] : speed[i]);
      }
    }
  }

  /** Each number's step by the size of its own gradients. */
  @SuppressWarnings("ArrayRecordComponent") // Likewise.
  private record Scaled(double[] square, double kept, double added) implements Mover {

    Scaled(int numbers, double kept, double added) {
      this(new double[numbers], kept, added);
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
      for (int i = 0; i < w.length; i++) {
        square[i] = kept * square[i] + added * g[i] * g[i];
        w[i] -= rate * g[i] / (Math.sqrt(square[i]) + Adaptive.EPSILON);
      }
    }
  }
}
