package org.layerloom.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The same figures by their definitions, one by one, without a thought for speed: pairs are
 * counted, thresholds tried, nothing is sorted.
 */
final class PlainMetrics {

  private PlainMetrics() {}

  static int[] wholes(JsonNode list) {
    int[] wholes = new int[list.size()];
    for (int i = 0; i < wholes.length; i++) {
      wholes[i] = list.get(i).intValue();
    }
    return wholes;
  }

  static double[] reals(JsonNode list) {
    double[] reals = new double[list.size()];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = list.get(i).doubleValue();
    }
    return reals;
  }

  static double accuracy(int[] truth, int[] answers) {
    int right = 0;
    for (int i = 0; i < truth.length; i++) {
      right += truth[i] == answers[i] ? 1 : 0;
    }
    return right / (double) truth.length;
  }

  static double precision(int index, int[] truth, int[] answers) {
    double right = 0;
    double all = 0;
    for (int i = 0; i < truth.length; i++) {
      if (answers[i] == index) {
        all++;
        right += truth[i] == index ? 1 : 0;
      }
    }
    return all > 0 ? right / all : 0;
  }

  /** Precision with the roles of truth and answer changed. */
  static double recall(int index, int[] truth, int[] answers) {
    return precision(index, /* truth= */ answers, /* answers= */ truth);
  }

  static double f1(int index, int[] truth, int[] answers) {
    double p = precision(index, truth, answers);
    double r = recall(index, truth, answers);
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
  }

  private static boolean occurs(int index, int[] classes) {
    for (int other : classes) {
      if (other == index) {
        return true;
      }
    }
    return false;
  }

  static double macroF1(int classes, int[] truth, int[] answers) {
    double sum = 0;
    int present = 0;
    for (int index = 0; index < classes; index++) {
      if (occurs(index, truth) || occurs(index, answers)) {
        sum += f1(index, truth, answers);
        present++;
      }
    }
    return sum / present;
  }

  static double weightedF1(int[] truth, int[] answers) {
    double sum = 0;
    for (int one : truth) {
      sum += f1(one, truth, answers);
    }
    return sum / truth.length;
  }

  /** Of all pairs of a yes and a no, the share in which the yes scores higher; ties half. */
  static double areaUnderRoc(double[] scores, boolean[] positive) {
    double won = 0;
    double pairs = 0;
    for (int yes = 0; yes < scores.length; yes++) {
      for (int no = 0; no < scores.length; no++) {
        if (positive[yes] && !positive[no]) {
          pairs++;
          won += scores[yes] > scores[no] ? 1 : scores[yes] == scores[no] ? 0.5 : 0;
        }
      }
    }
    return pairs > 0 ? won / pairs : Double.NaN;
  }

  /** The mean, over what is so, of the precision at its own score. */
  static double averagePrecision(double[] scores, boolean[] positive) {
    double sum = 0;
    double count = 0;
    for (int yes = 0; yes < scores.length; yes++) {
      if (positive[yes]) {
        double said = 0;
        double right = 0;
        for (int other = 0; other < scores.length; other++) {
          if (scores[other] >= scores[yes]) {
            said++;
            right += positive[other] ? 1 : 0;
          }
        }
        sum += right / said;
        count++;
      }
    }
    return count > 0 ? sum / count : Double.NaN;
  }

  /** A right class is among the first k where fewer than k others come before it. */
  static double topK(int k, int classes, int[] truth, float[] shares) {
    double right = 0;
    for (int i = 0; i < truth.length; i++) {
      boolean[] taken = new boolean[classes];
      for (int turn = 0; turn < k; turn++) {
        int best = -1;
        for (int index = 0; index < classes; index++) {
          if (!taken[index]
              && (best < 0 || shares[i * classes + index] > shares[i * classes + best])) {
            best = index;
          }
        }
        taken[best] = true;
      }
      right += taken[truth[i]] ? 1 : 0;
    }
    return right / truth.length;
  }
}
