package org.layerloom.app.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.ClassScore;
import org.layerloom.evaluation.Confusion;
import org.layerloom.evaluation.NumberOutcome;
import org.layerloom.training.Evaluated;

/** The figures that are said in a column beside the picture. */
public final class Facts {

  private static final int TOP = 5;

  private final Words words;
  private final Numbers numbers;

  public Facts(Words words) {
    this.words = words;
    this.numbers = new Numbers(words);
  }

  /** Names and figures, in the order in which they are read. */
  public Map<String, String> of(Evaluated evaluated) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "samples", numbers.count(evaluated.samples()));
    put(facts, "loss", decimal(evaluated.loss()));
    switch (evaluated.outcome()) {
      case ClassOutcome it -> classes(facts, it);
      case NumberOutcome it -> {
        put(facts, "mae", decimal(it.meanAbsoluteError()));
        put(facts, "rmse", decimal(it.rootMeanSquaredError()));
        put(facts, "r2", decimal(it.r2()));
        put(facts, "largest", decimal(it.largestError()));
      }
      case null -> {
        // The loss is all there is.
      }
    }
    return facts;
  }

  private void classes(Map<String, String> facts, ClassOutcome outcome) {
    Confusion confusion = outcome.confusion();
    put(facts, "accuracy", percent(confusion.accuracy()));
    if (outcome.classes() > 2) {
      int k = Math.min(TOP, outcome.classes() - 1);
      facts.put(words.text("evaluation.fact.topK", k), percent(outcome.topK(k)));
    }
    ClassScore macro = confusion.macro();
    put(facts, "precision", percent(macro.precision()));
    put(facts, "recall", percent(macro.recall()));
    put(facts, "f1", percent(macro.f1()));
    put(facts, "weighted", percent(confusion.weighted().f1()));
    put(facts, "auc", decimal(outcome.macroAreaUnderRoc()));
    put(facts, "calibration", percent(outcome.calibration(Figures.BINS).expectedError()));
    put(facts, "perplexity", decimal(outcome.perplexity()));
  }

  private void put(Map<String, String> facts, String key, String figure) {
    facts.put(words.text("evaluation.fact." + key), figure);
  }

  String percent(double share) {
    return Double.isNaN(share) ? "–" : numbers.percent(share, 2);
  }

  String decimal(double number) {
    if (Double.isNaN(number)) {
      return "–";
    }
    double size = Math.abs(number);
    return numbers.decimal(number, size >= 1000 ? 0 : size >= 10 ? 2 : 4);
  }
}
