package org.layerloom.app.evaluation;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.layerloom.charts.Figure;
import org.layerloom.evaluation.Calibration;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.NumberOutcome;
import org.layerloom.evaluation.Outcome;
import org.layerloom.evaluation.Ranking;

/** The answers that stand behind a part of a figure, the worst first. */
final class Behind {

  private Behind() {}

  private static int[] those(Outcome outcome, IntPredicate which) {
    return Arrays.stream(outcome.worstFirst()).filter(which).toArray();
  }

  /** Answers taken for another class, or those of a cell. */
  static int[] cell(ClassOutcome outcome, Figure.Part part) {
    return those(
        outcome, i -> outcome.truth(i) == part.row() && outcome.answer(i) == part.column());
  }

  /** Mistakes that a class has part in. */
  static int[] mistakesOf(ClassOutcome outcome, int index) {
    return those(
        outcome,
        i -> !outcome.right(i) && (outcome.truth(i) == index || outcome.answer(i) == index));
  }

  /** What is wrong about a class at a threshold: missed, or alarmed on for nothing. */
  static int[] threshold(ClassOutcome outcome, Figure.Part part) {
    var steps = Figures.thinned(outcome.ranking(part.row()));
    Ranking.Step step = steps.get(Math.min(part.column(), steps.size() - 1));
    return those(
        outcome,
        i ->
            (outcome.share(i, part.row()) >= step.threshold()) != (outcome.truth(i) == part.row()));
  }

  /** Answers of about the same confidence. */
  static int[] confidence(ClassOutcome outcome, Figure.Part part) {
    Calibration.Bin bin =
        outcome.calibration(Figures.BINS).bins().stream()
            .filter(it -> it.count() > 0)
            .skip(part.column())
            .findFirst()
            .orElseThrow();
    return those(
        outcome,
        i -> {
          int best = outcome.answer(i);
          double share = outcome.share(i, best);
          return (share > bin.from() || bin.from() == 0) && share <= bin.to();
        });
  }

  static int[] dot(NumberOutcome outcome, Figure.Part part) {
    return new int[] {Figures.dots(outcome)[part.row()]};
  }

  /** Answers whose distance from the truth falls into a part of the histogram. */
  static int[] residual(NumberOutcome outcome, Figure.Histogram histogram, Figure.Part part) {
    double from = histogram.edge(part.row());
    double to = histogram.edge(part.row() + 1);
    boolean last = part.row() + 1 == histogram.counts().size();
    return those(
        outcome,
        i ->
            outcome.residual(i) >= from
                && (outcome.residual(i) < to || (last && outcome.residual(i) <= to)));
  }
}
