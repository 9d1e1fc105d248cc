package org.layerloom.app.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.charts.Figure;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.evaluation.Calibration;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.Confusion;
import org.layerloom.evaluation.NumberOutcome;
import org.layerloom.evaluation.Ranking;

/** Outcomes as figures. Which samples stand behind a part of one, {@link Behind} tells. */
final class Figures {

  /** More points of a curve than the screen has pixels for are not drawn. */
  private static final int MOST_POINTS = 300;

  /** More dots cover each other. */
  static final int MOST_DOTS = 2_000;

  static final int BINS = 10;
  static final int PARTS = 31;

  private final Words words;
  private final Numbers numbers;

  Figures(Words words) {
    this.words = words;
    this.numbers = new Numbers(words);
  }

  Figure confusion(ClassOutcome outcome, List<String> names) {
    Confusion confusion = outcome.confusion();
    List<List<Long>> counts = new ArrayList<>();
    for (int truth = 0; truth < confusion.classes(); truth++) {
      List<Long> row = new ArrayList<>();
      for (int answer = 0; answer < confusion.classes(); answer++) {
        row.add(confusion.count(truth, answer));
      }
      counts.add(row);
    }
    return new Figure.ConfusionMatrix(words.text("evaluation.CONFUSION"), names, counts);
  }

  Figure roc(ClassOutcome outcome, List<String> names) {
    List<Figure.Curve> curves = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      Ranking ranking = outcome.ranking(index);
      curves.add(
          curve(
              words.text("evaluation.curve.roc", names.get(index), decimal(ranking.areaUnderRoc())),
              index,
              thinned(ranking),
              ranking::falseAlarms,
              ranking::recall));
    }
    return Figure.Curves.roc(
        words.text("evaluation.ROC"),
        words.text("evaluation.axis.falseAlarms"),
        words.text("evaluation.axis.recall"),
        curves);
  }

  Figure precisionRecall(ClassOutcome outcome, List<String> names) {
    List<Figure.Curve> curves = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      Ranking ranking = outcome.ranking(index);
      curves.add(
          curve(
              words.text(
                  "evaluation.curve.pr", names.get(index), decimal(ranking.averagePrecision())),
              index,
              thinned(ranking),
              ranking::recall,
              ranking::precision));
    }
    return Figure.Curves.precisionRecall(
        words.text("evaluation.PRECISION_RECALL"),
        words.text("evaluation.axis.recall"),
        words.text("evaluation.axis.precision"),
        curves);
  }

  private static Figure.Curve curve(
      String label,
      int index,
      List<Ranking.Step> steps,
      ToDoubleFunction<Ranking.Step> x,
      ToDoubleFunction<Ranking.Step> y) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Ranking.Step step : steps) {
      double across = x.applyAsDouble(step);
      double up = y.applyAsDouble(step);
      if (!Double.isNaN(across) && !Double.isNaN(up)) {
        xs.add(across);
        ys.add(up);
      }
    }
    return new Figure.Curve(label, Hue.of(index), xs, ys);
  }

  /** The steps that are drawn: both ends, and some between. */
  static List<Ranking.Step> thinned(Ranking ranking) {
    List<Ranking.Step> all = ranking.steps();
    if (all.size() <= MOST_POINTS) {
      return all;
    }
    List<Ranking.Step> some = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      some.add(all.get((int) Math.round(i * (all.size() - 1.0) / (MOST_POINTS - 1))));
    }
    return some;
  }

  Figure calibration(ClassOutcome outcome) {
    List<Double> said = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    Calibration calibration = outcome.calibration(BINS);
    for (Calibration.Bin bin : calibration.bins()) {
      if (bin.count() > 0) {
        said.add(bin.confidence());
        right.add(bin.accuracy());
      }
    }
    return new Figure.Curves(
        words.text("evaluation.CALIBRATION"),
        words.text("evaluation.axis.confidence"),
        words.text("evaluation.axis.accuracy"),
        List.of(
            new Figure.Curve(
                words.text("evaluation.curve.calibration", decimal(calibration.expectedError())),
                Hue.TRAIN,
                said,
                right)),
        ValueUnit.PERCENT,
        true,
        true);
  }

  Figure predicted(NumberOutcome outcome) {
    List<Double> truths = new ArrayList<>();
    List<Double> answers = new ArrayList<>();
    for (int answer : dots(outcome)) {
      truths.add(outcome.truth(answer));
      answers.add(outcome.answer(answer));
    }
    return new Figure.Scatter(
        words.text("evaluation.PREDICTED"),
        words.text("evaluation.axis.truth"),
        words.text("evaluation.axis.predicted"),
        truths,
        answers,
        true);
  }

  /** The answers that are drawn as dots. */
  static int[] dots(NumberOutcome outcome) {
    int shown = Math.min(outcome.count(), MOST_DOTS);
    int[] dots = new int[shown];
    for (int i = 0; i < shown; i++) {
      dots[i] = (int) ((long) i * outcome.count() / shown);
    }
    return dots;
  }

  Figure residuals(NumberOutcome outcome) {
    List<Double> residuals = new ArrayList<>();
    for (int i = 0; i < outcome.count(); i++) {
      residuals.add(outcome.residual(i));
    }
    return Figure.Histogram.of(words.text("evaluation.RESIDUALS"), residuals, PARTS, Hue.TRAIN);
  }

  private String decimal(double number) {
    return Double.isNaN(number) ? "–" : numbers.decimal(number, 3);
  }
}
