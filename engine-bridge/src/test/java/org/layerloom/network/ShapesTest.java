package org.layerloom.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes against values worked out by hand. */
class ShapesTest {

  private static Shape shape(Analysis analysis, String node) {
    return ((Signal.Tensor) requireNonNull(analysis.outputs().get(Drawing.id(node))).getFirst())
        .shape();
  }

  @Test
  void s1HasTheShapesOfItsPicture() {
    Analysis analysis = Drawing.s1().analysis();

    assertThat(analysis.problems()).isEmpty();
    assertThat(shape(analysis, "data")).isEqualTo(Shape.of(1, 28, 28));
    assertThat(shape(analysis, "conv1")).isEqualTo(Shape.of(32, 26, 26));
    assertThat(shape(analysis, "pool1")).isEqualTo(Shape.of(32, 13, 13));
    assertThat(shape(analysis, "conv2")).isEqualTo(Shape.of(64, 11, 11));
    assertThat(shape(analysis, "pool2")).isEqualTo(Shape.of(64, 5, 5));
    assertThat(shape(analysis, "flat")).isEqualTo(Shape.of(1600));
    assertThat(shape(analysis, "dense2")).isEqualTo(Shape.of(10));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 1, valid, 0, 26", // 28 - 3 + 1
    "3, 2, 1, valid, 0, 13", // (28 - 3) / 2 + 1, rounded down
    "3, 1, 2, valid, 0, 24", // reaches over 5
    "5, 3, 1, valid, 0, 8", // 23 / 3 + 1
    "4, 1, 1, same, 0, 28",
    "3, 2, 1, explicit, 1, 14", // (30 - 3) / 2 + 1
    "28, 1, 1, valid, 0, 1"
  })
  void convolutionFollowsTheFormula(
      long kernel, long stride, long dilation, String padding, long pad, long expected) {
    Analysis analysis =
        Drawing.from("mnist")
            .then(
                "conv",
                "conv2d",
                Map.of(
                    "filters", Drawing.whole(4),
                    "kernel", Value.Wholes.of(kernel, kernel),
                    "stride", Value.Wholes.of(stride, stride),
                    "dilation", Value.Wholes.of(dilation, dilation),
                    "padding", Drawing.text(padding),
                    "pad", Value.Wholes.of(pad, pad)))
            .analysis();

    assertThat(shape(analysis, "conv")).isEqualTo(Shape.of(4, expected, expected));
  }

  @Test
  void aKernelMayBeOfTwoLengths() {
    Analysis analysis =
        Drawing.from("mnist")
            .then("conv", "conv2d", Map.of("kernel", Value.Wholes.of(1, 7)))
            .then("pool", "avgpool2d", Map.of("kernel", Value.Wholes.of(3, 2)))
            .analysis();

    assertThat(shape(analysis, "conv")).isEqualTo(Shape.of(32, 28, 22));
    assertThat(shape(analysis, "pool")).isEqualTo(Shape.of(32, 13, 11));
  }

  @Test
  void branchesMeetInTheOrderOfTheirLinks() {
    Analysis analysis =
        Drawing.from("coins")
            .then("left", "dense", Map.of("units", Drawing.whole(3)))
            .node("right", "dense", Map.of("units", Drawing.whole(5)))
            .link("data", "right")
            .node("both", "concat", Map.of())
            .link("right", "both")
            .link("left", "both")
            .analysis();

    assertThat(shape(analysis, "both")).isEqualTo(Shape.of(8));
    assertThat(requireNonNull(analysis.sites().get(Drawing.id("both"))).inputs().getFirst())
        .containsExactly(Signal.Tensor.real(Shape.of(5)), Signal.Tensor.real(Shape.of(3)));
  }

  @Test
  void aBypassedNodePassesItsInputOn() {
    Graph graph = Drawing.s1().graph();
    Graph bypassed = graph.withNode(graph.node(Drawing.id("pool1")).bypassed(true));
    Analysis analysis = Drawing.analyse(bypassed);

    assertThat(shape(analysis, "pool1")).isEqualTo(Shape.of(32, 26, 26));
    assertThat(shape(analysis, "conv2")).isEqualTo(Shape.of(64, 24, 24));
    assertThat(analysis.costs()).doesNotContainKey(Drawing.id("pool1"));
  }

  @Test
  void softmaxAndSigmoidMarkWhatTheyGive() {
    Analysis analysis =
        Drawing.from("coins").then("sigmoid", "sigmoid").then("soft", "softmax").analysis();

    assertThat(analysis.outputs().get(Drawing.id("sigmoid")))
        .containsExactly(new Signal.Tensor(Shape.of(8), Signal.Numbers.UNIT, 0));
    assertThat(analysis.outputs().get(Drawing.id("soft")))
        .containsExactly(new Signal.Tensor(Shape.of(8), Signal.Numbers.SHARES, 0));
  }

  @Test
  void theOrderFollowsTheFlow() {
    Analysis analysis = Drawing.s1().analysis();

    for (Link link : analysis.graph().links()) {
      assertThat(analysis.order().indexOf(link.from().node()))
          .isLessThan(analysis.order().indexOf(link.to().node()));
    }
    assertThat(analysis.order()).hasSize(analysis.graph().nodes().size());
  }

  @Test
  void aSizeThatOverflowsIsTheLargestThereIs() {
    assertThat(Shape.of(1L << 40, 1L << 40).size()).isEqualTo(Long.MAX_VALUE);
    assertThat(Shape.of(3, 4).size()).isEqualTo(12);
    assertThat(Shape.of().size()).isEqualTo(1);
  }
}
