package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerloom.engine.program.Schedule;

final class ScheduleTest {

  @ParameterizedTest(name = "{0}: at epoch {2} of 10, after {1} of warm-up, {3}")
  @CsvSource({
    "constant, 0, 5, 1",
    "constant, 2, 1, 0.5",
    "step, 0, 3.9, 1",
    "step, 0, 4, 0.5",
    "step, 0, 9, 0.25",
    "exponential, 0, 3, 0.125",
    "polynomial, 0, 5, 0.25",
    "cosine, 0, 0, 1",
    "cosine, 0, 5, 0.5",
    "cosine, 2, 6, 0.5",
    "cosine, 0, 10, 0.01",
    "restarts, 0, 2, 0.5",
    "restarts, 0, 4, 1",
    "oneCycle, 0, 0, 0.04",
    "oneCycle, 0, 3, 1",
    "plateau, 0, 7, 0.125"
  })
  void theRateFollowsItsCurve(String kind, int warmup, double epoch, double expected) {
    Schedule schedule = new Schedule(kind, 4, 0.5, 2, 0.01, warmup);

    assertThat(schedule.factorAt(epoch, 10, 3)).isCloseTo(expected, within(1e-12));
  }
}
