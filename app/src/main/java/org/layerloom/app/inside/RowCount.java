package org.layerloom.app.inside;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.layerloom.app.trained.Asker;
import org.layerloom.network.Message;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/** How many samples a part has, up to a bound. */
final class RowCount {

  private final Asker asker;

  RowCount(Asker asker) {
    this.asker = asker;
  }

  void ask(Trained network, Part part, int most, IntConsumer done, Consumer<Message> failed) {
    asker.ask(
        new Question.Evaluate(network, part),
        evaluated -> done.accept(Math.min(most, evaluated.samples())),
        failed);
  }
}
