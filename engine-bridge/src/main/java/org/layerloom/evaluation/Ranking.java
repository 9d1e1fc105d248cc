package org.layerloom.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * What is found as the threshold for a yes sinks past one score after another. Answers that share a
 * score pass it together, so that their order in the data changes nothing.
 *
 * <p>Source: T. Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27 (2006).
 */
public final class Ranking {

  /**
   * After a threshold.
   *
   * @param threshold scores from here on count as yes; infinite for none
   * @param hits yes and so in truth
   * @param alarms yes and not so in truth
   */
  public record Step(double threshold, long hits, long alarms) {}

  private final List<Step> steps;

  private Ranking(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Ranks. A score that is no number comes last.
   *
   * @throws IllegalArgumentException where lengths differ
   */
  public static Ranking of(double[] numbers, boolean[] positive) {
    if (numbers.length != positive.length) {
      throw new IllegalArgumentException(
          numbers.length + " scores, " + positive.length + " truths");
    }
    double[] scores = numbers.clone();
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        scores[i] = Double.NEGATIVE_INFINITY;
      }
    }
    int[] order = Order.largestFirst(scores.length, i -> scores[i]);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(Double.POSITIVE_INFINITY, 0, 0));
    long hits = 0;
    long alarms = 0;
    for (int place = 0; place < order.length; place++) {
      int at = order[place];
      if (positive[at]) {
        hits++;
      } else {
        alarms++;
      }
      if (place + 1 == order.length || scores[order[place + 1]] != scores[at]) {
        steps.add(new Step(scores[at], hits, alarms));
      }
    }
    return new Ranking(steps);
  }

  /** From no yes at all to everything, one for each different score. */
  public List<Step> steps() {
    return steps;
  }

  public long positives() {
    return steps.getLast().hits();
  }

  public long negatives() {
    return steps.getLast().alarms();
  }

  /** The share of what is so that is found after a step; NaN where nothing is so. */
  public double recall(Step step) {
    return positives() == 0 ? Double.NaN : (double) step.hits() / positives();
  }

  /** The share of what is not so that is alarmed on after a step; NaN where everything is so. */
  public double falseAlarms(Step step) {
    return negatives() == 0 ? Double.NaN : (double) step.alarms() / negatives();
  }

  /** Of what counts as yes after a step, the share that is so; 1 where nothing does. */
  public double precision(Step step) {
    long yes = step.hits() + step.alarms();
    return yes == 0 ? 1 : (double) step.hits() / yes;
  }

  /**
   * How often a yes scores above a no, ties half: the area under the ROC curve. NaN where either is
   * missing.
   */
  public double areaUnderRoc() {
    if (positives() == 0 || negatives() == 0) {
      return Double.NaN;
    }
    // Twice the area in whole numbers: exact whatever the order.
    double twice = 0;
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      Step now = steps.get(i);
      twice += (double) (now.alarms() - before.alarms()) * (now.hits() + before.hits());
    }
    return twice / 2 / positives() / negatives();
  }

  /**
   * The mean precision over what is so, at the threshold that just finds it: the area under the
   * precision-recall curve without drawing it better than it is. NaN where nothing is so.
   */
  public double averagePrecision() {
    if (positives() == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 1; i < steps.size(); i++) {
      Step now = steps.get(i);
      sum += (now.hits() - steps.get(i - 1).hits()) * precision(now);
    }
    return sum / positives();
  }
}
