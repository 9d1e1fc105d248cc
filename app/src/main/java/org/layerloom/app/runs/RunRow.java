package org.layerloom.app.runs;

import java.util.List;
import java.util.Locale;
import org.layerloom.training.RunNotes;
import org.layerloom.training.RunSummary;

/**
 * A run, or several as one, and what was written about it.
 *
 * @param spread of several runs' scores, as standard deviation; NaN for a single one
 */
record RunRow(RunSummary summary, RunNotes notes, double spread) {

  RunRow(RunSummary summary, RunNotes notes) {
    this(summary, notes, Double.NaN);
  }

  String name() {
    return notes.title().isEmpty() ? summary.name() : notes.title();
  }

  /** The result; NaN where there is none. */
  double score() {
    return summary.results() == null ? Double.NaN : summary.results().testScore();
  }

  double loss() {
    return summary.results() == null ? Double.NaN : summary.results().testLoss();
  }

  double seconds() {
    return summary.results() == null ? Double.NaN : summary.results().seconds();
  }

  /** Whether every word of what was typed stands somewhere. */
  boolean matches(String typed) {
    String all =
        String.join(
                " ",
                List.of(
                    name(),
                    summary.name(),
                    summary.status().name(),
                    String.join(" ", notes.tags()),
                    notes.text(),
                    summary.folder().id()))
            .toLowerCase(Locale.ROOT);
    for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
