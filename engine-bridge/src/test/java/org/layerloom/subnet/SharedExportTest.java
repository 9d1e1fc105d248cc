package org.layerloom.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.pytorch.ModelCode;
import org.layerloom.network.Analysis;
import org.layerloom.network.Node;
import org.layerloom.network.Weight;

/** Shared weights leave as one set of numbers. */
class SharedExportTest {

  private static final Analysis FLAT =
      Unfolding.analyse(Nets.row("shared"), Nets.STANDARD, Nets.DATA);
  private static final Outgoing OUTGOING = Outgoing.of(FLAT, Nets.STANDARD, true);

  /** As a checkpoint has them: under the holder's names only. */
  private static Map<String, NamedTensor> numbers() {
    Map<String, NamedTensor> numbers = new HashMap<>();
    for (Node node : OUTGOING.layers()) {
      if (FLAT.holder(node.id()).equals(node.id())) {
        for (Weight weight : OUTGOING.layer(node).weights(OUTGOING.site(node))) {
          String name = node.id() + "." + weight.name();
          float[] values = new float[(int) weight.shape().size()];
          numbers.put(name, new NamedTensor(name, weight.shape(), FloatBuffer.wrap(values)));
        }
      }
    }
    return numbers;
  }

  @Test
  void onnxHasThemOnce() {
    OnnxModel.Result result = OnnxModel.draw(OUTGOING, numbers(), "shared", Map.of());

    assertThat(result).isInstanceOf(OnnxModel.Result.Drawn.class);
    assertThat(((OnnxModel.Result.Drawn) result).model().getGraph().getInitializerList())
        .extracting(tensor -> tensor.getName())
        .contains("block1/conv1.weight")
        .noneMatch(name -> name.startsWith("block2/conv") || name.startsWith("block3/conv"));
  }

  @Test
  void inPyTorchTheyAreOneModuleUnderSeveralNames() {
    ModelCode.Result result = ModelCode.write(OUTGOING, "shared");

    assertThat(((ModelCode.Result.Written) result).source())
        .contains("self.block1_conv1 = nn.Conv2d(")
        .contains("self.block2_conv1 = self.block1_conv1")
        .contains("self.block3_conv2 = self.block1_conv2");
    assertThat(ModelCode.weights(OUTGOING, numbers()))
        .extracting(NamedTensor::name)
        .contains("block1_conv1.weight", "block3_conv1.weight");
  }
}
