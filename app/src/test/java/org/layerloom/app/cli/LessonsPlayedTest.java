package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.layerloom.samples.SampleLessons;

/**
 * Every lesson is played through by the command that teachers use, with real training: each goal is
 * reached once by a right answer and refused once for a wrong one.
 */
@Timeout(600)
final class LessonsPlayedTest {

  /** Whose runs take longer than a breath: they are played in the profile {@code lessons}. */
  private static final Set<String> LONG =
      Set.of(
          "over-fitting",
          "parameter-budget",
          "going-deep",
          "sequences",
          "attention",
          "transfer",
          "gan",
          "label-noise",
          "too-small",
          "too-large");

  @Test
  void theShortOnesDoAsTheySay() {
    play(SampleLessons.ids().stream().filter(id -> !LONG.contains(id)).toList());
  }

  @Test
  @Tag("slow")
  void theLongOnesDo() {
    play(List.copyOf(LONG));
  }

  private static void play(List<String> ids) {
    String[] arguments = new String[ids.size() + 2];
    arguments[0] = "lesson";
    arguments[1] = "check";
    for (int i = 0; i < ids.size(); i++) {
      arguments[i + 2] = ids.get(i);
    }

    Shell.Answer answer = Shell.run(arguments);

    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.outLines())
        .hasSameSizeAs(ids)
        .allSatisfy(it -> assertThat(it).contains(": sound."));
  }
}
