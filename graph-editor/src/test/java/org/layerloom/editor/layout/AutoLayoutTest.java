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
