package org.layerloom.training;

import java.util.ArrayList;
import java.util.List;

/**
 * What a series came to, over those of its runs that have ended by themselves.
 *
 * @param done how many those are
 */
public record SeriesResult(
    int done,
    Spread validationLoss,
    Spread validationScore,
    Spread testLoss,
    Spread testScore,
    double seconds) {

  /**
   * Mean and sample standard deviation, which has one less than the number of values below; NaN
   * where there are too few values.
   */
  public record Spread(double mean, double deviation) {

    static Spread of(List<Double> values) {
      List<Double> known = values.stream().filter(value -> !value.isNaN()).toList();
      double mean = known.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
      double squares = known.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
      return new Spread(
          mean, known.size() < 2 ? Double.NaN : Math.sqrt(squares / (known.size() - 1)));
    }
  }

  public static SeriesResult of(RunSeries series) {
    List<Double> validationLosses = new ArrayList<>();
    List<Double> validationScores = new ArrayList<>();
    List<Double> testLosses = new ArrayList<>();
    List<Double> testScores = new ArrayList<>();
    double seconds = 0;
    int done = 0;
    for (RunFolder member : series.members()) {
      RunSummary summary = RunReader.summary(member);
      RunSummary.Results results = summary.results();
      if (summary.status() == RunStatus.FINISHED && results != null) {
        done++;
        testLosses.add(results.testLoss());
        testScores.add(results.testScore());
        seconds += results.seconds();
        List<Curves.Epoch> epochs = RunReader.curves(member).epochs();
        if (!epochs.isEmpty()) {
          validationLosses.add(epochs.getLast().validationLoss());
          validationScores.add(epochs.getLast().validationScore());
        }
      }
    }
    return new SeriesResult(
        done,
        Spread.of(validationLosses),
        Spread.of(validationScores),
        Spread.of(testLosses),
        Spread.of(testScores),
        seconds);
  }
}
