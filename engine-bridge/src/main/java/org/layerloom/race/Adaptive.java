package org.layerloom.race;

/** Optimisers that keep means of the gradients. */
abstract sealed class Adaptive implements Rule.Mover {

  static final double EPSILON = 1e-8;

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  /** How fast NAdam's momentum grows, as PyTorch has it. */
  private static final double GROWTH = 0.004;

  private final double[] mean;
  private final double[] square;
  private int step;

  private Adaptive(int numbers) {
    this.mean = new double[numbers];
    this.square = new double[numbers];
  }

  @Override
  public void step(double[] w, double[] g, double rate) {
    step++;
    begin(step);
    for (int i = 0; i < w.length; i++) {
      mean[i] = BETA1 * mean[i] + (1 - BETA1) * g[i];
      square[i] = BETA2 * square[i] + (1 - BETA2) * g[i] * g[i];
      w[i] = next(w[i], g[i], mean[i], square[i], step, rate);
    }
  }

  /** Called once a step. */
  void begin(int t) {}

  abstract double next(double w, double g, double m, double v, int t, double rate);

  private static double fixed(double value, double beta, int t) {
    return value / (1 - Math.pow(beta, t));
  }

  static final class Adam extends Adaptive {
    private final double decay;

    Adam(int numbers, double decay) {
      super(numbers);
      this.decay = decay;
    }

    @Override
    double next(double w, double g, double m, double v, int t, double rate) {
      double size = Math.sqrt(fixed(v, BETA2, t)) + EPSILON;
      return w * (1 - rate * decay) - rate * fixed(m, BETA1, t) / size;
    }
  }

  static final class Nadam extends Adaptive {
    private double product = 1;

    Nadam(int numbers) {
      super(numbers);
    }

    @Override
    void begin(int t) {
      product *= momentum(t);
    }

    private static double momentum(int t) {
      return BETA1 * (1 - 0.5 * Math.pow(0.96, t * GROWTH));
    }

    @Override
    double next(double w, double g, double m, double v, int t, double rate) {
      double now = (1 - momentum(t)) / (1 - product) * g;
      double ahead = momentum(t + 1) / (1 - product * momentum(t + 1)) * m;
      return w - rate * (now + ahead) / (Math.sqrt(fixed(v, BETA2, t)) + EPSILON);
    }
  }

  static final class Radam extends Adaptive {
    private static final double LONGEST = 2 / (1 - BETA2) - 1;

    Radam(int numbers) {
      super(numbers);
    }

    @Override
    double next(double w, double g, double m, double v, int t, double rate) {
      double kept = Math.pow(BETA2, t);
      double length = LONGEST - 2 * t * kept / (1 - kept);
      double by = rate * fixed(m, BETA1, t);
      if (length <= 5) {
        return w - by;
      }
      double rectified =
          Math.sqrt(
              (length - 4) * (length - 2) * LONGEST / ((LONGEST - 4) * (LONGEST - 2) * length));
      return w - by * rectified * Math.sqrt(1 - kept) / (Math.sqrt(v) + EPSILON);
    }
  }

  /** Its step comes before its mean. */
  static final class Lion implements Rule.Mover {
    private final double[] mean;

    Lion(int numbers) {
      this.mean = new double[numbers];
    }

    @Override
    public void step(double[] w, double[] g, double rate) {
      for (int i = 0; i < w.length; i++) {
        w[i] -= rate * Math.signum(BETA1 * mean[i] + (1 - BETA1) * g[i]);
        mean[i] = BETA2 * mean[i] + (1 - BETA2) * g[i];
      }
    }
  }
}
