package org.layerloom.engine.gates;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerloom.race.Rule;

/** What races is what trains: each optimiser's steps against those of the compiled program. */
final class RaceGateTest {

  @ParameterizedTest
  @EnumSource
  void aStepOfTheRaceIsTheProgramsOwn(Rule rule) {
    Object[] training =
        switch (rule) {
          case MOMENTUM -> new Object[] {"optimizer", "sgd", "momentum", 0.9};
          case NESTEROV -> new Object[] {"optimizer", "sgd", "momentum", 0.9, "nesterov", true};
          case ADAMW -> new Object[] {"optimizer", "adamw", "weightDecay", Rule.DECAY};
          default -> new Object[] {"optimizer", rule.name().toLowerCase(java.util.Locale.ROOT)};
        };
    Rule.Mover mover = rule.mover(6);
    OptimiserGateTest.compareAll(
        OptimiserGateTest.linear(training), (w, gradient, rate) -> mover.step(w, gradient, rate));
  }
}
