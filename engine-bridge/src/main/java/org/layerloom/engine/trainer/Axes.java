package org.layerloom.engine.trainer;

import java.util.ArrayList;
import java.util.List;

/**
 * Principal components of a few points in a space of very many dimensions, by the points' inner
 * products alone: never is there a matrix larger than the number of points squared.
 */
final class Axes {

  /** A direction in which points spread less than this share of the first one's is rounding. */
  private static final double NOTHING = 1e-9;

  private static final int MOST_SWEEPS = 60;

  private Axes() {}

  /**
   * The first two components, or fewer where the points lie in a line or a point.
   *
   * @param products the inner products of the points' differences from any one place
   * @return for each component what each point's difference counts in it: their sum is a direction
   *     of length 1
   */
  static List<double[]> principal(double[][] products) {
    int count = products.length;
    double[][] values = centred(products);
    double[][] vectors = diagonalise(values);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(values[b][b], values[a][a]));
    List<double[]> found = new ArrayList<>();
    for (int place : order.subList(0, Math.min(2, count))) {
      double spread = values[place][place];
      if (spread > NOTHING * values[order.getFirst()][order.getFirst()] && spread > 0) {
        double[] counts = new double[count];
        for (int i = 0; i < count; i++) {
          counts[i] = vectors[i][place] / Math.sqrt(spread);
        }
        found.add(counts);
      }
    }
    return found;
  }

  /** The sum over all points of the squared distance from their mean. */
  static double variation(double[][] products) {
    double[][] centred = centred(products);
    double sum = 0;
    for (int i = 0; i < centred.length; i++) {
      sum += centred[i][i];
    }
    return Math.max(0, sum);
  }

  /** The inner products of the differences from the points' mean. */
  private static double[][] centred(double[][] products) {
    int count = products.length;
    double[] rows = new double[count];
    double all = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        rows[i] += products[i][j] / count;
      }
      all += rows[i] / count;
    }
    double[][] centred = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        centred[i][j] = products[i][j] - rows[i] - rows[j] + all;
      }
    }
    return centred;
  }

  /**
   * Jacobi's rotations (1846): leaves the eigenvalues on the matrix's diagonal.
   *
   * @return the eigenvectors as columns
   */
  private static double[][] diagonalise(double[][] matrix) {
    int count = matrix.length;
    double[][] vectors = new double[count][count];
    for (int i = 0; i < count; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double off = 0;
      double on = 0;
      for (int i = 0; i < count; i++) {
        on += matrix[i][i] * matrix[i][i];
        for (int j = i + 1; j < count; j++) {
          off += matrix[i][j] * matrix[i][j];
        }
      }
      if (off <= 1e-30 * on) {
        break;
      }
      for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count; j++) {
          rotate(matrix, vectors, i, j);
        }
      }
    }
    return vectors;
  }

  private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
    if (matrix[p][q] == 0) {
      return;
    }
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double tan = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cos = 1 / Math.sqrt(tan * tan + 1);
    double sin = tan * cos;
    for (int k = 0; k < matrix.length; k++) {
      double kp = matrix[k][p];
      double kq = matrix[k][q];
      matrix[k][p] = cos * kp - sin * kq;
      matrix[k][q] = sin * kp + cos * kq;
    }
    for (int k = 0; k < matrix.length; k++) {
      double pk = matrix[p][k];
      double qk = matrix[q][k];
      matrix[p][k] = cos * pk - sin * qk;
      matrix[q][k] = sin * pk + cos * qk;
    }
    for (double[] row : vectors) {
      double kp = row[p];
      double kq = row[q];
      row[p] = cos * kp - sin * kq;
      row[q] = sin * kp + cos * kq;
    }
  }
}
