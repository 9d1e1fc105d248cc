package org.layerloom.engine.trainer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.program.Slot;

/**
 * Two directions in the space of a network's trained weights, and where a path lies along them.
 *
 * <p>The weights of the path are never in memory together: they are read a piece at a time, once
 * for the inner products of all pairs of moments, once for the directions and once for the places.
 *
 * @param first numbers of the first direction, a tensor after another; {@code second} likewise, at
 *     a right angle to it
 * @param principal whether they are the path's principal components
 * @param share of the path's variance that lies in them
 * @param xs where each moment of the path lies, from the last one, in lengths of the direction
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of numbers; nobody compares them.
record Directions(
    List<float[]> first,
    List<float[]> second,
    boolean principal,
    double share,
    double[] xs,
    double[] ys) {

  /** Numbers of each moment that are in memory at once. */
  private static final int PIECE = 1 << 15;

  /** Moments that are needed for directions of their own. */
  private static final int FEWEST = 3;

  private static final int MOST_DRAWS = 8;

  Directions {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /** Something to do with pieces of all moments' differences from the last one. */
  private interface Each {
    void see(int slot, int from, float[][] differences, int count);
  }

  static Directions of(List<Waypoint> path, List<Slot> trained, long seed) throws IOException {
    int count = path.size();
    double[][] products = new double[count][count];
    walk(path, trained, (slot, from, pieces, length) -> multiply(products, pieces, length));
    List<double[]> axes = count >= FEWEST ? Axes.principal(products) : List.of();
    List<List<float[]>> found = new ArrayList<>();
    for (double[] axis : axes) {
      found.add(direction(axis, path, trained));
    }
    boolean principal = !found.isEmpty();
    Randomness random = new Randomness(seed, Randomness.of("landscape"));
    while (found.size() < 2) {
      List<float[]> beside = found.isEmpty() ? null : found.getFirst();
      List<float[]> drawn = random(random, path.getLast(), trained, beside);
      if (principal) {
        scale(drawn, 1 / Math.sqrt(product(drawn, drawn)));
      }
      found.add(drawn);
    }
    return placed(path, trained, found.get(0), found.get(1), principal, products);
  }

  private static void walk(List<Waypoint> path, List<Slot> trained, Each each) throws IOException {
    float[][] pieces = new float[path.size()][PIECE];
    for (int slot = 0; slot < trained.size(); slot++) {
      int size = Math.toIntExact(trained.get(slot).shape().size());
      for (int from = 0; from < size; from += PIECE) {
        int count = Math.min(PIECE, size - from);
        for (int i = 0; i < pieces.length; i++) {
          path.get(i).read(trained.get(slot), from, pieces[i], count);
        }
        float[] last = pieces[pieces.length - 1];
        for (int i = 0; i < pieces.length - 1; i++) {
          for (int k = 0; k < count; k++) {
            pieces[i][k] -= last[k];
          }
        }
        java.util.Arrays.fill(last, 0);
        each.see(slot, from, pieces, count);
      }
    }
  }

  private static void multiply(double[][] products, float[][] pieces, int count) {
    for (int i = 0; i < pieces.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
          sum += (double) pieces[i][k] * pieces[j][k];
        }
        products[i][j] += sum;
        products[j][i] = products[i][j];
      }
    }
  }

  private static List<float[]> direction(double[] axis, List<Waypoint> path, List<Slot> trained)
      throws IOException {
    List<float[]> direction = nothing(trained);
    walk(
        path,
        trained,
        (slot, from, pieces, count) -> {
          float[] into = direction.get(slot);
          for (int k = 0; k < count; k++) {
            double sum = 0;
            for (int i = 0; i < axis.length; i++) {
              sum += axis[i] * pieces[i][k];
            }
            into[from + k] = (float) sum;
          }
        });
    return direction;
  }

  private static List<float[]> nothing(List<Slot> trained) {
    List<float[]> all = new ArrayList<>();
    trained.forEach(slot -> all.add(new float[Math.toIntExact(slot.shape().size())]));
    return all;
  }

  /**
   * Random numbers, each filter of them as long as the network's own, without what lies along
   * another direction.
   */
  private static List<float[]> random(
      Randomness random, Waypoint at, List<Slot> trained, @Nullable List<float[]> beside)
      throws IOException {
    List<float[]> drawn = nothing(trained);
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      // Where the network's own numbers leave no second direction, any will do.
      boolean filters = draw < MOST_DRAWS - 1;
      for (int slot = 0; slot < drawn.size(); slot++) {
        float[] numbers = drawn.get(slot);
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = (float) random.normal();
        }
        if (filters) {
          asLongAs(at.read(trained.get(slot)), numbers, trained.get(slot));
        }
      }
      double whole = product(drawn, drawn);
      if (beside != null) {
        double along = product(drawn, beside) / product(beside, beside);
        for (int slot = 0; slot < drawn.size(); slot++) {
          for (int i = 0; i < drawn.get(slot).length; i++) {
            drawn.get(slot)[i] -= (float) (along * beside.get(slot)[i]);
          }
        }
      }
      double left = product(drawn, drawn);
      if (left > 1e-6 * whole && left > 0) {
        return drawn;
      }
    }
    return drawn;
  }

  /** A filter is what makes one output; numbers that only shift outputs are one filter together. */
  private static void asLongAs(float[] own, float[] drawn, Slot slot) {
    int filters = slot.shape().rank() > 1 ? Math.toIntExact(slot.shape().extent(0)) : 1;
    int each = own.length / filters;
    for (int first = 0; first < own.length; first += each) {
      double wanted = 0;
      double has = 0;
      for (int i = first; i < first + each; i++) {
        wanted += (double) own[i] * own[i];
        has += (double) drawn[i] * drawn[i];
      }
      double by = has > 0 ? Math.sqrt(wanted / has) : 0;
      for (int i = first; i < first + each; i++) {
        drawn[i] *= (float) by;
      }
    }
  }

  private static double product(List<float[]> a, List<float[]> b) {
    double sum = 0;
    for (int slot = 0; slot < a.size(); slot++) {
      for (int i = 0; i < a.get(slot).length; i++) {
        sum += (double) a.get(slot)[i] * b.get(slot)[i];
      }
    }
    return sum;
  }

  private static void scale(List<float[]> numbers, double by) {
    for (float[] some : numbers) {
      for (int i = 0; i < some.length; i++) {
        some[i] *= (float) by;
      }
    }
  }

  private static Directions placed(
      List<Waypoint> path,
      List<Slot> trained,
      List<float[]> first,
      List<float[]> second,
      boolean principal,
      double[][] products)
      throws IOException {
    double[] xs = new double[path.size()];
    double[] ys = new double[path.size()];
    walk(
        path,
        trained,
        (slot, from, pieces, count) -> {
          for (int i = 0; i < pieces.length; i++) {
            xs[i] += along(pieces[i], first.get(slot), from, count);
            ys[i] += along(pieces[i], second.get(slot), from, count);
          }
        });
    double width = product(first, first);
    double height = product(second, second);
    // The path comes from the left and from above, whatever sign its components have.
    double across = xs[0] > 0 ? -1 : 1;
    double up = ys[0] < 0 ? -1 : 1;
    scale(first, across);
    scale(second, up);
    for (int i = 0; i < xs.length; i++) {
      xs[i] *= across / width;
      ys[i] *= up / height;
    }
    double all = Axes.variation(products);
    double within = spread(xs) * width + spread(ys) * height;
    return new Directions(
        first, second, principal, all > 0 ? Math.min(1, within / all) : 1, xs, ys);
  }

  private static double along(float[] piece, float[] direction, int from, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += (double) piece[k] * direction[from + k];
    }
    return sum;
  }

  private static double spread(double[] at) {
    double mean = java.util.Arrays.stream(at).average().orElse(0);
    return java.util.Arrays.stream(at).map(x -> (x - mean) * (x - mean)).sum();
  }
}
