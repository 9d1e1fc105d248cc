package org.layerloom.editor.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Samples;
import org.layerloom.editor.Target;
import org.layerloom.editor.route.Route;

class DrawingTest {
  private static Drawing of(GraphModel model) {
    return new Drawing(model, _ -> false, null);
  }

  /** Pairs of a wire and a card through whose inner it runs. */
  private static List<String> collisions(Drawing drawing) {
    List<String> found = new ArrayList<>();
    for (GraphLink link : drawing.links()) {
      for (GraphNode node : drawing.model().nodes()) {
        Rectangle2D inner = Drawing.grown(node.bounds(), -1.5);
        if (drawing
            .route(link)
            .enters(inner.getMinX(), inner.getMinY(), inner.getMaxX(), inner.getMaxY())) {
          found.add(link.id() + " through " + node.id());
        }
      }
    }
    return found;
  }

  @Test
  void noWireOfTheFlowchartRunsThroughACard() {
    assertThat(collisions(of(Samples.flowchart()))).isEmpty();
  }

  @Test
  void inAGridOfCardsWithWiresInEveryDirectionNoneRunsThroughACard() {
    Random random = new Random(7);
    GraphModel grid = Samples.grid(48, 0);
    List<GraphLink> links = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int from = random.nextInt(48);
      int to = (from + 1 + random.nextInt(46)) % 48;
      links.add(
          GraphLink.of(
              "w" + i,
              new PortRef("n" + from, "out"),
              new PortRef("n" + to, random.nextBoolean() ? "a" : "b"),
              ""));
    }

    assertThat(collisions(of(GraphModel.of(grid.nodes(), links)))).isEmpty();
  }

  @Test
  void wiresThatLieFarFromAnEditKeepTheirWays() {
    Drawing before = of(Samples.grid(60, 90));
    List<GraphNode> nodes = new ArrayList<>(before.model().nodes());
    nodes.set(0, nodes.getFirst().at(-300, -300));
    Drawing after = new Drawing(GraphModel.of(nodes, before.model().links()), _ -> false, before);

    long kept = before.links().stream().filter(l -> before.route(l).equals(after.route(l))).count();
    assertThat(kept).isGreaterThan(80);
  }

  @Test
  void aCardPutOnAWireMakesItDodge() {
    GraphNode a = GraphNode.builder("a", "A").at(0, 0).output("o", "").build();
    GraphNode b = GraphNode.builder("b", "B").at(600, 0).input("i", "").build();
    GraphLink link = GraphLink.of("l", new PortRef("a", "o"), new PortRef("b", "i"), "");
    Drawing before = of(GraphModel.of(List.of(a, b), List.of(link)));
    assertThat(before.route(link).xs()).hasSize(2);

    GraphNode c = GraphNode.builder("c", "C").at(300, -10).build();
    Drawing after = new Drawing(GraphModel.of(List.of(a, b, c), List.of(link)), _ -> false, before);

    assertThat(after.route(link).xs()).hasSizeGreaterThan(2);
    assertThat(collisions(after)).isEmpty();
  }

  @Test
  void twoWiresThatMustTurnBackTakeLanesOfTheirOwn() {
    GraphNode a = GraphNode.builder("a", "A").at(400, 0).output("o", "").build();
    GraphNode b = GraphNode.builder("b", "B").at(400, 100).output("o", "").build();
    GraphNode c = GraphNode.builder("c", "C").at(0, 220).input("i", "").input("j", "").build();
    GraphLink one = GraphLink.of("1", new PortRef("a", "o"), new PortRef("c", "i"), "");
    GraphLink two = GraphLink.of("2", new PortRef("b", "o"), new PortRef("c", "j"), "");
    Drawing drawing = of(GraphModel.of(List.of(a, b, c), List.of(one, two)));

    assertThat(level(drawing.route(one))).isNotEqualTo(level(drawing.route(two)));
  }

  /** Height of the longest level piece. */
  private static double level(Route route) {
    return route.labelSpot().getY();
  }

  @Test
  void aWireToAMissingPortIsNotDrawn() {
    GraphNode a = GraphNode.builder("a", "A").output("o", "").build();
    GraphLink lost = GraphLink.of("l", new PortRef("a", "o"), new PortRef("nobody", "i"), "");

    assertThat(of(GraphModel.of(List.of(a), List.of(lost))).links()).isEmpty();
  }

  @Test
  void portsAreHitBeforeCardsAndCardsBeforeWires() {
    Drawing drawing = of(Samples.flowchart());
    Spot spot = drawing.spot(new PortRef("conv1", "in"));

    assertThat(Hits.at(drawing, spot.x() - 3, spot.y(), 1)).isEqualTo(new Target.Port(spot.ref()));
    assertThat(Hits.at(drawing, spot.x() + 40, spot.y(), 1)).isEqualTo(new Target.Node("conv1"));
    assertThat(Hits.at(drawing, spot.x() - 30, spot.y(), 1)).isEqualTo(new Target.Link("l2"));
    assertThat(Hits.at(drawing, -500, -500, 1)).isEqualTo(new Target.Canvas());
  }
}
