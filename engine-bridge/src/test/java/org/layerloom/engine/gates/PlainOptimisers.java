package org.layerloom.engine.gates;

/** The optimisers' formulas for one number at a time, with the train node's initial settings. */
final class PlainOptimisers {

  private static final double B1 = 0.9;
  private static final double B2 = 0.999;
  private static final double EPS = 1e-8;
  private static final double RHO = 0.9;

  private PlainOptimisers() {}

  /** What becomes of weight {@code i} with gradient {@code g} in a step, counted from 1. */
  interface Rule {
    double next(int step, int i, double w, double g);
  }

  static Rule rule(String optimiser, double rate, int weights) {
    double[] m = new double[weights];
    double[] v = new double[weights];
    return switch (optimiser) {
      case "sgd" -> (t, i, w, g) -> w - rate * g;
      case "adam", "adamw" ->
          (t, i, w, g) -> {
            m[i] = B1 * m[i] + (1 - B1) * g;
            v[i] = B2 * v[i] + (1 - B2) * g * g;
            double mean = m[i] / (1 - Math.pow(B1, t));
            double square = v[i] / (1 - Math.pow(B2, t));
            return w - rate * mean / (Math.sqrt(square) + EPS);
          };
      case "adagrad" ->
          (t, i, w, g) -> {
            v[i] += g * g;
            return w - rate * g / (Math.sqrt(v[i]) + EPS);
          };
      case "rmsprop" ->
          (t, i, w, g) -> {
            v[i] = RHO * v[i] + (1 - RHO) * g * g;
            return w - rate * g / (Math.sqrt(v[i]) + EPS);
          };
      case "adadelta" ->
          (t, i, w, g) -> {
            v[i] = RHO * v[i] + (1 - RHO) * g * g;
            double move = Math.sqrt(m[i] + EPS) / Math.sqrt(v[i] + EPS) * g;
            m[i] = RHO * m[i] + (1 - RHO) * move * move;
            return w - rate * move;
          };
      case "adamax" ->
          (t, i, w, g) -> {
            m[i] = B1 * m[i] + (1 - B1) * g;
            v[i] = Math.max(B2 * v[i], Math.abs(g) + EPS);
            return w - rate / (1 - Math.pow(B1, t)) * m[i] / v[i];
          };
      case "nadam" -> nadam(rate, m, v);
      case "radam" -> radam(rate, m, v);
      case "lion" ->
          (t, i, w, g) -> {
            double way = Math.signum(B1 * m[i] + (1 - B1) * g);
            m[i] = B2 * m[i] + (1 - B2) * g;
            return w - rate * way;
          };
      default -> throw new IllegalArgumentException("no formula for " + optimiser);
    };
  }

  private static Rule nadam(double rate, double[] m, double[] v) {
    return (t, i, w, g) -> {
      m[i] = B1 * m[i] + (1 - B1) * g;
      v[i] = B2 * v[i] + (1 - B2) * g * g;
      double product = 1;
      for (int s = 1; s <= t; s++) {
        product *= momentum(s);
      }
      double root = Math.sqrt(v[i] / (1 - Math.pow(B2, t))) + EPS;
      double now = (1 - momentum(t)) / (1 - product) * g;
      double next = momentum(t + 1) / (1 - product * momentum(t + 1)) * m[i];
      return w - rate * (now + next) / root;
    };
  }

  private static double momentum(int step) {
    return B1 * (1 - 0.5 * Math.pow(0.96, step * 0.004));
  }

  private static Rule radam(double rate, double[] m, double[] v) {
    return (t, i, w, g) -> {
      m[i] = B1 * m[i] + (1 - B1) * g;
      v[i] = B2 * v[i] + (1 - B2) * g * g;
      double longest = 2 / (1 - B2) - 1;
      double kept = Math.pow(B2, t);
      double length = longest - 2 * t * kept / (1 - kept);
      double mean = m[i] / (1 - Math.pow(B1, t));
      if (length <= 5) {
        return w - rate * mean;
      }
      double rectified =
          Math.sqrt(
              (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
      return w - rate * mean * rectified * Math.sqrt(1 - kept) / (Math.sqrt(v[i]) + EPS);
    };
  }
}
