package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerloom.engine.Flows;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.onnx.Compression;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Shape;

/** Dense layers in 8 bits by the range of each batch, carried out by ONNX Runtime. */
final class DynamicBytesTest {

  @Test
  void denseLayersMultiplyWholeNumbersAndConvolutionsDoNot() throws Exception {
    // given a network with both, and two dense layers that take the same numbers
    Flows flows =
        new Flows(Shape.of(2, 9, 7), 5, Shape.of())
            .then("conv", "conv2d", "filters", 6, "activation", "relu")
            .then("flat", "flatten")
            .then("left", "dense", "units", 16, "activation", "tanh")
            .from("flat")
            .then("right", "dense", "units", 16)
            .add("sum", "add")
            .link("left", "sum", 0)
            .link("right", "sum", 0)
            .from("sum")
            .then("out", "dense", "units", 5)
            .loss("loss", "crossEntropy")
            .train();
    SingleRun run = new SingleRun(flows, 4, 3);
    Outgoing network = Outgoing.of(flows.analysis(), Catalogue.standard(), true);
    ModelProto drawn =
        ((OnnxModel.Result.Drawn) OnnxModel.draw(network, run.weights, "bytes", Map.of())).model();

    // when it is made smaller
    ModelProto smaller = Compression.dynamic(drawn);

    // then the dense layers are products of whole numbers, and numbers that two take are made once
    List<String> operators =
        smaller.getGraph().getNodeList().stream().map(NodeProto::getOpType).toList();
    assertThat(operators).filteredOn("MatMulInteger"::equals).hasSize(3);
    assertThat(operators).filteredOn("DynamicQuantizeLinear"::equals).hasSize(2);
    assertThat(operators).contains("Conv").doesNotContain("Gemm", "MatMul");
    assertThat((double) smaller.getSerializedSize()).isLessThan(drawn.getSerializedSize() / 2.0);

    // and ONNX Runtime answers nearly the same: a step is 1/255 of a range, added up over 210 terms
    float[] before = answers(drawn, run);
    float[] after = answers(smaller, run);
    double most = 0;
    double apart = 0;
    for (int i = 0; i < before.length; i++) {
      most = Math.max(most, Math.abs(before[i]));
      apart = Math.max(apart, Math.abs(before[i] - after[i]));
    }
    assertThat(apart / most).isPositive().isLessThan(0.05);
  }

  private static float[] answers(ModelProto model, SingleRun run) throws IOException {
    try (OnnxRuntime runtime = OnnxRuntime.open(model.toByteArray())) {
      NamedTensor answer =
          runtime
              .run(
                  Map.of("data", new OnnxRuntime.Given.Reals(run.features.duplicate(), run.dims())))
              .values()
              .iterator()
              .next();
      float[] values = new float[answer.values().remaining()];
      answer.values().duplicate().get(values);
      return values;
    }
  }
}
