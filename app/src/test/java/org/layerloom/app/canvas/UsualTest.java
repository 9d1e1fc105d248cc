package org.layerloom.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.app.blocks.Block;
import org.layerloom.app.blocks.Blocks;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;

class UsualTest {

  private static final Catalogue KINDS = Catalogue.standard();

  @Test
  void everyNameIsAKindOrABlock() {
    List<String> blocks = new Blocks(KINDS).all().stream().map(Block::template).toList();
    assertThat(Usual.named()).allMatch(name -> blocks.contains(name) || KINDS.find(name) != null);
  }

  @Test
  void theLikelierComesFirst() {
    Usual usual = new Usual(Graph.EMPTY);
    Kind conv = KINDS.kind("conv2d");
    assertThat(usual.score(conv, "batchNorm")).isGreaterThan(usual.score(conv, "flatten"));
    assertThat(usual.score(conv, "flatten")).isGreaterThan(usual.score(conv, "ctc"));
  }

  @Test
  void whatThisFlowchartDoesCountsMore() {
    Node a = node("a", "conv2d");
    Node b = node("b", "silu");
    Graph graph =
        Graph.of(List.of(a, b), List.of(new Link(PortRef.of("a", "out"), PortRef.of("b", "in"))));
    Kind conv = KINDS.kind("conv2d");
    assertThat(new Usual(graph).score(conv, "silu"))
        .isGreaterThan(new Usual(Graph.EMPTY).score(conv, "silu"));
  }

  private static Node node(String id, String kind) {
    return new Node(new NodeId(id), kind, new Point(0, 0), KINDS.kind(kind).initialSettings());
  }
}
