package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.data.Samples;
import org.layerloom.engine.Flows;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.training.TrainingEvent.Noticed;

/** Inputs that nothing brings to one size are told of, and those that something does are not. */
class ScalingTest {

  /** Three measurements of ten things: about 0.1, 1 and so many. */
  private static Samples rows(float large) {
    ByteBuffer features = ByteBuffer.allocate(10 * 3 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 10; i++) {
      features.putFloat(0.1f).putFloat(-1).putFloat(i % 2 == 0 ? large : -large);
    }
    return new Samples(
        10,
        Shape.of(3),
        Samples.Type.FLOAT,
        features.flip(),
        2,
        Shape.of(),
        ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static List<String> told(Flows flows, float large) {
    return new Scaling(flows.analysis(), new NodeId("data"))
        .found(rows(large)).stream()
            .peek(it -> assertThat(it.what().key()).isEqualTo("engine.notice.unscaled"))
            .map(Noticed::node)
            .map(NodeId::value)
            .toList();
  }

  private static Flows straight() {
    return new Flows(Shape.of(3), 2, Shape.of())
        .then("hidden", "dense", "units", 4)
        .then("out", "dense", "units", 2)
        .loss("loss", "crossEntropy")
        .train();
  }

  @Test
  void theLayerThatTakesLargeInputsIsNamed() {
    assertThat(told(straight(), 500)).containsExactly("hidden");
    assertThat(told(straight(), 5)).isEmpty();
  }

  @Test
  void whatBringsThemToOneSizeIsBelieved() {
    Flows normalised =
        new Flows(Shape.of(3), 2, Shape.of())
            .then("scale", "normalize", "mode", "standard")
            .then("out", "dense", "units", 2)
            .loss("loss", "crossEntropy")
            .train();
    Flows batches =
        new Flows(Shape.of(3), 2, Shape.of())
            .then("norm", "batchNorm")
            .then("out", "dense", "units", 2)
            .loss("loss", "crossEntropy")
            .train();

    assertThat(told(normalised, 500)).isEmpty();
    assertThat(told(batches, 500)).isEmpty();
  }

  @Test
  void eachBranchIsLookedAtAlsoBehindWhatOnlyReorders() {
    Flows branches =
        new Flows(Shape.of(3), 2, Shape.of())
            .then("flat", "flatten")
            .then("one", "dense", "units", 2)
            .from("data")
            .then("norm", "batchNorm")
            .then("two", "dense", "units", 2)
            .add("sum", "add")
            .link("one", "sum", 0)
            .link("two", "sum", 0)
            .from("sum")
            .loss("loss", "crossEntropy")
            .train();

    assertThat(told(branches, 500)).containsExactly("one");
  }
}
