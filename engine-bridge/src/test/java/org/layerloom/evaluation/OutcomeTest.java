package org.layerloom.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures that can be checked by hand. */
class OutcomeTest {

  private static final Offset<Double> NEAR = Offset.offset(1e-7);

  @Test
  void tiedSharesCountForTheLowerClassInAccuracyAndInTopK() {
    // Given two answers, both as sure of class 0 as of class 1,
    ClassOutcome outcome =
        new ClassOutcome(3, new int[] {0, 1}, new float[] {.5f, .5f, 0, .5f, .5f, 0}, 1);

    // then class 0 was answered, and class 1 is second.
    assertThat(outcome.confusion().accuracy()).isEqualTo(0.5);
    assertThat(outcome.topK(1)).isEqualTo(0.5);
    assertThat(outcome.topK(2)).isEqualTo(1);
  }

  @Test
  void oneClassOnlyHasNoAreaUnderTheCurve() {
    ClassOutcome outcome = new ClassOutcome(2, new int[] {1, 1}, new float[] {0, 1, 1, 0}, 1);

    assertThat(outcome.ranking(1).areaUnderRoc()).isNaN();
    assertThat(outcome.ranking(0).averagePrecision()).isNaN();
    assertThat(outcome.macroAreaUnderRoc()).isNaN();
    assertThat(outcome.confusion().score(0).recall()).isZero();
  }

  @Test
  void noAnswersHaveNoFigures() {
    ClassOutcome outcome = new ClassOutcome(3, new int[0], new float[0], 1);

    assertThat(outcome.confusion().accuracy()).isNaN();
    assertThat(outcome.confusion().macro().f1()).isNaN();
    assertThat(outcome.topK(1)).isNaN();
    assertThat(outcome.logLoss()).isNaN();
    assertThat(outcome.calibration(10).expectedError()).isNaN();
    assertThat(new NumberOutcome(new double[0], new double[0], 1).meanAbsoluteError()).isNaN();
  }

  @Test
  void whoGuessesAmongFourHasAPerplexityOfFour() {
    ClassOutcome outcome =
        new ClassOutcome(4, new int[] {2}, new float[] {.25f, .25f, .25f, .25f}, 1);

    assertThat(outcome.perplexity()).isCloseTo(4, NEAR);
  }

  @Test
  void aShareOfNothingIsALargeLossAndNotAnEndlessOne() {
    ClassOutcome outcome = new ClassOutcome(2, new int[] {0}, new float[] {0, 1}, 1);

    assertThat(outcome.logLoss()).isCloseTo(52 * Math.log(2), NEAR);
  }

  @Test
  void theMostSurprisingAnswerComesFirst() {
    ClassOutcome outcome =
        new ClassOutcome(2, new int[] {0, 0, 1}, new float[] {.6f, .4f, .1f, .9f, .5f, .5f}, 1);

    assertThat(outcome.worstFirst()).containsExactly(1, 2, 0);
  }

  @Test
  void anOverconfidentNetworkHasTheDistanceAsItsCalibrationError() {
    // Given four answers with 90 %, of which two are right,
    ClassOutcome outcome =
        new ClassOutcome(
            2, new int[] {0, 0, 1, 1}, new float[] {.9f, .1f, .9f, .1f, .9f, .1f, .9f, .1f}, 1);

    assertThat(outcome.calibration(10).expectedError()).isCloseTo(0.4, NEAR);
  }

  @Test
  void theAnswersOfASampleStayWithIt() {
    // Two samples of three outputs each.
    NumberOutcome outcome =
        new NumberOutcome(new double[] {1, 2, 3, 4, 5, 6}, new double[] {1, 2, 3, 4, 9, 6}, 3);

    assertThat(outcome.worstFirst()[0]).isEqualTo(4);
    assertThat(outcome.sampleOf(4)).isEqualTo(1);
    assertThat(outcome.residual(4)).isEqualTo(-4);
    // Two outputs are perfect, the middle one is not: 1 - 16 / 4.5.
    assertThat(outcome.r2()).isCloseTo((1 + 1 + (1 - 16 / 4.5)) / 3, NEAR);
  }

  @Test
  void aConstantTruthIsExplainedByPerfectAnswersOnly() {
    double[] truth = {0.1, 0.1, 0.1};

    assertThat(new NumberOutcome(truth, truth.clone(), 1).r2()).isEqualTo(1);
    assertThat(new NumberOutcome(truth, new double[] {0.1, 0.1, 0.2}, 1).r2()).isZero();
  }

  @Test
  void aNetworkThatGaveNoNumbersIsLastAndNotAnError() {
    ClassOutcome outcome =
        new ClassOutcome(2, new int[] {0, 1}, new float[] {Float.NaN, Float.NaN, .2f, .8f}, 1);

    assertThat(outcome.ranking(1).areaUnderRoc()).isEqualTo(1);
    assertThat(outcome.worstFirst()).containsExactly(1, 0);
    assertThat(outcome.logLoss()).isNaN();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new ClassOutcome(2, new int[] {2}, new float[] {0, 1}, 1))
        .hasMessageContaining("class 2");
    assertThatThrownBy(() -> new ClassOutcome(2, new int[] {0}, new float[] {1}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NumberOutcome(new double[3], new double[3], 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
