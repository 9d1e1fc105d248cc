package org.layerloom.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether what a network says with 80 % is right in 80 % of all cases.
 *
 * <p>Source: C. Guo, G. Pleiss, Y. Sun, K. Weinberger, On calibration of modern neural networks
 * (2017).
 */
public record Calibration(List<Bin> bins) {

  /**
   * Answers of about the same confidence.
   *
   * @param from confidence above this (from 0 on in the first), {@code to} up to this
   * @param confidence their mean; NaN where there are none
   * @param accuracy the share that is right; NaN where there are none
   */
  public record Bin(double from, double to, long count, double confidence, double accuracy) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Sorts answers into bins of one width.
   *
   * @param confidence from 0 to 1
   */
  public static Calibration of(double[] confidence, boolean[] right, int bins) {
    double width = 1.0 / bins;
    long[] counts = new long[bins];
    double[] sums = new double[bins];
    long[] rights = new long[bins];
    for (int i = 0; i < confidence.length; i++) {
      int bin = 0;
      while (bin < bins - 1 && confidence[i] > (bin + 1) * width) {
        bin++;
      }
      counts[bin]++;
      sums[bin] += confidence[i];
      rights[bin] += right[i] ? 1 : 0;
    }
    List<Bin> found = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      boolean none = counts[bin] == 0;
      found.add(
          new Bin(
              bin * width,
              bin == bins - 1 ? 1 : (bin + 1) * width,
              counts[bin],
              none ? Double.NaN : sums[bin] / counts[bin],
              none ? Double.NaN : (double) rights[bin] / counts[bin]));
    }
    return new Calibration(found);
  }

  /** The mean distance between confidence and accuracy, by how many answers it concerns. */
  public double expectedError() {
    double sum = 0;
    long total = 0;
    for (Bin bin : bins) {
      if (bin.count() > 0) {
        sum += bin.count() * Math.abs(bin.confidence() - bin.accuracy());
        total += bin.count();
      }
    }
    return total == 0 ? Double.NaN : sum / total;
  }
}
