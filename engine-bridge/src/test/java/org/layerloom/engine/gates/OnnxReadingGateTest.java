package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.OpenData;
import org.layerloom.engine.Flows;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.onnx.reading.Given;
import org.layerloom.exchange.onnx.reading.OnnxReader;
import org.layerloom.exchange.proof.Difference;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.Analyser;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;
import org.pcollections.TreePMap;

/**
 * Every layer kind, with random settings on odd sizes, goes out as ONNX and comes back: whole where
 * the file says what it is, operator by operator where it does not.
 */
final class OnnxReadingGateTest {

  private static final Catalogue KINDS = Catalogue.standard();

  /** Engines add in another order; formulas write a clip as two ReLUs. */
  private static final double TOLERANCE = 2e-5;

  static Stream<String> layers() {
    return KINDS.all().stream().filter(LayerKind.class::isInstance).map(Kind::id);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void whatLayerloomWroteComesBackWhole(String kind) {
    for (Flows flow : new KindFlows(KINDS.kind(kind), 7).some(3)) {
      // given a network that was taken out
      SingleRun run = new SingleRun(flow, 3, 11);
      Document document = new Document("gate", "", flow.graph(), TreePMap.empty());
      Map<String, String> words = Map.of("layerloom.project", ProjectFile.text(document));
      ModelProto first = drawn(Outgoing.of(flow.analysis(), KINDS, true), run.weights, words);

      // when it is read
      Imported.Read read = read(first, flow);

      // then it is the same flowchart with the same numbers, and goes out again as it was
      assertThat(read.document()).isEqualTo(document);
      Map<String, NamedTensor> weights = byName(read.weights());
      assertThat(run.weights.keySet()).containsAll(weights.keySet());
      weights.forEach(
          (name, found) -> {
            NamedTensor tensor = Objects.requireNonNull(run.weights.get(name));
            assertThat(found.shape()).isEqualTo(tensor.shape());
            assertThat(found.values()).as(name).isEqualTo(tensor.values());
          });
      assertThat(drawn(Outgoing.of(flow.analysis(), KINDS, true), weights, words)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aFileThatSaysNothingOfItselfIsReadByItsOperators(String kind) throws IOException {
    for (Flows flow : new KindFlows(KINDS.kind(kind), 7).some(2)) {
      // given the same file without the project
      SingleRun run = new SingleRun(flow, 3, 11);
      ModelProto model = drawn(Outgoing.of(flow.analysis(), KINDS, true), run.weights, Map.of());
      if (model.getGraph().getInputCount() == 0) {
        continue;
      }

      // when it is read and goes out again
      Imported.Read read = read(model, flow);
      ModelProto again = drawn(outgoing(read.document()), byName(read.weights()), Map.of());

      // then it computes the same
      List<NamedTensor> wanted = answers(model, run);
      List<NamedTensor> found = answers(again, run);
      assertThat(found).hasSameSizeAs(wanted);
      for (int i = 0; i < wanted.size(); i++) {
        assertThat(Difference.between(wanted.get(i).values(), found.get(i).values()))
            .as("%s", flow.graph().nodes())
            .isLessThan(TOLERANCE);
      }

      // and a second time round nothing changes any more: neither structure nor numbers
      Imported.Read second = read(again, flow);
      ModelProto third = drawn(outgoing(second.document()), byName(second.weights()), Map.of());
      assertThat(operators(third)).isEqualTo(operators(again));
      assertThat(numbers(third)).isEqualTo(numbers(again));
    }
  }

  private static Imported.Read read(ModelProto model, Flows flow) {
    return switch (OnnxReader.read(model, "gate", KINDS, Given.NOTHING, flow.shapes())) {
      case Imported.Read read -> read;
      case Imported.Refused refused -> fail(refused.reasons() + " of " + flow.graph().nodes());
    };
  }

  private static Outgoing outgoing(Document document) {
    return Outgoing.of(Analyser.analyse(document.graph(), KINDS, OpenData::find), KINDS, true);
  }

  private static ModelProto drawn(
      Outgoing network, Map<String, NamedTensor> weights, Map<String, String> words) {
    return switch (OnnxModel.draw(network, weights, "gate", words)) {
      case OnnxModel.Result.Drawn(ModelProto model) -> model;
      case OnnxModel.Result.Refused refused -> fail(refused.toString());
    };
  }

  private static Map<String, NamedTensor> byName(List<NamedTensor> tensors) {
    Map<String, NamedTensor> byName = new LinkedHashMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    return byName;
  }

  /** Operators with their attributes, whatever they are called. */
  private static List<String> operators(ModelProto model) {
    return model.getGraph().getNodeList().stream()
        .map(node -> node.getOpType() + node.getAttributeList())
        .sorted()
        .toList();
  }

  private static List<String> numbers(ModelProto model) {
    return model.getGraph().getInitializerList().stream()
        .filter(tensor -> tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber())
        .map(tensor -> tensor.getDimsList() + " " + tensor.getRawData().hashCode())
        .sorted()
        .toList();
  }

  private static List<NamedTensor> answers(ModelProto model, SingleRun run) throws IOException {
    GraphProto graph = model.getGraph();
    Map<String, OnnxRuntime.Given> inputs = new HashMap<>();
    for (var input : graph.getInputList()) {
      inputs.put(input.getName(), given(run));
    }
    try (OnnxRuntime runtime = OnnxRuntime.open(model.toByteArray())) {
      inputs.keySet().retainAll(runtime.inputs());
      Map<String, NamedTensor> found = runtime.run(inputs);
      return graph.getOutputList().stream()
          .map(output -> Objects.requireNonNull(found.get(output.getName())))
          .toList();
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
