package org.layerloom.evaluation;

/** Answers where numbers were to be met. Each sample has one or several. */
public final class NumberOutcome implements Outcome {

  private final double[] truth;
  private final double[] answers;
  private final int answersPerSample;

  /**
   * Both arrays are taken over, not copied.
   *
   * @throws IllegalArgumentException where lengths do not fit
   */
  public NumberOutcome(double[] truth, double[] answers, int answersPerSample) {
    if (truth.length != answers.length) {
      throw new IllegalArgumentException(truth.length + " truths, " + answers.length + " answers");
    }
    if (answersPerSample < 1 || truth.length % answersPerSample != 0) {
      throw new IllegalArgumentException(
          truth.length + " answers are no samples of " + answersPerSample);
    }
    this.truth = truth;
    this.answers = answers;
    this.answersPerSample = answersPerSample;
  }

  @Override
  public int count() {
    return truth.length;
  }

  @Override
  public int answersPerSample() {
    return answersPerSample;
  }

  public double truth(int answer) {
    return truth[answer];
  }

  public double answer(int answer) {
    return answers[answer];
  }

  /** What is missing to the truth: positive where the answer is too small. */
  public double residual(int answer) {
    return truth[answer] - answers[answer];
  }

  /** The mean distance. */
  public double meanAbsoluteError() {
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      sum += Math.abs(residual(i));
    }
    return count() == 0 ? Double.NaN : sum / count();
  }

  public double meanSquaredError() {
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      sum += residual(i) * residual(i);
    }
    return count() == 0 ? Double.NaN : sum / count();
  }

  /** The root of the mean squared error, in the unit of what is predicted. */
  public double rootMeanSquaredError() {
    return Math.sqrt(meanSquaredError());
  }

  /** The largest distance. */
  public double largestError() {
    double most = count() == 0 ? Double.NaN : 0;
    for (int i = 0; i < count(); i++) {
      most = Math.max(most, Math.abs(residual(i)));
    }
    return most;
  }

  /**
   * The share of the variation that is explained: 1 for perfect answers, 0 for the mean, below 0
   * for worse. The mean over the outputs where there are several. Where the truth never varies it
   * is 1 for perfect answers and 0 otherwise; NaN below two samples.
   */
  public double r2() {
    int samples = count() / answersPerSample;
    if (samples < 2) {
      return Double.NaN;
    }
    double sum = 0;
    for (int output = 0; output < answersPerSample; output++) {
      sum += r2(output, samples);
    }
    return sum / answersPerSample;
  }

  private double r2(int output, int samples) {
    double first = truth[output];
    double sum = 0;
    boolean varies = false;
    for (int sample = 0; sample < samples; sample++) {
      double value = truth[sample * answersPerSample + output];
      sum += value;
      // Asked, not calculated: a mean of equal numbers may round away from them.
      varies |= value != first;
    }
    double mean = sum / samples;
    double left = 0;
    double all = 0;
    for (int sample = 0; sample < samples; sample++) {
      int at = sample * answersPerSample + output;
      left += residual(at) * residual(at);
      all += (truth[at] - mean) * (truth[at] - mean);
    }
    if (!varies) {
      return left == 0 ? 1 : 0;
    }
    return 1 - left / all;
  }

  /** By distance, the largest first. */
  @Override
  public int[] worstFirst() {
    return Order.largestFirst(count(), i -> Math.abs(residual(i)));
  }
}
