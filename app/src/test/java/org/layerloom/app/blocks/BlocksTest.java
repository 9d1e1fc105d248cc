package org.layerloom.app.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.Datasets;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Problem;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Value;

/** Each block behind layers that give it what it is for. */
class BlocksTest {

  private static final Catalogue KINDS = Catalogue.standard();

  static Stream<Block> blocks() {
    return new Blocks(KINDS).all().stream();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void fitsBehindALayerOfItsFamily(Block block) {
    // Given pictures with 12 channels, or words of width 24.
    Graph graph = before(block.id());
    PortRef end = new PortRef(new NodeId("last"), "out");
    Shape shape = shape(graph, end.node());

    // When the block is put behind them.
    Piece piece = block.build().apply(shape);
    Placing placing = Placing.of(piece, new Point(0, 0), end, null, null, graph);
    Graph next = applied(graph, placing.edit());

    // Then nothing of it is wrong, but that nothing trains what comes out.
    Analysis analysis = Analyser.analyse(next, KINDS, Datasets.installed());
    assertThat(placing.added()).hasSize(piece.graph().nodes().size());
    assertThat(analysis.problems())
        .filteredOn(p -> p.severity() == Problem.Severity.ERROR)
        .filteredOn(p -> p.node() != null && placing.added().contains(p.node()))
        .filteredOn(p -> !block.id().equals("training"))
        .isEmpty();
    for (NodeId added : placing.added()) {
      if (!block.id().equals("training")) {
        assertThat(analysis.outputs()).containsKey(added);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void isMadeWithoutKnowingWhatFlowsIn(Block block) {
    Piece piece = block.build().apply(null);
    assertThat(piece.graph().nodes()).hasSizeGreaterThan(1);
    assertThat(
            applied(
                    Graph.EMPTY,
                    Placing.of(piece, new Point(0, 0), null, null, null, Graph.EMPTY).edit())
                .nodes())
        .hasSize(piece.graph().nodes().size());
  }

  /** A dataset and one layer named last. */
  private static Graph before(String block) {
    boolean words = block.equals("encoder");
    boolean rows = block.equals("denseDropout") || block.equals("training");
    Node data = node("data", "dataset").with("source", new Value.Text("mnist"));
    Node last =
        words
            ? node("last", "reshape").with("shape", Value.Wholes.of(28, 28))
            : rows
                ? node("last", "flatten")
                : node("last", "conv2d").with("filters", new Value.Whole(12));
    return applied(
        Graph.EMPTY,
        new Edit.Add(
            List.of(data, last),
            List.of(new Link(PortRef.of("data", "features"), PortRef.of("last", "in")))));
  }

  private static Node node(String id, String kind) {
    return new Node(new NodeId(id), kind, new Point(0, 0), KINDS.kind(kind).initialSettings());
  }

  private static Shape shape(Graph graph, NodeId node) {
    List<Signal> signals =
        Analyser.analyse(graph, KINDS, Datasets.installed())
            .outputs()
            .getOrDefault(node, List.of());
    return ((Signal.Tensor) signals.getFirst()).shape();
  }

  private static Graph applied(Graph graph, Edit edit) {
    EditResult result = Edits.apply(graph, edit, KINDS);
    assertThat(result).isInstanceOf(EditResult.Applied.class);
    return ((EditResult.Applied) result).graph();
  }
}
