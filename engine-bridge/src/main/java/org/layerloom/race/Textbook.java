package org.layerloom.race;

/** Functions that optimisers are shown on. */
public enum Textbook implements Ground {

  /** The same slope all around: x² + y². */
  BOWL(new Extent(-4, 4, -3, 3), -3.4, 2.3, 0.05) {
    @Override
    public double height(double x, double y) {
      return x * x + y * y;
    }

    @Override
    public double[] slope(double x, double y) {
      return new double[] {2 * x, 2 * y};
    }
  },

  /** Fifty times as steep across as along: (x² + 50 y²) / 2. */
  VALLEY(new Extent(-10, 10, -2.5, 2.5), -9, 1.8, 0.03) {
    @Override
    public double height(double x, double y) {
      return (x * x + 50 * y * y) / 2;
    }

    @Override
    public double[] slope(double x, double y) {
      return new double[] {x, 50 * y};
    }
  },

  /** A bent valley with an almost level floor (Rosenbrock 1960): (1 - x)² + 100 (y - x²)². */
  ROSENBROCK(new Extent(-2, 2, -1, 3), -1.5, 2.3, 0.001) {
    @Override
    public double height(double x, double y) {
      double off = y - x * x;
      return (1 - x) * (1 - x) + 100 * off * off;
    }

    @Override
    public double[] slope(double x, double y) {
      double off = y - x * x;
      return new double[] {-2 * (1 - x) - 400 * x * off, 200 * off};
    }
  },

  /** Level in its middle, between two valleys: x² / 2 + y⁴ / 4 - y² / 2. */
  SADDLE(new Extent(-2, 2, -1.8, 1.8), -1.6, 0.02, 0.05) {
    @Override
    public double height(double x, double y) {
      return x * x / 2 + y * y * y * y / 4 - y * y / 2;
    }

    @Override
    public double[] slope(double x, double y) {
      return new double[] {x, y * y * y - y};
    }
  },

  /** Plains with walls at their corners (Beale 1958); lowest at (3, 0.5). */
  BEALE(new Extent(-4.5, 4.5, -3, 3), 1, 1.6, 0.01) {
    @Override
    public double height(double x, double y) {
      double a = 1.5 - x + x * y;
      double b = 2.25 - x + x * y * y;
      double c = 2.625 - x + x * y * y * y;
      return a * a + b * b + c * c;
    }

    @Override
    public double[] slope(double x, double y) {
      double a = 1.5 - x + x * y;
      double b = 2.25 - x + x * y * y;
      double c = 2.625 - x + x * y * y * y;
      return new double[] {
        2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
        2 * a * x + 4 * b * x * y + 6 * c * x * y * y
      };
    }
  };

  @SuppressWarnings("ImmutableEnumChecker") // A record of four numbers.
  private final Extent extent;

  private final double x;
  private final double y;
  private final double rate;

  Textbook(Extent extent, double x, double y, double rate) {
    this.extent = extent;
    this.x = x;
    this.y = y;
    this.rate = rate;
  }

  @Override
  public Extent extent() {
    return extent;
  }

  /** Where a race may begin. */
  public double startX() {
    return x;
  }

  public double startY() {
    return y;
  }

  /** A learning rate with which all arrive somewhere. */
  public double rate() {
    return rate;
  }
}
