package org.layerloom.subnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.layerloom.subnet.Nets.id;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Problem;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;

/** Shapes, costs and problems are found through the nodes that stand for sub-networks. */
class AnalysisThroughSubnetsTest {

  private static final Wording ENGLISH = new Wording(Locale.ENGLISH);
  private static final Wording CHINESE = new Wording(Locale.SIMPLIFIED_CHINESE);

  @Test
  void aDefinitionIsSeenWithTheShapesOfTheNodeThatStandsForIt() {
    Analysis whole = Nets.analyse(Nets.row("own"));

    assertThat(whole.problems()).isEmpty();
    assertThat(whole.outputs().get(id("block2")))
        .isEqualTo(List.of(Signal.Tensor.real(Shape.of(3, 5, 5))));
    Analysis block = java.util.Objects.requireNonNull(whole.inside().get(id("block2")));
    assertThat(block.outputs().get(id("conv1")))
        .isEqualTo(List.of(Signal.Tensor.real(Shape.of(3, 5, 5))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "shared"})
  void costsAreThoseOfTheUnfoldedFlowchart(String weights) {
    Network network = Nets.row(weights);
    Analysis flat = Unfolding.analyse(network, Nets.STANDARD, Nets.DATA);

    assertThat(Nets.analyse(network).total()).isEqualTo(flat.total());
    // A block: two convolutions of 3 x 3 x 3 x 3 weights and 3 biases; then 75 x 4 + 4.
    int block = 2 * (81 + 3);
    assertThat(flat.total().parameters())
        .isEqualTo((weights.equals("own") ? 3 * block : block) + 304);
    Analysis byHand = Analyser.analyse(Nets.rowByHand(), Nets.STANDARD, Nets.DATA);
    assertThat(flat.total().multiplyAdds()).isEqualTo(byHand.total().multiplyAdds());
    assertThat(flat.total().activations()).isEqualTo(byHand.total().activations());
  }

  @Test
  void aProblemInsideNamesThePathAndLeadsThere() {
    // given a convolution inside whose kernel is larger than the picture
    Network network = Nets.row("own");
    Edit large =
        new Edit.Several(
            List.of(
                new Edit.Configure(Set.of(id("conv1")), "padding", new Value.Text("valid")),
                new Edit.Configure(Set.of(id("conv1")), "kernel", Value.Wholes.of(9, 9))));
    Network wrong = Nets.applied(network, new NetworkEdit.In("Residual", large));

    // when it is analysed
    Problem problem = Nets.analyse(wrong).problems().getFirst();

    // then the first node that stands for it has the problem, with the place inside
    assertThat(problem.node()).isEqualTo(id("block1"));
    assertThat(problem.path()).containsExactly(id("block1"));
    assertThat(problem.innermost().node()).isEqualTo(id("conv1"));
    assertThat(ENGLISH.say(problem, wrong.graph()))
        .startsWith("Residual (block1): Conv2d (conv1): The kernel reaches over 9");
    assertThat(CHINESE.say(problem, wrong.graph())).startsWith("Residual (block1)");
  }

  @Test
  void aRepairInsideIsAnEditOfTheDefinition() {
    Network network = Nets.row("own");
    Edit useless = new Edit.Disconnect(Set.copyOf(Nets.residual().into(id("conv2"))));
    Network wrong = Nets.applied(network, new NetworkEdit.In("Residual", useless));

    Problem problem = Nets.analyse(wrong).problems().getFirst();
    assertThat(problem.innermost().message().key()).isEqualTo("network.input.missing");
    assertThat(wrong.at(problem.path())).isEqualTo("Residual");
  }

  @Test
  void sharedWeightsMustHaveOneShape() {
    // given two shared nodes of a sub-network, one behind a convolution with other channels
    Graph definition =
        new Nets()
            .node("in", "input")
            .node("conv", "conv2d", "filters", 7)
            .node("out", "output")
            .wire("in.out>conv.in", "conv.out>out.in")
            .graph();
    Graph graph =
        new Nets()
            .node("data", "dataset", "source", "pictures")
            .block("a", "C", "shared")
            .block("b", "C", "shared")
            .node("flat", "flatten")
            .node("dense", "dense", "units", 4)
            .node("loss", "crossEntropy")
            .node("train", "train")
            .wire("data.features>a.in", "a.out>b.in", "b.out>flat.in", "flat.out>dense.in")
            .wire("dense.out>loss.in", "data.labels>loss.labels", "loss.loss>train.loss")
            .graph();
    Network network = Network.of(graph).with("C", definition);

    // when it is analysed
    List<Problem> problems = Nets.analyse(network).problems();

    // then the second is refused, with a repair that helps
    assertThat(problems).hasSize(1);
    assertThat(ENGLISH.say(problems.getFirst(), graph))
        .startsWith("C (b): Its weights are shared with C (a), but conv.weight would be 7×7×3×3");
    Edit repair = problems.getFirst().repairs().getFirst().edit();
    assertThat(Nets.analyse(Nets.applied(network, new NetworkEdit.In("", repair))).problems())
        .isEmpty();
  }

  @Test
  void whatMayNotBeInsideOrOutsideIsAProblemOfAFile() {
    Network outside = Network.of(new Nets().node("in", "input").graph());
    assertThat(Nets.analyse(outside).problems())
        .anyMatch(p -> p.message().key().equals("network.subnet.outside"));

    Graph wrong = new Nets().node("train", "train").graph();
    Network inside = Network.of(new Nets().block("b", "Wrong", "own").graph()).with("Wrong", wrong);
    assertThat(Nets.analyse(inside).problems())
        .anyMatch(p -> p.innermost().message().key().equals("network.subnet.layersOnly"));
  }

  @Test
  void aNodeMayNotBeCalledAsOneInsideAnother() {
    Network network = Nets.row("own");
    Graph graph =
        network.graph().withNode(network.graph().node(id("flat")).named(id("block1/conv1")));
    Problem clash =
        Nets.analyse(network.with("", graph)).problems().stream()
            .filter(p -> p.message().key().equals("network.subnet.clash"))
            .findFirst()
            .orElseThrow();

    assertThat(clash.repairs().getFirst().edit()).isInstanceOf(Edit.Rename.class);
  }

  @Test
  void aFileThatUnfoldsWithoutEndIsAnAnswerAndNoWait() {
    // given ten in each of eleven levels
    Network network = Network.of(Graph.EMPTY);
    Nets bottom = new Nets().node("in", "input").node("r", "relu").node("out", "output");
    network = network.with("L0", bottom.wire("in.out>r.in", "r.out>out.in").graph());
    for (int level = 1; level < 11; level++) {
      Nets nets = new Nets().node("in", "input");
      for (int i = 0; i < 10; i++) {
        nets.block("b" + i, "L" + (level - 1), "own");
      }
      network = network.with("L" + level, nets.wire("in.out>b0.in").graph());
    }
    network = network.with("", new Nets().block("b", "L10", "own").graph());

    assertThat(Nets.analyse(network).problems())
        .anyMatch(p -> p.message().key().equals("network.subnet.many"));
  }

  @Test
  void aSubnetworkHasItsWords() {
    SubnetKind kind = new SubnetKind("Block", Nets.residual(), Nets.STANDARD);
    for (Wording wording : List.of(ENGLISH, CHINESE)) {
      assertThat(wording.name(kind)).isEqualTo("Block");
      assertThat(wording.line(kind)).isNotEqualTo("subnet.line");
      assertThat(wording.explanation(kind)).isNotEqualTo("subnet.text");
      assertThat(wording.summary(kind, kind.initialSettings())).doesNotContain("{", "choice");
      assertThat(wording.help(kind, kind.parameters().getFirst())).doesNotContain("parameter.");
      assertThat(wording.port(kind, kind.inputs().getFirst())).isIn("input", "输入");
    }
  }
}
