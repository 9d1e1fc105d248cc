package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Principal components out of inner products, against points whose components are known. */
final class AxesTest {

  private static double[][] products(double[][] points) {
    double[][] products = new double[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        for (int k = 0; k < points[0].length; k++) {
          products[i][j] += points[i][k] * points[j][k];
        }
      }
    }
    return products;
  }

  private static double[] direction(double[] counts, double[][] points) {
    double[] sum = new double[points[0].length];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += counts[i] * points[i][k];
      }
    }
    return sum;
  }

  @Test
  void theDirectionsAreThoseOfTheSpread() {
    // Points along (3, 4, 0)/5, less along (4, -3, 0)/5, hardly along the third axis.
    Random random = new Random(1);
    double[][] points = new double[20][3];
    for (double[] point : points) {
      double far = 10 * random.nextGaussian();
      double near = random.nextGaussian();
      point[0] = 7 + .6 * far + .8 * near;
      point[1] = .8 * far - .6 * near;
      point[2] = 1e-4 * random.nextGaussian();
    }

    List<double[]> axes = Axes.principal(products(points));

    assertThat(axes).hasSize(2);
    double[] first = direction(axes.get(0), points);
    double[] second = direction(axes.get(1), points);
    double length = first[0] * first[0] + first[1] * first[1] + first[2] * first[2];
    assertThat(length).isCloseTo(1, within(1e-9));
    assertThat(Math.abs(first[0] * .6 + first[1] * .8)).isGreaterThan(0.99);
    assertThat(first[0] * second[0] + first[1] * second[1] + first[2] * second[2])
        .isCloseTo(0, within(1e-9));
    assertThat(Math.abs(second[2])).isLessThan(1e-3);
  }

  @Test
  void pointsInALineHaveOneAndEqualPointsNone() {
    assertThat(Axes.principal(products(new double[][] {{1, 2}, {2, 4}, {5, 10}}))).hasSize(1);
    assertThat(Axes.principal(products(new double[][] {{1, 2}, {1, 2}, {1, 2}}))).isEmpty();
    assertThat(Axes.variation(products(new double[][] {{1, 2}, {3, 2}})))
        .isCloseTo(2, within(1e-9));
  }
}
