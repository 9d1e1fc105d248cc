package org.layerloom.app.cli;

import java.io.PrintStream;
import org.layerloom.training.TrainingEvent;

/** Says what came of it and nothing else. */
final class QuietReport implements TrainingReport {

  private final PrintStream out;
  private final Figures figures;

  QuietReport(PrintStream out, Figures figures) {
    this.out = out;
    this.figures = figures;
  }

  @Override
  public void show(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Started it -> figures.begin(it);
      case TrainingEvent.Finished it -> {
        out.println(figures.finished(it));
        out.println(figures.kept(it.run()));
      }
      default -> {
        // On the way to the end.
      }
    }
  }
}
