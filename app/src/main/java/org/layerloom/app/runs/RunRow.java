package org.layerloom.app.runs;

import java.util.List;
import java.util.Locale;
import org.layerloom.training.RunNotes;
import org.layerloom.training.RunSummary;

/** A run and what was written about it. */
record RunRow(RunSummary summary, RunNotes notes) {

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
