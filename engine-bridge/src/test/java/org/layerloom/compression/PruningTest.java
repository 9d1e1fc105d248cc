package org.layerloom.compression;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.layerloom.engine.Flows;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.proof.Difference;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Weight;
import org.layerloom.project.Document;

/** What is left out of a network, and that what is left fits together. */
class PruningTest {

  private static final Site.DatasetShapes DATA =
      name ->
          new Site.DatasetShape(
              Signal.Tensor.real(Shape.of(2, 9, 9)), new Signal.Labels(4, Shape.of()), 100, 10);
  private static final Site.DatasetShapes SERIES =
      name ->
          new Site.DatasetShape(
              Signal.Tensor.real(Shape.of(7, 3)), new Signal.Labels(4, Shape.of()), 100, 10);

  /** Convolutions with all that may stand between them, down to dense layers. */
  private static final Flows PICTURES =
      new Flows(Shape.of(2, 9, 9), 4, Shape.of())
          .then("conv1", "conv2d", "filters", 8, "activation", "relu")
          .then("pool", "maxpool2d")
          .then("conv2", "conv2d", "filters", 6, "bias", false)
          .then("norm", "batchNorm")
          .then("slope", "prelu")
          .then("flat", "flatten")
          .then("hidden", "dense", "units", 10, "activation", "tanh")
          .then("drop", "dropout")
          .then("out", "dense", "units", 4)
          .loss("loss", "crossEntropy")
          .train();

  private static final Flows WORDS =
      new Flows(Shape.of(7, 3), 4, Shape.of())
          .then("each", "dense", "units", 8, "activation", "relu")
          .then("memory", "lstm", "units", 5, "bidirectional", true)
          .then("out", "dense", "units", 4)
          .loss("loss", "crossEntropy")
          .train();

  @Test
  void halfTheUnitsAreGoneAndEveryShapeFollows() {
    Analysis flat = PICTURES.analysis();
    Document document = Document.named("pictures").withGraph(flat.graph());
    Map<String, NamedTensor> weights = weights(flat, 1);

    Pruned half = Form.UNITS.prune(document, flat, weights, 0.5);

    Analysis after = Analyser.analyse(half.document().graph(), flat.catalogue(), DATA);
    assertThat(after.sound()).isTrue();
    assertThat(units(after, "conv1", "filters")).isEqualTo(4);
    assertThat(units(after, "conv2", "filters")).isEqualTo(3);
    assertThat(units(after, "hidden", "units")).isEqualTo(5);
    assertThat(units(after, "out", "units")).as("answers stay").isEqualTo(4);
    fits(after, half.weights());
  }

  /** Units that give nothing are the first to go, and nobody misses them. */
  @Test
  void unitsThatGiveNothingLeaveWithoutATrace() throws Exception {
    Analysis flat = PICTURES.analysis();
    Document document = Document.named("pictures").withGraph(flat.graph());
    Map<String, NamedTensor> weights = new LinkedHashMap<>(weights(flat, 2));
    for (int unit : new int[] {0, 3, 5, 6}) {
      silence(weights, "conv1.weight", unit);
      silence(weights, "conv1.bias", unit);
    }
    for (int unit : new int[] {1, 2, 5}) {
      // Silent behind the normalisation, however large the weights are.
      silence(weights, "norm.weight", unit);
      silence(weights, "norm.bias", unit);
    }
    for (int unit : new int[] {0, 2, 4, 6, 9}) {
      silence(weights, "hidden.weight", unit);
      silence(weights, "hidden.bias", unit);
    }

    Pruned half = Form.UNITS.prune(document, flat, weights, 0.5);

    Analysis after = Analyser.analyse(half.document().graph(), flat.catalogue(), DATA);
    // Sums of the same numbers in another order: float32 keeps seven digits.
    assertThat(
            Difference.between(
                answer(flat, weights, List.of(2L, 9L, 9L)),
                answer(after, half.weights(), List.of(2L, 9L, 9L))))
        .isLessThan(1e-5);
  }

  @Test
  void unitsOfSequencesLeaveWithTheirGatesWeights() throws Exception {
    Analysis flat = WORDS.analysis();
    Document document = Document.named("words").withGraph(flat.graph());
    Map<String, NamedTensor> weights = new LinkedHashMap<>(weights(flat, 3));
    for (int unit : new int[] {0, 1, 6, 7}) {
      silence(weights, "each.weight", unit);
      silence(weights, "each.bias", unit);
    }

    Pruned half = Form.UNITS.prune(document, flat, weights, 0.5);

    Analysis after = Analyser.analyse(half.document().graph(), flat.catalogue(), SERIES);
    assertThat(units(after, "each", "units")).isEqualTo(4);
    assertThat(
            Difference.between(
                answer(flat, weights, List.of(7L, 3L)),
                answer(after, half.weights(), List.of(7L, 3L))))
        .isLessThan(1e-5);
  }

  @Test
  void whatASumTiesTogetherStaysWhole() {
    Flows residual =
        new Flows(Shape.of(2, 9, 9), 4, Shape.of())
            .then("stem", "conv2d", "filters", 4, "padding", "same")
            .then("first", "conv2d", "filters", 6, "padding", "same", "activation", "relu")
            .then("second", "conv2d", "filters", 4, "padding", "same")
            .add("sum", "add")
            .link("second", "sum", 0)
            .link("stem", "sum", 0)
            .from("sum")
            .then("flat", "flatten")
            .then("out", "dense", "units", 4)
            .loss("loss", "crossEntropy")
            .train();

    List<UnitGroup> groups = UnitGroups.of(residual.analysis());

    assertThat(groups).extracting(group -> group.node().value()).containsExactly("first");
  }

  @Test
  void aShareOfAllWeightsIsZeroWhereverTheSmallestAre() {
    Analysis flat = PICTURES.analysis();
    Document document = Document.named("pictures").withGraph(flat.graph());
    Map<String, NamedTensor> weights = weights(flat, 4);

    Pruned tenth = Form.WEIGHTS.prune(document, flat, weights, 0.9);

    float largestGone = 0;
    float smallestLeft = Float.MAX_VALUE;
    long gone = 0;
    long all = 0;
    for (String name : WeightPruning.prunable(flat)) {
      FloatBuffer before = held(weights, name).values();
      FloatBuffer after = held(tenth.weights(), name).values();
      for (int i = 0; i < before.limit(); i++) {
        boolean zero = after.get(i) == 0;
        assertThat(zero || after.get(i) == before.get(i)).isTrue();
        gone += zero ? 1 : 0;
        all++;
        float size = Math.abs(before.get(i));
        largestGone = zero ? Math.max(largestGone, size) : largestGone;
        smallestLeft = zero ? smallestLeft : Math.min(smallestLeft, size);
      }
    }
    assertThat(gone).isEqualTo((long) Math.floor(all * 0.9));
    assertThat(largestGone).isLessThanOrEqualTo(smallestLeft);
    assertThat(tenth.weights().get("conv1.bias")).isEqualTo(weights.get("conv1.bias"));
    assertThat(tenth.document().graph().node(new NodeId("train")).settings().flag("keepZeros"))
        .isTrue();
  }

  private static long units(Analysis analysis, String node, String parameter) {
    return analysis.graph().node(new NodeId(node)).settings().whole(parameter);
  }

  private static void fits(Analysis analysis, Map<String, NamedTensor> weights) {
    forEach(
        analysis,
        (name, weight) ->
            assertThat(held(weights, name).shape()).as(name).isEqualTo(weight.shape()));
  }

  private static NamedTensor held(Map<String, NamedTensor> weights, String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }

  private interface Seen {
    void weight(String name, Weight weight);
  }

  private static void forEach(Analysis analysis, Seen seen) {
    for (NodeId id : analysis.order()) {
      Node node = analysis.graph().node(id);
      if (analysis.catalogue().find(node.kind()) instanceof LayerKind layer) {
        for (Weight weight : layer.weights(Objects.requireNonNull(analysis.sites().get(id)))) {
          seen.weight(id + "." + weight.name(), weight);
        }
      }
    }
  }

  private static Map<String, NamedTensor> weights(Analysis analysis, long seed) {
    Random random = new Random(seed);
    Map<String, NamedTensor> weights = new LinkedHashMap<>();
    forEach(
        analysis,
        (name, weight) -> {
          FloatBuffer values = FloatBuffer.allocate((int) weight.shape().size());
          while (values.hasRemaining()) {
            double number = random.nextGaussian();
            values.put((float) (name.endsWith("running_var") ? 0.5 + Math.abs(number) : number));
          }
          weights.put(name, new NamedTensor(name, weight.shape(), values.flip()));
        });
    return weights;
  }

  /** Sets all that a tensor has for one unit to 0. */
  private static void silence(Map<String, NamedTensor> weights, String name, int unit) {
    weights.computeIfPresent(
        name,
        (n, tensor) -> {
          FloatBuffer values = FloatBuffer.allocate(tensor.values().limit());
          values.put(tensor.values().duplicate()).flip();
          int each = (int) (tensor.shape().size() / tensor.shape().extent(0));
          for (int i = unit * each; i < (unit + 1) * each; i++) {
            values.put(i, 0);
          }
          return new NamedTensor(n, tensor.shape(), values);
        });
  }

  /** What ONNX Runtime makes of the same random samples. */
  private static FloatBuffer answer(
      Analysis analysis, Map<String, NamedTensor> weights, List<Long> shape) throws IOException {
    Outgoing network = Outgoing.of(analysis, Catalogue.standard(), true);
    ModelProto model =
        ((OnnxModel.Result.Drawn) OnnxModel.draw(network, weights, "pruned", Map.of())).model();
    int samples = 5;
    FloatBuffer features =
        FloatBuffer.allocate(
            samples * (int) (long) shape.stream().reduce(1L, (one, other) -> one * other));
    Random random = new Random(9);
    while (features.hasRemaining()) {
      features.put((float) random.nextGaussian());
    }
    List<Long> dims = new ArrayList<>(List.of((long) samples));
    dims.addAll(shape);
    try (OnnxRuntime runtime = OnnxRuntime.open(model.toByteArray())) {
      return runtime
          .run(Map.of("data", new OnnxRuntime.Given.Reals(features.flip(), dims)))
          .values()
          .iterator()
          .next()
          .values();
    }
  }
}
