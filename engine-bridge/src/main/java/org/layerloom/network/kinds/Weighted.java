package org.layerloom.network.kinds;

import java.util.Arrays;
import java.util.stream.Stream;
import org.layerloom.network.Family;
import org.layerloom.network.Parameter;

/**
 * A layer with trained numbers, and the settings that all of those have: whether they are trained
 * at all, how fast, and what holds them small.
 */
abstract class Weighted extends Layer {

  /**
   * @param matrices whether it has weights that multiply, which L1 and L2 act on
   */
  Weighted(String id, Family family, String icon, boolean matrices, Parameter... parameters) {
    super(id, family, icon, with(matrices, parameters));
  }

  private static Parameter[] with(boolean matrices, Parameter... own) {
    Stream<Parameter> penalties =
        matrices
            ? Stream.of(Parameter.real("l1", 0, 0, 10), Parameter.real("l2", 0, 0, 10))
            : Stream.empty();
    Stream<Parameter> shared =
        Stream.of(
            Parameter.factor("learningRateFactor", 1, 1e-4, 1e4)
                .when(settings -> !settings.flag("frozen")),
            Parameter.yesNo("frozen", false));
    return Stream.of(Arrays.stream(own), penalties, shared)
        .flatMap(parameters -> parameters)
        .toArray(Parameter[]::new);
  }
}
