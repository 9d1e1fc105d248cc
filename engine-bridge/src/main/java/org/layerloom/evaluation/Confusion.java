package org.layerloom.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How often each true class was answered as each class. */
public final class Confusion {

  private final long[][] counts;

  private Confusion(long[][] counts) {
    this.counts = counts;
  }

  /**
   * Counts.
   *
   * @param truth a class for each answer, from 0 to below {@code classes}
   * @throws IllegalArgumentException where lengths differ or a class does not exist
   */
  public static Confusion of(int classes, int[] truth, int[] answers) {
    if (truth.length != answers.length) {
      throw new IllegalArgumentException(truth.length + " truths, " + answers.length + " answers");
    }
    long[][] counts = new long[classes][classes];
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] < 0 || truth[i] >= classes || answers[i] < 0 || answers[i] >= classes) {
        throw new IllegalArgumentException(
            "answer " + i + ": " + truth[i] + " taken for " + answers[i] + " of " + classes);
      }
      counts[truth[i]][answers[i]]++;
    }
    return new Confusion(counts);
  }

  public int classes() {
    return counts.length;
  }

  public long count(int truth, int answer) {
    return counts[truth][answer];
  }

  /** How many answers are of this class in truth. */
  public long support(int truth) {
    long sum = 0;
    for (long count : counts[truth]) {
      sum += count;
    }
    return sum;
  }

  /** How often this class was answered. */
  public long answered(int answer) {
    long sum = 0;
    for (long[] row : counts) {
      sum += row[answer];
    }
    return sum;
  }

  public long total() {
    long sum = 0;
    for (int truth = 0; truth < counts.length; truth++) {
      sum += support(truth);
    }
    return sum;
  }

  /** The share of right answers; NaN where there are none at all. */
  public double accuracy() {
    long right = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
    }
    long total = total();
    return total == 0 ? Double.NaN : (double) right / total;
  }

  public ClassScore score(int index) {
    double right = counts[index][index];
    long support = support(index);
    long answered = answered(index);
    double precision = answered == 0 ? 0 : right / answered;
    double recall = support == 0 ? 0 : right / support;
    // 2pr / (p + r), without the rounding of two divisions.
    double f1 = support + answered == 0 ? 0 : 2 * right / (support + answered);
    return new ClassScore(precision, recall, f1, support);
  }

  /** The mean over the classes that occur in truth or answers: each counts the same. */
  public ClassScore macro() {
    List<ClassScore> scores = present();
    return average(scores, score -> 1.0 / scores.size());
  }

  /** The mean over the classes, each as often as it occurs in truth. */
  public ClassScore weighted() {
    double total = total();
    return average(present(), score -> score.support() / total);
  }

  private List<ClassScore> present() {
    List<ClassScore> present = new ArrayList<>();
    for (int index = 0; index < counts.length; index++) {
      if (support(index) + answered(index) > 0) {
        present.add(score(index));
      }
    }
    return present;
  }

  private ClassScore average(List<ClassScore> scores, ToDoubleFunction<ClassScore> weight) {
    if (scores.isEmpty()) {
      return new ClassScore(Double.NaN, Double.NaN, Double.NaN, 0);
    }
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    for (ClassScore score : scores) {
      double share = weight.applyAsDouble(score);
      precision += share * score.precision();
      recall += share * score.recall();
      f1 += share * score.f1();
    }
    return new ClassScore(precision, recall, f1, total());
  }
}
