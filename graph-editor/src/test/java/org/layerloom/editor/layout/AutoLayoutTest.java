package org.layerloom.editor.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Samples;
import org.layerloom.editor.sampler.ModelEdits;

class AutoLayoutTest {
  private static GraphModel laidOut(GraphModel model, AutoLayout.Options options) {
    return ModelEdits.moved(model, AutoLayout.place(model, options, () -> false), Map.of());
  }

  @Test
  void noTwoCardsOverlapAndFlowGoesToTheRight() {
    GraphModel model = laidOut(Samples.flowchart(), AutoLayout.Options.PLAIN);

    for (GraphNode a : model.nodes()) {
      for (GraphNode b : model.nodes()) {
        assertThat(a.id().equals(b.id()) || !a.bounds().intersects(b.bounds()))
            .as(a.id() + " " + b.id())
            .isTrue();
      }
    }
    for (GraphLink link : model.links()) {
      assertThat(x(model, link.from())).isLessThan(x(model, link.to()));
    }
  }

  private static double x(GraphModel model, PortRef ref) {
    return model.node(ref.node()).orElseThrow().x();
  }

  @Test
  void aLongChainIsBrokenIntoRowsThatFillTheRoom() {
    GraphModel plain = laidOut(Samples.flowchart(), AutoLayout.Options.PLAIN);
    GraphModel filled = laidOut(Samples.flowchart(), AutoLayout.Options.filling(1.6));

    assertThat(width(filled)).isLessThan(width(plain) / 2);
  }

  private static double width(GraphModel model) {
    double left = model.nodes().stream().mapToDouble(GraphNode::x).min().orElseThrow();
    return model.nodes().stream().mapToDouble(n -> n.x() + n.width()).max().orElseThrow() - left;
  }

  @Test
  void anotherNodeAtTheEndLeavesTheOthersWhereTheyAre() {
    GraphModel before = laidOut(Samples.flowchart(), AutoLayout.Options.PLAIN);
    List<GraphNode> nodes = new ArrayList<>(before.nodes());
    nodes.add(GraphNode.builder("more", "More").at(0, 500).input("in", "in").build());
    List<GraphLink> links = new ArrayList<>(before.links());
    links.add(GraphLink.of("m", new PortRef("eval", "out"), new PortRef("more", "in"), ""));

    GraphModel after = laidOut(GraphModel.of(nodes, links), AutoLayout.Options.PLAIN);

    long moved =
        before.nodes().stream()
            .filter(
                n -> {
                  GraphNode now = after.node(n.id()).orElseThrow();
                  return new Point2D(n.x(), n.y()).distance(now.x(), now.y()) > 1;
                })
            .count();
    assertThat(moved).isZero();
  }

  @Test
  void aLargeLayoutKeepsWhatIsAboveWhatWhenACardJoins() {
    GraphModel before = laidOut(laidOut(tree(400), AutoLayout.Options.PLAIN));
    GraphNode last = before.node("n399").orElseThrow();
    List<GraphNode> nodes = new ArrayList<>(before.nodes());
    nodes.add(
        GraphNode.builder("more", "More").at(last.x() + 300, last.y()).input("in", "in").build());
    List<GraphLink> links = new ArrayList<>(before.links());
    links.add(GraphLink.of("m", new PortRef("n399", "out"), new PortRef("more", "in"), ""));

    GraphModel after = laidOut(GraphModel.of(nodes, links));

    for (GraphNode a : before.nodes()) {
      for (GraphNode b : before.nodes()) {
        if (a.x() == b.x() && a.y() < b.y() && x(after, a) == x(after, b)) {
          assertThat(y(after, a)).as(a.id() + " above " + b.id()).isLessThan(y(after, b));
        }
      }
    }
  }

  @Test
  void longWiresOfALargeGraphLeaveItsLayersAsTheyAre() {
    // Given a chain with skips over thirty cards each, which are not placed as wires.
    GraphModel plain = Samples.grid(400, 399);
    List<GraphLink> links = new ArrayList<>(plain.links());
    for (int i = 0; i + 30 < 400; i++) {
      PortRef to = new PortRef("n" + (i + 30), "b");
      links.add(GraphLink.of("skip" + i, new PortRef("n" + i, "out"), to, ""));
    }
    GraphModel chain = GraphModel.of(plain.nodes(), links);
    assertThat(LongWires.of(chain)).hasSize(370);

    GraphModel model = laidOut(chain);

    // Then each wire still leads to the right.
    List<GraphLink> back =
        model.links().stream().filter(l -> x(model, l.from()) >= x(model, l.to())).toList();
    assertThat(back).isEmpty();
  }

  private static GraphModel laidOut(GraphModel model) {
    return laidOut(model, AutoLayout.Options.PLAIN);
  }

  /** Chains of ten cards, each beginning at a card halfway to the front. */
  private static GraphModel tree(int count) {
    List<GraphLink> links = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int from = i % 10 == 0 ? i / 2 : i - 1;
      links.add(
          GraphLink.of("l" + i, new PortRef("n" + from, "out"), new PortRef("n" + i, "a"), ""));
    }
    return GraphModel.of(Samples.grid(count, 0).nodes(), links);
  }

  private static double x(GraphModel model, GraphNode node) {
    return model.node(node.id()).orElseThrow().x();
  }

  private static double y(GraphModel model, GraphNode node) {
    return model.node(node.id()).orElseThrow().y();
  }

  @Test
  void itRunsInTheBackgroundAndCanBeCancelled() throws Exception {
    GraphModel model = Samples.flowchart();
    assertThat(AutoLayout.start(model, AutoLayout.Options.PLAIN).get(30, TimeUnit.SECONDS))
        .hasSize(model.nodes().size());

    CompletableFuture<Map<String, Point2D>> big =
        AutoLayout.start(Samples.grid(800, 1_200), AutoLayout.Options.PLAIN);
    big.cancel(true);
    assertThat(big).isCancelled();
    assertThatThrownBy(() -> AutoLayout.place(model, AutoLayout.Options.PLAIN, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void anEmptyModelHasAnEmptyLayout() {
    assertThat(AutoLayout.place(GraphModel.EMPTY, AutoLayout.Options.PLAIN, () -> false)).isEmpty();
  }
}
