package org.layerloom.app.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.layerloom.app.language.Words;
import org.layerloom.charts.Figure;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.NumberOutcome;
import org.layerloom.training.Evaluated;

/**
 * Everything that an evaluation shows, worked out beforehand: ranking ten thousand answers ten
 * times is no work for the screen's thread.
 *
 * @param facts names and figures
 * @param names one a class; none where numbers are predicted
 * @param figures a picture for each aspect that is one
 * @param rows a row a class
 * @param worst places of wrong answers, or of all numbers, the worst first
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands of places; nobody compares them.
record Prepared(
    Map<String, String> facts,
    List<String> names,
    Map<Aspect, Figure> figures,
    List<ClassTable.Row> rows,
    int[] worst) {

  /** Works it out; takes its time. */
  static Prepared of(Evaluated evaluated, Words words) {
    Figures figures = new Figures(words);
    Map<Aspect, Figure> pictures = new EnumMap<>(Aspect.class);
    Map<String, String> facts = new Facts(words).of(evaluated);
    return switch (evaluated.outcome()) {
      case ClassOutcome it -> {
        List<String> names = Names.of(evaluated.classNames(), it.classes(), words);
        pictures.put(Aspect.CONFUSION, figures.confusion(it, names));
        pictures.put(Aspect.ROC, figures.roc(it, names));
        pictures.put(Aspect.PRECISION_RECALL, figures.precisionRecall(it, names));
        pictures.put(Aspect.CALIBRATION, figures.calibration(it));
        int[] wrong = Arrays.stream(it.worstFirst()).filter(i -> !it.right(i)).toArray();
        yield new Prepared(facts, names, pictures, ClassTable.rows(it, names), wrong);
      }
      case NumberOutcome it -> {
        pictures.put(Aspect.PREDICTED, figures.predicted(it));
        pictures.put(Aspect.RESIDUALS, figures.residuals(it));
        yield new Prepared(facts, List.of(), pictures, List.of(), it.worstFirst());
      }
      case null -> new Prepared(facts, List.of(), pictures, List.of(), new int[0]);
    };
  }
}
