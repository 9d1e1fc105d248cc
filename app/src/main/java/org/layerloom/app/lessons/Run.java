package org.layerloom.app.lessons;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.training.RunState;
import org.layerloom.lesson.RunResult;
import org.layerloom.project.Document;
import org.layerloom.training.TrainingEvent;

/** The window's latest run as goals look at it. */
final class Run {

  private Run() {}

  /** Null while it goes on, and before the first. */
  static @Nullable RunResult result(
      RunState state, @Nullable Document trained, List<TrainingEvent.Noticed> notices) {
    boolean ended =
        state.phase() == RunState.Phase.FINISHED
            || state.phase() == RunState.Phase.FAILED
            || state.phase() == RunState.Phase.LOST;
    if (trained == null || !ended) {
      return null;
    }
    RunResult.Listener listener = new RunResult.Listener(trained);
    hear(listener, state.started());
    hear(listener, state.epochs().isEmpty() ? null : state.epochs().getLast());
    notices.forEach(notice -> hear(listener, notice));
    if (state.finished() != null) {
      return listener.hear(state.finished());
    }
    return state.problem() == null
        ? null
        : listener.hear(new TrainingEvent.Failed(state.problem(), false));
  }

  private static void hear(RunResult.Listener listener, @Nullable TrainingEvent event) {
    if (event != null) {
      listener.hear(event);
    }
  }
}
