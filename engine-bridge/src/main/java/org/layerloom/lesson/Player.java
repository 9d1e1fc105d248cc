package org.layerloom.lesson;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.layerloom.project.Document;
import org.layerloom.training.Engine;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;

/** Trains a project to its end, as a learner would who presses Train. */
@FunctionalInterface
public interface Player {

  /** Blocks until the run has ended, in whatever way. */
  RunResult play(Document document) throws InterruptedException;

  /**
   * Trains by an engine, which stays its owner's to close.
   *
   * @param runs where the runs leave their folders
   * @param ready makes of a project what the engine can read: with whole paths to its data
   */
  static Player by(Engine engine, Path runs, UnaryOperator<Document> ready) {
    return document -> {
      BlockingQueue<TrainingEvent> events = new LinkedBlockingQueue<>();
      Training training =
          engine.train(new RunRequest(ready.apply(document), runs, "cpu", 0), events::add);
      RunResult.Listener listener = new RunResult.Listener(document);
      try {
        while (true) {
          @Nullable RunResult result = listener.hear(events.take());
          if (result != null) {
            return result;
          }
        }
      } catch (InterruptedException e) {
        training.stop();
        throw e;
      }
    };
  }
}
