package org.layerloom.exchange.onnx.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.layerloom.exchange.onnx.reading.Protos.attribute;
import static org.layerloom.exchange.onnx.reading.Protos.model;
import static org.layerloom.exchange.onnx.reading.Protos.node;
import static org.layerloom.exchange.onnx.reading.Protos.output;
import static org.layerloom.exchange.onnx.reading.Protos.reals;
import static org.layerloom.exchange.onnx.reading.Protos.wholes;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerloom.data.OpenData;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Node;
import org.layerloom.network.Problem;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;

/** Operators that no layer stands for are kept, shown, taken out again and not trained. */
final class SealedTest {

  private static final Catalogue KINDS = Catalogue.standard();

  /** Quantised steps (three results, one without a batch) before a layer, and an odd one behind. */
  private static ModelProto strange() {
    return model(
        GraphProto.newBuilder()
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("DynamicQuantizeLinear")
                    .addInput("x")
                    .addOutput("q")
                    .addOutput("s")
                    .addOutput("z"))
            .addNode(node("DequantizeLinear", List.of("q", "s", "z"), "r"))
            .addInitializer(reals("w", List.of(2L, 3L), 1, -2, 3, 4, 5, 6))
            .addNode(node("Gemm", List.of("r", "w"), "g").addAttribute(attribute("transB", 1)))
            .addInitializer(wholes("k", 1))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("TopK")
                    .addInput("g")
                    .addInput("k")
                    .addOutput("top")
                    .addOutput(""))
            .addNode(node("Erf", List.of("g"), "y"))
            .addOutput(output("y")),
        3);
  }

  private static Imported.Read read(ModelProto model) {
    return switch (OnnxReader.read(model, "strange", KINDS, Given.NOTHING, OpenData::find)) {
      case Imported.Read read -> read;
      case Imported.Refused refused -> fail(refused.reasons().toString());
    };
  }

  /** TopK is of no use to anybody; without it the file can be read. */
  private static ModelProto usable() {
    GraphProto graph = strange().getGraph();
    return strange().toBuilder()
        .setGraph(
            graph.toBuilder()
                .clearNode()
                .addAllNode(
                    graph.getNodeList().stream()
                        .filter(node -> !node.getOpType().equals("TopK"))
                        .toList()))
        .build();
  }

  private static Analysis analysed(Document document) {
    return Analyser.analyse(document.graph(), KINDS, OpenData::find);
  }

  @Test
  void whatNoLinkCanCarryStaysInsideOneNode() {
    Imported.Read read = read(usable());

    List<Node> sealed =
        read.document().graph().nodes().values().stream()
            .filter(node -> node.kind().equals("sealed"))
            .toList();
    assertThat(sealed)
        .extracting(node -> node.settings().text("operator"))
        .containsExactlyInAnyOrder("DynamicQuantizeLinear + DequantizeLinear", "Erf");
    assertThat(read.notes()).hasSize(2);
  }

  @Test
  void itComputesTheSameWhenItIsTakenOutAgain() throws IOException {
    Imported.Read read = read(usable());
    Map<String, NamedTensor> weights = new HashMap<>();
    read.weights().forEach(tensor -> weights.put(tensor.name(), tensor));
    ModelProto again =
        switch (OnnxModel.draw(
            Outgoing.of(analysed(read.document()), KINDS, true), weights, "again", Map.of())) {
          case OnnxModel.Result.Drawn(ModelProto drawn) -> drawn;
          case OnnxModel.Result.Refused refused -> fail(refused.toString());
        };

    assertThat(answer(again)).isEqualTo(answer(usable()));
  }

  private static FloatBuffer answer(ModelProto model) throws IOException {
    FloatBuffer samples = FloatBuffer.wrap(new float[] {0.1f, -0.2f, 0.3f, 0.9f, 0.5f, -0.7f});
    try (OnnxRuntime runtime = OnnxRuntime.openPlain(model.toByteArray())) {
      return runtime
          .run(
              Map.of(
                  runtime.inputs().getFirst(),
                  new OnnxRuntime.Given.Reals(samples, List.of(2L, 3L))))
          .values()
          .iterator()
          .next()
          .values();
    }
  }

  @Test
  void itIsAWarningOnTheCanvasAndSurvivesAProjectFile() {
    Document document = read(usable()).document();
    Opening opening =
        ProjectFile.parse(
            ProjectFile.text(document).getBytes(StandardCharsets.UTF_8), "again", KINDS);

    assertThat(((Opening.Opened) opening).document()).isEqualTo(document);
    Analysis analysis = analysed(document);
    List<String> said =
        analysis.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.WARNING)
            .map(problem -> new Wording(Locale.ENGLISH).say(problem, analysis.graph()))
            .toList();
    assertThat(said).hasSize(2).anyMatch(line -> line.contains("Erf"));
  }

  @Test
  void wrongWiresAndDamagedFormsAreErrors() {
    Document document = read(usable()).document();
    Node erf =
        document.graph().nodes().values().stream()
            .filter(
                node ->
                    node.kind().equals("sealed") && node.settings().text("operator").equals("Erf"))
            .findFirst()
            .orElseThrow();

    for (String[] damage :
        new String[][] {
          {"takes", "real(7)"}, {"gives", "real(0)"}, {"gives", "nonsense"}, {"holds", "w"}
        }) {
      Document damaged =
          document.withGraph(
              document.graph().withNode(erf.with(damage[0], new Value.Text(damage[1]))));
      assertThat(analysed(damaged).outputs()).as(damage[0]).doesNotContainKey(erf.id());
    }
    Document formless =
        document.withGraph(document.graph().withNode(erf.with("form", new Value.Text("node {{{"))));
    assertThat(
            OnnxModel.draw(
                Outgoing.of(analysed(formless), KINDS, true),
                numbers(read(usable())),
                "formless",
                Map.of()))
        .isInstanceOf(OnnxModel.Result.Refused.class);
  }

  private static Map<String, NamedTensor> numbers(Imported.Read read) {
    Map<String, NamedTensor> numbers = new HashMap<>();
    read.weights().forEach(tensor -> numbers.put(tensor.name(), tensor));
    return numbers;
  }
}
