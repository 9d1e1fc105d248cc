package org.layerloom.subnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.layerloom.subnet.Nets.applied;
import static org.layerloom.subnet.Nets.id;
import static org.layerloom.subnet.Nets.reason;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.Point;
import org.layerloom.network.Settings;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Value;

class NetworkEditsTest {

  private static final String TOP = Network.TOP;
  private final Network byHand = Network.of(Nets.rowByHand());

  private static NetworkEdit fold(String name, String instance, String... nodes) {
    return new NetworkEdit.Collapse(
        TOP,
        Set.of(nodes).stream().map(Nets::id).collect(java.util.stream.Collectors.toSet()),
        name,
        id(instance));
  }

  private Network folded() {
    return applied(byHand, fold("Block", "block1", "block1_conv1", "block1_conv2", "block1_sum"));
  }

  @Test
  void collapsingGivesOnePortForEachSourceAndKeepsTheFlow() {
    Network network = folded();

    Graph top = network.graph();
    assertThat(top.find(id("block1_conv1"))).isNull();
    assertThat(top.node(id("block1")).kind()).isEqualTo("subnet:Block");
    // The dataset feeds two layers inside: by one port.
    assertThat(top.into(id("block1"))).containsExactly(link("data.features>block1.in"));
    assertThat(top.outOf(id("block1")))
        .containsExactlyInAnyOrder(
            link("block1.out>block2_conv1.in"), link("block1.out>block2_sum.in"));
    Graph inside = network.graph("Block");
    assertThat(inside.outOf(id("in"))).hasSize(2);
    assertThat(inside.into(id("out"))).containsExactly(link("block1_sum.out>out.in"));
    assertThat(Nets.analyse(network).problems()).isEmpty();
    assertThat(Nets.analyse(network).total()).isEqualTo(Nets.analyse(byHand).total());
  }

  @Test
  void dissolvingTakesItBack() {
    Network network = applied(folded(), new NetworkEdit.Dissolve(TOP, id("block1")));

    assertThat(network.subnetworks()).isEmpty();
    assertThat(network.graph().nodes()).isEqualTo(byHand.graph().nodes());
    assertThat(network.graph().links()).containsExactlyInAnyOrderElementsOf(byHand.graph().links());
  }

  @Test
  void theOrderOfManyLinksStays() {
    // given a difference of two layers, whose order matters
    Graph graph =
        new Nets()
            .node("a", "relu")
            .node("b", "tanh")
            .node("minus", "subtract")
            .node("after", "relu")
            .wire("b.out>minus.in", "a.out>minus.in", "minus.out>after.in")
            .graph();

    // when the first and the difference go inside, and when both layers do
    Network one = applied(Network.of(graph), fold("M", "m", "a", "minus"));
    Network both = applied(Network.of(graph), fold("M", "m", "a", "b"));

    // then b is still what is subtracted from
    Graph inside = one.graph("M");
    assertThat(inside.into(id("minus")).getFirst().from()).isEqualTo(Nets.end("in.out"));
    assertThat(one.graph().into(id("m"), "in").getFirst().from()).isEqualTo(Nets.end("b.out"));
    List<Link> into = both.graph().into(id("minus"));
    assertThat(both.graph("M").into(id(into.getFirst().from().port())).getFirst().from())
        .isEqualTo(Nets.end("b.out"));
    assertThat(applied(one, new NetworkEdit.Dissolve(TOP, id("m"))).graph().into(id("minus")))
        .isEqualTo(graph.into(id("minus")));
    assertThat(applied(both, new NetworkEdit.Dissolve(TOP, id("m"))).graph().into(id("minus")))
        .isEqualTo(graph.into(id("minus")));
  }

  @Test
  void whatIsOpenGetsAPort() {
    Graph graph = new Nets().node("a", "relu").node("b", "tanh").wire("a.out>b.in").graph();

    Network network = applied(Network.of(graph), fold("M", "m", "a", "b"));

    SubnetKind kind = (SubnetKind) network.catalogue(Nets.STANDARD).kind("subnet:M");
    assertThat(kind.inputs()).hasSize(1);
    assertThat(kind.outputs()).hasSize(1);
  }

  @Test
  void whatCannotBeASubnetworkIsRefusedWithItsReason() {
    assertThat(reason(byHand, fold("B", "b"))).isEqualTo("subnet.nothing");
    assertThat(reason(byHand, fold("B", "b", "gone"))).isEqualTo("network.edit.noNode");
    assertThat(reason(byHand, fold("B", "b", "loss"))).isEqualTo("network.subnet.layersOnly");
    assertThat(reason(byHand, fold("B", "b", "data"))).isEqualTo("network.subnet.layersOnly");
    assertThat(reason(byHand, fold(" ", "b", "flat"))).isEqualTo("subnet.name");
    assertThat(reason(byHand, fold("B", "data", "flat"))).isEqualTo("network.edit.taken");
    assertThat(reason(byHand, fold("B", "b", "block1_conv1", "block1_sum")))
        .isEqualTo("subnet.between");
    assertThat(reason(folded(), fold("Block", "b", "flat"))).isEqualTo("subnet.taken");
    Graph samples =
        new Nets()
            .node("data", "dataset", "source", "pictures")
            .node("norm", "normalize")
            .node("relu", "relu")
            .wire("data.features>norm.in", "norm.out>relu.in")
            .graph();
    assertThat(reason(Network.of(samples), fold("B", "b", "norm", "relu")))
        .isEqualTo("network.edit.types");
  }

  @Test
  void whatTakesSamplesIsNeverFedByASubnetwork() {
    Graph samples =
        new Nets()
            .node("first", "normalize")
            .node("norm", "normalize")
            .wire("first.out>norm.in")
            .graph();

    assertThat(reason(Network.of(samples), fold("B", "b", "first")))
        .isEqualTo("network.edit.types");
  }

  @Test
  void anEditInsideGoesForEveryNodeThatStandsForIt() {
    Network network =
        applied(
            Nets.row("own"),
            new NetworkEdit.In(
                "Residual",
                new Edit.Configure(Set.of(id("conv1")), "activation", new Value.Text("relu"))));

    Unfolded flat = Unfolding.of(network, Nets.STANDARD);
    for (String block : List.of("block1", "block2", "block3")) {
      assertThat(flat.graph().node(id(block + "/conv1")).settings().text("activation"))
          .isEqualTo("relu");
    }
  }

  @Test
  void linksFollowThePortsOfTheDefinition() {
    Network network = Nets.row("own");

    Network renamed =
        applied(network, new NetworkEdit.In("Residual", new Edit.Rename(id("in"), id("picture"))));
    assertThat(renamed.graph().into(id("block2")))
        .containsExactly(link("block1.out>block2.picture"));
    assertThat(Nets.analyse(renamed).problems()).isEmpty();

    Network removed =
        applied(network, new NetworkEdit.In("Residual", new Edit.Remove(Set.of(id("out")), false)));
    assertThat(removed.graph().outOf(id("block1"))).isEmpty();
    assertThat(removed.graph().into(id("block1"))).hasSize(1);
  }

  @Test
  void portsAreInTheOrderOfTheirPlaces() {
    Graph graph = new Nets().node("a", "input").node("b", "input").graph();
    Network network = Network.of(Graph.EMPTY).with("Two", graph);

    Network moved =
        applied(
            network, new NetworkEdit.In("Two", new Edit.Move(Map.of(id("b"), new Point(0, -50)))));

    assertThat(moved.catalogue(Nets.STANDARD).kind("subnet:Two").inputs())
        .extracting(port -> port.name())
        .containsExactly("b", "a");
  }

  @Test
  void nothingContainsItself() {
    Network network = Nets.row("own");
    Node self = new Node(id("self"), "subnet:Residual", new Point(0, 0), Settings.NONE);
    assertThat(reason(network, new NetworkEdit.In("Residual", new Edit.Add(self))))
        .isEqualTo("subnet.recursion");

    Network outer =
        applied(network, new NetworkEdit.Collapse(TOP, Set.of(id("block1")), "O", id("o")));
    Node round = new Node(id("round"), "subnet:O", new Point(0, 0), Settings.NONE);
    assertThat(reason(outer, new NetworkEdit.In("Residual", new Edit.Add(round))))
        .isEqualTo("subnet.recursion");
    assertThat(
            reason(
                outer,
                new NetworkEdit.Define(Map.of("X", new Nets().block("x", "X", "own").graph()))))
        .isEqualTo("subnet.recursion");
  }

  @Test
  void levelsHaveALimit() {
    Network network =
        applied(Network.of(new Nets().node("n", "relu").graph()), fold("L1", "n", "n"));
    for (int level = 2; level <= Definitions.DEEPEST; level++) {
      network = applied(network, fold("L" + level, "n", "n"));
    }

    assertThat(Unfolding.of(network, Nets.STANDARD).graph().nodes().keySet())
        .containsExactly(id("n/".repeat(Definitions.DEEPEST) + "n"));
    assertThat(reason(network, fold("TooDeep", "n", "n"))).isEqualTo("subnet.deep");
  }

  @Test
  void flowStaysOutsideAndEndsStayInside() {
    Network network = Nets.row("own");
    Node train = new Node(id("t"), "train", new Point(0, 0), Settings.NONE);
    Node end = new Node(id("e"), "input", new Point(0, 0), Settings.NONE);

    assertThat(reason(network, new NetworkEdit.In("Residual", new Edit.Add(train))))
        .isEqualTo("network.subnet.layersOnly");
    assertThat(reason(network, new NetworkEdit.In(TOP, new Edit.Add(end))))
        .isEqualTo("network.subnet.outside");
    assertThat(reason(network, new NetworkEdit.In("Gone", new Edit.Add(end))))
        .isEqualTo("subnet.unknown");
  }

  @Test
  void aSubnetworkGetsAnotherNameEverywhere() {
    Network network = applied(Nets.row("own"), new NetworkEdit.Rename("Residual", "Block"));

    assertThat(network.subnetworks().keySet()).containsExactly("Block");
    assertThat(network.uses("Block")).isEqualTo(3);
    assertThat(Nets.analyse(network).problems()).isEmpty();
    assertThat(reason(network, new NetworkEdit.Rename("Gone", "B"))).isEqualTo("subnet.unknown");
    assertThat(reason(network, new NetworkEdit.Rename("Block", ""))).isEqualTo("subnet.name");
  }

  @Test
  void anIndependentCopyChangesAlone() {
    Network network =
        applied(Nets.row("shared"), new NetworkEdit.Separate(TOP, id("block2"), "Mine"));
    network = applied(network, new NetworkEdit.In("Mine", new Edit.Retitle(id("conv1"), "mine")));

    assertThat(network.graph().node(id("block2")).kind()).isEqualTo("subnet:Mine");
    assertThat(network.graph().node(id("block2")).settings().text("weights")).isEqualTo("own");
    assertThat(network.graph("Residual").node(id("conv1")).title()).isEmpty();
    assertThat(Nets.analyse(network).problems()).isEmpty();
  }

  @Test
  void onlyWhatNobodyUsesIsForgotten() {
    Network network = Nets.row("own");
    assertThat(reason(network, new NetworkEdit.Forget("Residual"))).isEqualTo("subnet.used");

    Set<org.layerloom.network.NodeId> all = Set.of(id("block1"), id("block2"), id("block3"));
    Network free = applied(network, new NetworkEdit.In(TOP, new Edit.Remove(all, true)));
    assertThat(free.subnetworks()).hasSize(1);
    assertThat(applied(free, new NetworkEdit.Forget("Residual")).subnetworks()).isEmpty();
  }

  @Test
  void dissolvingOneOfSeveralLeavesTheOthersAndFindsFreeNames() {
    Network network = Nets.row("own");

    Network one = applied(network, new NetworkEdit.Dissolve(TOP, id("block1")));
    Network two = applied(one, new NetworkEdit.Dissolve(TOP, id("block2")));

    assertThat(two.uses("Residual")).isEqualTo(1);
    assertThat(two.graph().nodes().keySet())
        .contains(id("conv1"), id("conv2"), id("conv3"), id("conv4"), id("sum"), id("sum1"));
    assertThat(Nets.analyse(two).problems()).isEmpty();
    assertThat(Nets.analyse(two).total()).isEqualTo(Nets.analyse(network).total());
  }

  @Test
  void whatCannotBeDissolvedIsRefusedWithItsReason() {
    Network network = Nets.row("own");
    assertThat(reason(network, new NetworkEdit.Dissolve(TOP, id("flat")))).isEqualTo("subnet.none");
    Network bypassed =
        applied(network, new NetworkEdit.In(TOP, new Edit.Bypass(Set.of(id("block1")), true)));
    assertThat(reason(bypassed, new NetworkEdit.Dissolve(TOP, id("block1"))))
        .isEqualTo("subnet.bypassed");
    Graph sum =
        new Nets()
            .node("a", "input")
            .node("b", "input")
            .node("sum", "add")
            .node("out", "output")
            .wire("a.out>sum.in", "b.out>sum.in", "sum.out>out.in")
            .graph();
    Graph twice =
        new Nets().node("r", "relu").block("s", "S", "own").wire("r.out>s.a", "r.out>s.b").graph();
    assertThat(reason(Network.of(twice).with("S", sum), new NetworkEdit.Dissolve(TOP, id("s"))))
        .isEqualTo("subnet.twice");
  }

  private static Link link(String text) {
    return new Nets().wire(text).graph().links().getFirst();
  }
}
