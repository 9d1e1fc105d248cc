package org.layerloom.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Figures agree with their definitions on random answers: ties, empty classes, one class. */
class RandomCasesTest {

  private static final Offset<Double> NEAR = Offset.offset(1e-9);

  @Test
  void someThousandCasesAgree() {
    agree(1, 4_000);
  }

  @Test
  @Tag("slow")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void aHundredThousandCasesAgree() {
    agree(2, 100_000);
  }

  private static void agree(long seed, int cases) {
    Random random = new Random(seed);
    for (int i = 0; i < cases; i++) {
      agree(random, "seed " + seed + ", case " + i);
    }
  }

  private static void agree(Random random, String name) {
    int classes = 1 + random.nextInt(5);
    int samples = 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 12);
    // The classes from here on never occur in truth.
    int present = 1 + random.nextInt(classes);
    int grid = random.nextBoolean() ? 2 : 1 << 20;
    int[] truth = new int[samples];
    float[] shares = new float[samples * classes];
    int[] answers = new int[samples];
    for (int i = 0; i < samples; i++) {
      truth[i] = random.nextInt(present);
      for (int index = 0; index < classes; index++) {
        shares[i * classes + index] = random.nextInt(grid + 1) / (float) grid;
        if (shares[i * classes + index] > shares[i * classes + answers[i]]) {
          answers[i] = index;
        }
      }
    }
    ClassOutcome outcome = new ClassOutcome(classes, truth, shares, 1);
    Confusion confusion = outcome.confusion();

    near(confusion.accuracy(), PlainMetrics.accuracy(truth, answers), name);
    near(outcome.topK(1), confusion.accuracy(), name);
    near(confusion.macro().f1(), PlainMetrics.macroF1(classes, truth, answers), name);
    near(confusion.weighted().f1(), PlainMetrics.weightedF1(truth, answers), name);
    int k = 1 + random.nextInt(classes);
    near(outcome.topK(k), PlainMetrics.topK(k, classes, truth, shares), name);
    for (int index = 0; index < classes; index++) {
      ClassScore score = confusion.score(index);
      near(score.precision(), PlainMetrics.precision(index, truth, answers), name);
      near(score.recall(), PlainMetrics.recall(index, truth, answers), name);
      near(score.f1(), PlainMetrics.f1(index, truth, answers), name);
      double[] scores = new double[samples];
      boolean[] positive = new boolean[samples];
      for (int i = 0; i < samples; i++) {
        scores[i] = shares[i * classes + index];
        positive[i] = truth[i] == index;
      }
      Ranking ranking = outcome.ranking(index);
      near(ranking.areaUnderRoc(), PlainMetrics.areaUnderRoc(scores, positive), name);
      near(ranking.averagePrecision(), PlainMetrics.averagePrecision(scores, positive), name);
    }
  }

  private static void near(double actual, double expected, String name) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as(name).isNaN();
    } else if (!(Math.abs(actual - expected) <= NEAR.value)) {
      // Words cost more than the comparison.
      assertThat(actual).as(name).isCloseTo(expected, NEAR);
    }
  }
}
