package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.engine.Flows;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.proof.Difference;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.PortRef;

/**
 * Every layer kind, with random settings on odd sizes, drawn as ONNX and run by ONNX Runtime, gives
 * what the engine gives: node by node, within 1e-5 of the largest number.
 */
final class OnnxGateTest {

  private static final double TOLERANCE = 1e-5;

  /**
   * PyTorch multiplies group norm's brackets out, and of a small group far from zero little is left
   * of the difference of the products. Beside double precision, on 3,000 random groups, it was
   * itself up to 1.1e-4 off, the straight formula 1.1e-5.
   */
  private static final Map<String, Double> LOOSER = Map.of("groupNorm", 1e-4);

  static Stream<String> layers() {
    return Catalogue.standard().all().stream().filter(LayerKind.class::isInstance).map(Kind::id);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLayerComputesTheSameInOnnxRuntime(String kind) throws IOException {
    List<Flows> flows = new KindFlows(Catalogue.standard().kind(kind), 7).some(3);

    assertThat(flows).as("settings and inputs that %s takes", kind).isNotEmpty();
    for (Flows flow : flows) {
      check(flow, LOOSER.getOrDefault(kind, TOLERANCE));
    }
  }

  private static void check(Flows flow, double tolerance) throws IOException {
    SingleRun run = new SingleRun(flow, 3, 11);
    Outgoing network = Outgoing.of(flow.analysis(), Catalogue.standard(), true);
    ModelProto model =
        switch (OnnxModel.draw(network, run.weights, "gate", Map.of())) {
          case OnnxModel.Result.Drawn(ModelProto drawn) -> drawn;
          case OnnxModel.Result.Refused refused -> fail(refused + " in " + flow.graph().nodes());
        };
    Map<String, NamedTensor> found = onnx(OnnxModel.revealing(model), run);
    for (Map.Entry<PortRef, FloatBuffer> wanted : run.activations().entrySet()) {
      NamedTensor got = found.get(network.name(wanted.getKey()));
      if (got != null) {
        assertThat(Difference.between(wanted.getValue(), got.values()))
            .as("%s of %s", wanted.getKey(), flow.graph().nodes())
            .isLessThan(tolerance);
      }
    }
    assertThat(found).containsKeys("it", "tail");
  }

  private static Map<String, NamedTensor> onnx(ModelProto model, SingleRun run) throws IOException {
    Map<String, OnnxRuntime.Given> inputs = new LinkedHashMap<>();
    inputs.put("data", given(run));
    try (OnnxRuntime runtime = OnnxRuntime.open(model.toByteArray())) {
      // A layer of constants asks for nothing but the batch's size.
      inputs.keySet().retainAll(runtime.inputs());
      return runtime.run(inputs);
    }
  }

  private static OnnxRuntime.Given given(SingleRun run) {
    if (run.program.features().calculable()) {
      return new OnnxRuntime.Given.Reals(run.features, run.dims());
    }
    LongBuffer wholes = LongBuffer.allocate(run.features.remaining());
    for (int i = 0; i < wholes.capacity(); i++) {
      wholes.put((long) run.features.get(i));
    }
    return new OnnxRuntime.Given.Wholes(wholes.flip(), run.dims());
  }
}
