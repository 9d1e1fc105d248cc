package org.layerloom.app.cli;

import java.io.PrintStream;
import org.layerloom.network.Wording;
import org.layerloom.training.TrainingEvent;

/** One line for what matters, for logs and for those who watch no terminal. */
final class LineReport implements TrainingReport {

  private final PrintStream out;
  private final Figures figures;
  private final Wording wording;
  private String preparing = "";

  LineReport(PrintStream out, Figures figures, Wording wording) {
    this.out = out;
    this.figures = figures;
    this.wording = wording;
  }

  @Override
  public void show(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Preparing it -> {
        String what = wording.say(it.what());
        if (!what.equals(preparing)) {
          out.println(what);
        }
        preparing = what;
      }
      case TrainingEvent.Started it -> out.println(figures.started(it));
      case TrainingEvent.EpochDone it -> out.println(figures.epoch(it));
      case TrainingEvent.Finished it -> {
        out.println(figures.finished(it));
        out.println(figures.kept(it.run()));
      }
      case TrainingEvent.Noticed it ->
          out.println(it.node().value() + ": " + wording.say(it.what()));
      case TrainingEvent.Tuned it -> out.println(figures.tuned(it));
      case TrainingEvent.Progress it -> {}
      case TrainingEvent.Measured it -> {}
      case TrainingEvent.Paused it -> {}
      case TrainingEvent.Resumed it -> {}
      case TrainingEvent.Failed it -> {}
      case TrainingEvent.Lost it -> {}
    }
  }
}
