package org.layerloom.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures agree with those that scikit-learn 1.2.1 gave for the same answers; {@code
 * src/test/scikit/metrics.py} wrote them down.
 */
class ScikitTest {

  private static final double NEAR = 1e-9;

  private static Stream<JsonNode> cases(String kind) throws IOException {
    try (InputStream in = ScikitTest.class.getResourceAsStream("scikit.json")) {
      JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(in));
      return all.get(kind).valueStream();
    }
  }

  static Stream<JsonNode> classes() throws IOException {
    return cases("classes");
  }

  static Stream<JsonNode> numbers() throws IOException {
    return cases("numbers");
  }

  private static void near(double actual, JsonNode expected, String what) {
    if (expected.isNull()) {
      return;
    }
    assertThat(actual).as(what).isCloseTo(expected.doubleValue(), within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(NEAR);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void classesAgree(JsonNode given) {
    int classes = given.get("classes").intValue();
    ClassOutcome outcome =
        new ClassOutcome(
            classes, PlainMetrics.wholes(given.get("truth")), floats(given.get("shares")), 1);

    Confusion confusion = outcome.confusion();

    for (int truth = 0; truth < classes; truth++) {
      for (int answer = 0; answer < classes; answer++) {
        assertThat(confusion.count(truth, answer))
            .isEqualTo(given.get("confusion").get(truth).get(answer).longValue());
      }
    }
    near(confusion.accuracy(), given.get("accuracy"), "accuracy");
    List<ToDoubleFunction<ClassScore>> parts =
        List.of(ClassScore::precision, ClassScore::recall, ClassScore::f1);
    for (int part = 0; part < parts.size(); part++) {
      ToDoubleFunction<ClassScore> figure = parts.get(part);
      near(figure.applyAsDouble(confusion.macro()), given.get("macro").get(part).get(0), "macro");
      near(
          figure.applyAsDouble(confusion.weighted()),
          given.get("weighted").get(part).get(0),
          "weighted");
      for (int index = 0; index < classes; index++) {
        near(
            figure.applyAsDouble(confusion.score(index)),
            given.get("each").get(part).get(index),
            "class " + index);
      }
    }
    for (int k = 1; k <= classes; k++) {
      near(outcome.topK(k), given.get("topK").get(k - 1), "top " + k);
    }
    near(outcome.logLoss(), given.get("logLoss"), "log loss");
    for (int index = 0; index < classes; index++) {
      ranking(outcome.ranking(index), given.get("ranking").get(index));
    }
    calibration(outcome.calibration(10), given.get("calibration"));
  }

  private static void ranking(Ranking ranking, JsonNode expected) {
    near(ranking.areaUnderRoc(), expected.get("auc"), "area under ROC");
    near(ranking.averagePrecision(), expected.get("ap"), "average precision");
    assertThat(Double.isNaN(ranking.areaUnderRoc())).isEqualTo(expected.get("auc").isNull());
    if (!expected.get("roc").isNull()) {
      curve(ranking, expected.get("roc").get(0), ranking::falseAlarms);
      curve(ranking, expected.get("roc").get(1), ranking::recall);
    }
    if (!expected.get("pr").isNull()) {
      curve(ranking, expected.get("pr").get(0), ranking::precision);
      curve(ranking, expected.get("pr").get(1), ranking::recall);
    }
  }

  private static void curve(
      Ranking ranking, JsonNode expected, ToDoubleFunction<Ranking.Step> figure) {
    assertThat(ranking.steps()).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      near(figure.applyAsDouble(ranking.steps().get(i)), expected.get(i), "point " + i);
    }
  }

  private static void calibration(Calibration calibration, JsonNode expected) {
    if (expected.get(0).isEmpty()) {
      return;
    }
    List<Calibration.Bin> filled =
        calibration.bins().stream().filter(bin -> bin.count() > 0).toList();
    assertThat(filled).hasSize(expected.get(0).size());
    for (int i = 0; i < filled.size(); i++) {
      near(filled.get(i).confidence(), expected.get(0).get(i), "confidence");
      near(filled.get(i).accuracy(), expected.get(1).get(i), "accuracy");
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersAgree(JsonNode given) {
    NumberOutcome outcome =
        new NumberOutcome(
            PlainMetrics.reals(given.get("truth")),
            PlainMetrics.reals(given.get("answers")),
            given.get("outputs").intValue());

    near(outcome.meanAbsoluteError(), given.get("mae"), "MAE");
    near(outcome.meanSquaredError(), given.get("mse"), "MSE");
    near(outcome.rootMeanSquaredError() * outcome.rootMeanSquaredError(), given.get("mse"), "RMSE");
    near(outcome.r2(), given.get("r2"), "R2");
    near(outcome.largestError(), given.get("largest"), "largest");
    assertThat(Double.isNaN(outcome.r2())).isEqualTo(given.get("r2").isNull());
  }

  private static float[] floats(JsonNode list) {
    float[] floats = new float[list.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = list.get(i).floatValue();
    }
    return floats;
  }
}
