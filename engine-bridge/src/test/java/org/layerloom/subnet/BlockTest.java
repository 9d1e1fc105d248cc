package org.layerloom.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerloom.network.Analysis;
import org.layerloom.network.Graph;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

class BlockTest {

  @ParameterizedTest
  @EnumSource
  void aReadyBlockTrainsAndKeepsTheShape(Block block) {
    // given a picture of three channels, the block, and a classifier
    Graph graph =
        new Nets()
            .node("data", "dataset", "source", "pictures")
            .block("block", "Ready", "own")
            .node("flat", "flatten")
            .node("dense", "dense", "units", 4)
            .node("loss", "crossEntropy")
            .node("train", "train")
            .wire("data.features>block.in", "block.out>flat.in", "flat.out>dense.in")
            .wire("dense.out>loss.in", "data.labels>loss.labels", "loss.loss>train.loss")
            .graph();
    NetworkEdit define = new NetworkEdit.Define(java.util.Map.of("Ready", block.graph(3)));
    Network network = Nets.applied(Network.of(Graph.EMPTY), define).with("", graph);

    // when it is analysed
    Analysis whole = Nets.analyse(network);

    // then nothing is wrong, and what leaves has the shape of what came in
    assertThat(whole.problems()).isEmpty();
    assertThat(whole.outputs().get(Nets.id("block")))
        .isEqualTo(List.of(Signal.Tensor.real(Shape.of(3, 5, 5))));
    assertThat(Unfolding.analyse(network, Nets.STANDARD, Nets.DATA).problems()).isEmpty();
  }
}
