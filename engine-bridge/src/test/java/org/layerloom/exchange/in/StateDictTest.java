package org.layerloom.exchange.in;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.engine.Flows;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Shape;

/** Another program's numbers find their weights by name, and by size where only one fits. */
final class StateDictTest {

  private static NamedTensor tensor(String name, long... extents) {
    Shape shape = Shape.of(extents);
    return new NamedTensor(name, shape, FloatBuffer.allocate((int) shape.size()));
  }

  private static StateDict match(NamedTensor... tensors) {
    Flows flows =
        new Flows(Shape.of(4), 3, Shape.of())
            .then("hidden", "dense", "units", 5)
            .then("norm", "batchNorm")
            .then("out", "dense", "units", 3);
    return StateDict.match(flows.analysis(), List.of(tensors));
  }

  @Test
  void namesAreTakenWithTheirWrappersAndSpelling() {
    StateDict matched =
        match(
            tensor("module.hidden.weight", 5, 4),
            tensor("hidden.bias", 5),
            tensor("module.norm.weight", 5),
            tensor("module.norm.num_batches_tracked", 1));

    assertThat(matched.tensors())
        .extracting(NamedTensor::name)
        .containsExactly("hidden.bias", "hidden.weight", "norm.weight");
    assertThat(matched.unused()).isEmpty();
    assertThat(matched.missing()).contains("out.weight", "norm.running_mean");
  }

  @Test
  void otherNamesAreTakenWhereSizeLeavesNoDoubt() {
    StateDict matched =
        match(tensor("fc1.weight", 5, 4), tensor("fc2.weight", 3, 5), tensor("fc1.bias", 5));

    // Two weights of five are called bias: nobody can tell which is meant.
    assertThat(matched.tensors())
        .extracting(NamedTensor::name)
        .containsExactly("hidden.weight", "out.weight");
    assertThat(matched.unused()).containsExactly("fc1.bias");
  }

  @Test
  void anotherShapeIsNoMatchWhateverTheName() {
    StateDict matched = match(tensor("hidden.weight", 4, 5));

    assertThat(matched.tensors()).isEmpty();
    assertThat(matched.unused()).containsExactly("hidden.weight");
  }
}
