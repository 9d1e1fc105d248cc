package org.layerloom.evaluation;

/**
 * Answers where classes were to be told apart: for each, the true class and a share for every
 * class.
 */
public final class ClassOutcome implements Outcome {

  /** A share of 0 would make a loss without end; the smallest that a double tells from it. */
  private static final double LEAST = 0x1.0p-52;

  private final int classes;
  private final int[] truth;
  private final float[] shares;
  private final int answersPerSample;

  /**
   * @param truth a class for each answer
   * @param shares answer after answer, one for each class; taken over, not copied
   * @throws IllegalArgumentException where lengths do not fit or a class does not exist
   */
  public ClassOutcome(int classes, int[] truth, float[] shares, int answersPerSample) {
    if (classes < 1 || (long) truth.length * classes != shares.length) {
      throw new IllegalArgumentException(
          truth.length + " answers of " + classes + " classes are not " + shares.length);
    }
    if (answersPerSample < 1 || truth.length % answersPerSample != 0) {
      throw new IllegalArgumentException(
          truth.length + " answers are no samples of " + answersPerSample);
    }
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] < 0 || truth[i] >= classes) {
        throw new IllegalArgumentException("answer " + i + " is of class " + truth[i]);
      }
    }
    this.classes = classes;
    this.truth = truth;
    this.shares = shares;
    this.answersPerSample = answersPerSample;
  }

  public int classes() {
    return classes;
  }

  @Override
  public int count() {
    return truth.length;
  }

  @Override
  public int answersPerSample() {
    return answersPerSample;
  }

  public int truth(int answer) {
    return truth[answer];
  }

  public double share(int answer, int index) {
    return shares[answer * classes + index];
  }

  /** The class with the largest share; the lowest of those that tie. */
  public int answer(int answer) {
    int best = 0;
    for (int index = 1; index < classes; index++) {
      if (share(answer, index) > share(answer, best)) {
        best = index;
      }
    }
    return best;
  }

  /** Whether the true class was answered. */
  public boolean right(int answer) {
    return answer(answer) == truth[answer];
  }

  private int[] answers() {
    int[] answers = new int[truth.length];
    java.util.Arrays.setAll(answers, this::answer);
    return answers;
  }

  public Confusion confusion() {
    return Confusion.of(classes, truth, answers());
  }

  /** How many classes come before the true one. */
  private int rank(int answer) {
    double own = share(answer, truth[answer]);
    int before = 0;
    for (int index = 0; index < classes; index++) {
      double other = share(answer, index);
      if (other > own || (other == own && index < truth[answer])) {
        before++;
      }
    }
    return before;
  }

  /** The share of answers whose true class is among the {@code k} with the largest shares. */
  public double topK(int k) {
    int right = 0;
    for (int i = 0; i < truth.length; i++) {
      if (rank(i) < k) {
        right++;
      }
    }
    return truth.length == 0 ? Double.NaN : (double) right / truth.length;
  }

  /** One class against all others, by its share. */
  public Ranking ranking(int index) {
    double[] scores = new double[truth.length];
    boolean[] positive = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      scores[i] = share(i, index);
      positive[i] = truth[i] == index;
    }
    return Ranking.of(scores, positive);
  }

  /** The mean area under the ROC curves of the classes that have one; NaN where none has. */
  public double macroAreaUnderRoc() {
    double sum = 0;
    int counted = 0;
    for (int index = 0; index < classes; index++) {
      double area = ranking(index).areaUnderRoc();
      if (!Double.isNaN(area)) {
        sum += area;
        counted++;
      }
    }
    return counted == 0 ? Double.NaN : sum / counted;
  }

  /** Whether the network is as sure as it is right: the share of its answer against the truth. */
  public Calibration calibration(int bins) {
    double[] confidence = new double[truth.length];
    boolean[] right = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      int best = answer(i);
      confidence[i] = share(i, best);
      right[i] = best == truth[i];
    }
    return Calibration.of(confidence, right, bins);
  }

  /** The mean negative logarithm of the true class's share. */
  public double logLoss() {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum -= Math.log(Math.clamp(share(i, truth[i]), LEAST, 1 - LEAST));
    }
    return truth.length == 0 ? Double.NaN : sum / truth.length;
  }

  /** Among how many equally likely classes a guess would be as hard: for language. */
  public double perplexity() {
    return Math.exp(logLoss());
  }

  /** By the share of the true class, the smallest first. */
  @Override
  public int[] worstFirst() {
    return Order.largestFirst(truth.length, i -> -share(i, truth[i]));
  }
}
