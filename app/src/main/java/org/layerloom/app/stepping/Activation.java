package org.layerloom.app.stepping;

import org.jspecify.annotations.Nullable;

/** An activation as it is read: its name about a sum, its value, and its slope from its value. */
enum Activation {
  NONE {
    @Override
    double of(double sum) {
      return sum;
    }

    @Override
    double slope(double value) {
      return 1;
    }

    @Override
    String about(String sum) {
      return sum;
    }
  },
  RELU {
    @Override
    double of(double sum) {
      return Math.max(0, sum);
    }

    @Override
    double slope(double value) {
      return value > 0 ? 1 : 0;
    }

    @Override
    String about(String sum) {
      return "max(0, " + sum + ")";
    }
  },
  SIGMOID {
    @Override
    double of(double sum) {
      return 1 / (1 + Math.exp(-sum));
    }

    @Override
    double slope(double value) {
      return value * (1 - value);
    }

    @Override
    String about(String sum) {
      return "\u03c3(" + sum + ")";
    }
  },
  TANH {
    @Override
    double of(double sum) {
      return Math.tanh(sum);
    }

    @Override
    double slope(double value) {
      return 1 - value * value;
    }

    @Override
    String about(String sum) {
      return "tanh(" + sum + ")";
    }
  };

  abstract double of(double sum);

  /** How much the value grows with the sum, where the value is this. */
  abstract double slope(double value);

  abstract String about(String sum);

  /** The one that a layer carries, or that is a node of its own; null where it is another. */
  static @Nullable Activation named(String name) {
    return switch (name) {
      case "none" -> NONE;
      case "relu" -> RELU;
      case "sigmoid" -> SIGMOID;
      case "tanh" -> TANH;
      default -> null;
    };
  }

  /** {@code y = max(0, 1·2 + 3) = max(0, 5) = 5}. */
  Worked worked(String name, String terms, double sum) {
    double value = of(sum);
    String line = name + " = " + about(terms);
    line += this == NONE ? "" : " = " + about(Worked.say(sum));
    return new Worked(line + " = " + Worked.say(value), value);
  }
}
