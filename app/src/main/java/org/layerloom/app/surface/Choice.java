package org.layerloom.app.surface;

import org.jspecify.annotations.Nullable;
import org.layerloom.race.Textbook;

/** What is looked at: the run's own surface, or a function out of a textbook. */
public enum Choice {
  RUN(null),
  BOWL(Textbook.BOWL),
  VALLEY(Textbook.VALLEY),
  ROSENBROCK(Textbook.ROSENBROCK),
  SADDLE(Textbook.SADDLE),
  BEALE(Textbook.BEALE);

  private final @Nullable Textbook textbook;

  Choice(@Nullable Textbook textbook) {
    this.textbook = textbook;
  }

  /** Null for the run's own surface. */
  @Nullable Textbook textbook() {
    return textbook;
  }
}
