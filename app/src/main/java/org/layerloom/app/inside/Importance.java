package org.layerloom.app.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Numbers;
import org.layerloom.data.Samples;
import org.layerloom.network.Message;
import org.layerloom.network.Shape;
import org.layerloom.training.Part;
import org.layerloom.training.Predicted;
import org.layerloom.training.Prediction;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/**
 * How much worse a network gets where one column of a table is mixed up (L. Breiman, Random
 * forests, 2001): by how much its mean error grows. Errors are 1 less the true class's share, or
 * the distance from the true number.
 */
final class Importance {

  /** Rows that are looked at: enough to tell a column that matters. */
  private static final int MOST_ROWS = 500;

  private final Asker asker;

  Importance(Asker asker) {
    this.asker = asker;
  }

  /** Asks for all columns; {@code done} gets what each adds to the mean error. */
  void ask(
      Trained network, Part part, int rows, Consumer<List<Double>> done, Consumer<Message> failed) {
    int[] places = new int[Math.min(rows, MOST_ROWS)];
    java.util.Arrays.setAll(places, i -> i);
    asker.ask(
        new Question.Fetch(network, part, places),
        fetched -> {
          Samples samples = fetched.samples();
          asker.ask(
              new Question.Predict(network, samples),
              whole ->
                  column(
                      network, samples, error(samples, whole), 0, new ArrayList<>(), done, failed),
              failed);
        },
        failed);
  }

  private void column(
      Trained network,
      Samples samples,
      double before,
      int column,
      List<Double> found,
      Consumer<List<Double>> done,
      Consumer<Message> failed) {
    if (column == samples.featureShape().size()) {
      done.accept(found);
      return;
    }
    asker.ask(
        new Question.Predict(network, mixed(samples, column)),
        answers -> {
          found.add(error(samples, answers) - before);
          column(network, samples, before, column + 1, found, done, failed);
        },
        failed);
  }

  /** The same rows, one column of which is dealt out anew; always in the same way. */
  private static Samples mixed(Samples samples, int column) {
    int count = samples.count();
    int width = Math.toIntExact(samples.featureShape().size());
    float[] all = new float[count * width];
    for (int row = 0; row < count; row++) {
      System.arraycopy(Numbers.features(samples, row), 0, all, row * width, width);
    }
    Random random = new Random(column);
    for (int row = count - 1; row > 0; row--) {
      int other = random.nextInt(row + 1);
      float kept = all[row * width + column];
      all[row * width + column] = all[other * width + column];
      all[other * width + column] = kept;
    }
    Samples flat = Numbers.sample(Shape.of(all.length), samples.type(), all);
    return new Samples(
        count,
        samples.featureShape(),
        samples.type(),
        flat.features(),
        samples.classes(),
        samples.labelShape(),
        samples.labels());
  }

  private static double error(Samples samples, Predicted predicted) {
    Prediction first = predicted.outputs().getFirst();
    double sum = 0;
    for (int row = 0; row < samples.count(); row++) {
      double truth = Numbers.label(samples, row);
      float[] answer = first.of(row);
      sum +=
          switch (first.meaning()) {
            case CLASSES -> 1 - answer[(int) truth];
            case YES, NUMBERS -> Math.abs(truth - answer[0]);
          };
    }
    return sum / samples.count();
  }
}
