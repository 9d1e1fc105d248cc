package org.layerloom.network.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Cost;
import org.layerloom.network.Inference;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Value;

/** Shapes and costs of the wider catalogue against values worked out by hand. */
class CatalogueTest {

  private static final Shape PICTURE = Shape.of(8, 10, 7);
  private static final Shape SEQUENCE = Shape.of(28, 28);

  private static LayerKind kind(String id) {
    return (LayerKind) Catalogue.standard().kind(id);
  }

  /** Names and values in turn. */
  private static Settings settings(String kind, Object... values) {
    Settings settings = kind(kind).initialSettings();
    for (int i = 0; i < values.length; i += 2) {
      settings = settings.with((String) values[i], value(values[i + 1]));
    }
    return settings;
  }

  private static Value value(Object value) {
    return switch (value) {
      case Integer whole -> new Value.Whole(whole);
      case Double real -> new Value.Real(real);
      case Boolean flag -> new Value.Flag(flag);
      case int[] wholes -> Value.Wholes.of(Arrays.stream(wholes).asLongStream().toArray());
      default -> new Value.Text(value.toString());
    };
  }

  private static Site site(String kind, Settings settings, Shape... inputs) {
    List<List<Signal>> signals = new ArrayList<>();
    if (kind(kind).inputs().getFirst().many()) {
      signals.add(Stream.of(inputs).<Signal>map(Signal.Tensor::real).toList());
    } else {
      for (int port = 0; port < kind(kind).inputs().size(); port++) {
        signals.add(port < inputs.length ? List.of(Signal.Tensor.real(inputs[port])) : List.of());
      }
    }
    return new Site(settings, signals, Site.DatasetShapes.NONE);
  }

  private static int[] of(int... values) {
    return values;
  }

  static Stream<Arguments> shapes() {
    Shape one = Shape.of(8, 1, 1);
    return Stream.of(
        row(
            "conv1d",
            settings("conv1d", "kernel", of(5), "stride", of(2)),
            Shape.of(32, 12),
            Shape.of(28, 28)),
        row("conv3d", settings("conv3d", "filters", 2), Shape.of(2, 2, 3, 4), Shape.of(1, 4, 5, 6)),
        row(
            "depthwiseConv2d",
            settings("depthwiseConv2d", "multiplier", 2),
            Shape.of(16, 8, 5),
            PICTURE),
        row(
            "separableConv2d",
            settings("separableConv2d", "filters", 5),
            Shape.of(5, 8, 5),
            PICTURE),
        // (10 - 1) 2 - 2 + 3 + 1 = 20
        row(
            "convTranspose2d",
            settings("convTranspose2d", "kernel", of(3, 3), "pad", of(1, 1), "outputPad", of(1, 1)),
            Shape.of(32, 20, 14),
            PICTURE),
        row(
            "adaptiveAvgpool2d",
            settings("adaptiveAvgpool2d", "size", of(3, 2)),
            Shape.of(8, 3, 2),
            PICTURE),
        row("globalAvgpool", settings("globalAvgpool"), Shape.of(8), PICTURE),
        row("upsample2d", settings("upsample2d", "scale", of(2, 3)), Shape.of(8, 20, 21), PICTURE),
        row("pixelShuffle", settings("pixelShuffle"), Shape.of(2, 20, 14), PICTURE),
        row("pad2d", settings("pad2d", "borders", of(1, 2, 3, 4)), Shape.of(8, 13, 14), PICTURE),
        row("crop2d", settings("crop2d", "borders", of(1, 2, 3, 1)), Shape.of(8, 7, 3), PICTURE),
        row("lstm", settings("lstm", "units", 5, "bidirectional", true), Shape.of(10), SEQUENCE),
        row("gru", settings("gru", "units", 5, "returns", "sequence"), Shape.of(28, 5), SEQUENCE),
        row("multiHeadAttention", settings("multiHeadAttention"), SEQUENCE, SEQUENCE),
        row(
            "transformerDecoder",
            settings("transformerDecoder"),
            SEQUENCE,
            SEQUENCE,
            Shape.of(3, 28)),
        row("multiply", settings("multiply"), PICTURE, PICTURE, one),
        row("dot", settings("dot"), Shape.of(1), Shape.of(4), Shape.of(4)),
        row(
            "expression",
            settings("expression", "expression", "a * sigmoid(b) + 1"),
            PICTURE,
            PICTURE,
            one),
        row("noise", settings("noise", "shape", of(7)), Shape.of(7), PICTURE),
        row("constant", settings("constant", "shape", of(2, 3)), Shape.of(2, 3), PICTURE),
        row("reshape", settings("reshape", "shape", of(7, 0)), Shape.of(7, 80), PICTURE),
        row("permute", settings("permute", "order", of(3, 1, 2)), Shape.of(7, 8, 10), PICTURE),
        row(
            "slice",
            settings("slice", "axis", 2, "from", 2, "to", 9, "step", 3),
            Shape.of(8, 3, 7),
            PICTURE),
        row("squeeze", settings("squeeze"), Shape.of(8), one),
        row("repeat", settings("repeat", "times", 3), Shape.of(3, 8, 1, 1), one),
        row("reduce", settings("reduce", "axis", 2), Shape.of(8, 7), PICTURE),
        row("glu", settings("glu", "over", "first"), Shape.of(4, 10, 7), PICTURE));
  }

  private static Arguments row(String kind, Settings settings, Shape expected, Shape... inputs) {
    return Arguments.of(kind, settings, expected, inputs);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void aShapeIsAsWorkedOutByHand(String kind, Settings settings, Shape expected, Shape[] inputs) {
    assertThat(kind(kind).infer(site(kind, settings, inputs))).isEqualTo(Inference.of(expected));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("pixelShuffle", settings("pixelShuffle", "factor", 3), PICTURE),
        refusal("convTranspose2d", settings("convTranspose2d", "outputPad", of(2, 2)), PICTURE),
        refusal("pad2d", settings("pad2d", "borders", of(0, 0, 7, 0), "fill", "reflect"), PICTURE),
        refusal("multiHeadAttention", settings("multiHeadAttention", "heads", 5), SEQUENCE),
        refusal("lstm", settings("lstm"), PICTURE),
        refusal("groupNorm", settings("groupNorm", "groups", 3), PICTURE),
        refusal("add", settings("add"), PICTURE, Shape.of(8)),
        refusal("reshape", settings("reshape", "shape", of(0, 0)), PICTURE),
        refusal("permute", settings("permute", "order", of(1, 1, 2)), PICTURE),
        refusal("slice", settings("slice", "from", 9), PICTURE),
        refusal("reduce", settings("reduce", "axis", 4), PICTURE),
        refusal("expression", settings("expression", "expression", "a + b"), PICTURE),
        refusal("embedding", settings("embedding"), SEQUENCE));
  }

  private static Arguments refusal(String kind, Settings settings, Shape... inputs) {
    return Arguments.of(kind, settings, inputs);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void whatCannotBeIsRefused(String kind, Settings settings, Shape[] inputs) {
    assertThat(kind(kind).infer(site(kind, settings, inputs))).isInstanceOf(Inference.Misfit.class);
  }

  private static Cost cost(String kind, Settings settings, Shape input) {
    Site site = site(kind, settings, input);
    Inference.Known known = (Inference.Known) kind(kind).infer(site);
    return kind(kind).cost(site, known.outputs());
  }

  @Test
  void anLstmHasFourGatesThatEachSeeInputAndMemory() {
    long gates = 4 * 128 * (28 + 128);

    assertThat(cost("lstm", settings("lstm", "units", 128), SEQUENCE))
        .isEqualTo(new Cost(gates + 2 * 4 * 128, 28 * gates, 128));
  }

  @Test
  void attentionProjectsFourTimesAndComparesAllWithAll() {
    long projections = 4L * 28 * 28 * 28;
    long scores = 2L * 28 * 28 * 28;

    assertThat(cost("multiHeadAttention", settings("multiHeadAttention"), SEQUENCE))
        .isEqualTo(new Cost(4 * (28 * 28 + 28), projections + scores, 28 * 28));
  }

  @Test
  void runningStatisticsAreNotTrained() {
    assertThat(cost("batchNorm", settings("batchNorm"), PICTURE).parameters()).isEqualTo(16);
  }

  @Test
  void thereAreAtLeastSeventyLayers() {
    assertThat(Catalogue.standard().all().stream().filter(LayerKind.class::isInstance))
        .hasSizeGreaterThanOrEqualTo(70);
  }
}
