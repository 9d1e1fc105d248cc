package org.layerloom.subnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.layerloom.subnet.Nets.id;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;

class UnfoldingTest {

  @Test
  void unfoldedItIsTheFlowchartThatOneWouldDrawByHand() {
    Unfolded flat = Unfolding.of(Nets.row("own"), Nets.STANDARD);

    Graph byHand = Nets.rowByHand();
    assertThat(flat.owners()).isEmpty();
    assertThat(flat.graph().nodes().keySet())
        .extracting(id -> id.value().replace('/', '_'))
        .containsExactlyInAnyOrderElementsOf(
            byHand.nodes().keySet().stream().map(id -> id.value()).toList());
    assertThat(flat.graph().links())
        .extracting(link -> (link.from() + ">" + link.to()).replace('/', '_'))
        .containsExactlyInAnyOrderElementsOf(
            byHand.links().stream().map(link -> link.from() + ">" + link.to()).toList());
  }

  @Test
  void sharedWeightsAreCalledByTheFirstThatSharesThem() {
    Unfolded flat = Unfolding.of(Nets.row("shared"), Nets.STANDARD);

    assertThat(flat.owners().get(id("block3/conv2"))).isEqualTo(id("block1/conv2"));
    assertThat(flat.owners().get(id("block1/conv2"))).isEqualTo(id("block1/conv2"));
    assertThat(flat.owners().get(id("dense"))).isNull();
  }

  /** Two copies of a pair whose halves share: the halves of one pair share, the pairs do not. */
  @Test
  void copiesOfItsOwnReachAllTheWayDown() {
    Graph pair =
        new Nets()
            .node("in", "input")
            .block("a", "Residual", "shared")
            .block("b", "Residual", "shared")
            .node("out", "output")
            .wire("in.out>a.in", "a.out>b.in", "b.out>out.in")
            .graph();
    Graph top =
        new Nets()
            .node("r", "relu")
            .block("p", "Pair", "own")
            .block("q", "Pair", "own")
            .wire("r.out>p.in", "p.out>q.in")
            .graph();
    Network own = Network.of(top).with("Residual", Nets.residual()).with("Pair", pair);

    Map<?, ?> owners = Unfolding.of(own, Nets.STANDARD).owners();
    assertThat(owners.get(id("p/b/conv1"))).isEqualTo(id("p/a/conv1"));
    assertThat(owners.get(id("q/b/conv1"))).isEqualTo(id("q/a/conv1"));

    Edit share =
        new Edit.Configure(
            Set.of(id("p"), id("q")), "weights", new org.layerloom.network.Value.Text("shared"));
    Network shared = Nets.applied(own, new NetworkEdit.In("", share));
    assertThat(Unfolding.of(shared, Nets.STANDARD).owners().get(id("q/b/conv1")))
        .isEqualTo(id("p/a/conv1"));
  }

  @Test
  void whatIsBypassedIsLeftOut() {
    Network network =
        Nets.applied(
            Nets.row("shared"),
            new NetworkEdit.In("", new Edit.Bypass(Set.of(id("block1")), true)));

    Unfolded flat = Unfolding.of(network, Nets.STANDARD);
    assertThat(flat.graph().nodes().keySet()).noneMatch(id -> id.value().startsWith("block1"));
    assertThat(flat.graph().into(id("block2/conv1")))
        .extracting(Link::from)
        .containsExactly(Nets.end("data.features"));
    assertThat(flat.owners().get(id("block3/conv1"))).isEqualTo(id("block2/conv1"));
    assertThat(Nets.analyse(network).total())
        .isEqualTo(Unfolding.analyse(network, Nets.STANDARD, Nets.DATA).total());
  }

  @Test
  void whatGoesStraightThroughIsAWire() {
    Graph through =
        new Nets().node("in", "input").node("out", "output").wire("in.out>out.in").graph();
    Graph top =
        new Nets()
            .node("a", "relu")
            .block("t", "Through", "own")
            .node("b", "tanh")
            .wire("a.out>t.in", "t.out>b.in")
            .graph();

    Graph flat = Unfolding.of(Network.of(top).with("Through", through), Nets.STANDARD).graph();
    assertThat(flat.links()).containsExactly(new Link(Nets.end("a.out"), Nets.end("b.in")));
  }
}
