package org.layerloom.app.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.NumberOutcome;
import org.layerloom.evaluation.Outcome;

/** A way to look at an evaluation. */
enum Aspect {
  CONFUSION,
  CLASSES,
  ROC,
  PRECISION_RECALL,
  CALIBRATION,
  PREDICTED,
  RESIDUALS;

  /** Those that an outcome has; the first is shown first. */
  static List<Aspect> of(@Nullable Outcome outcome) {
    return switch (outcome) {
      case ClassOutcome it -> List.of(CONFUSION, CLASSES, ROC, PRECISION_RECALL, CALIBRATION);
      case NumberOutcome it -> List.of(PREDICTED, RESIDUALS);
      case null -> List.of();
    };
  }
}
