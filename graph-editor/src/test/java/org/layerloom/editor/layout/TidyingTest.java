package org.layerloom.editor.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Samples;
import org.layerloom.editor.sampler.ModelEdits;

/** A drawing that was tidied up stays as it is when little changes. */
class TidyingTest {

  private static final AutoLayout.Options ROWS = AutoLayout.Options.filling(1.4);
  private static final AutoLayout.Options LAYERS = AutoLayout.Options.PLAIN;

  /** A card may make room by its own width and the gap. */
  private static final double NEAR = 260;

  private Tidying tidying = new Tidying();

  @BeforeEach
  void begin() {
    tidying = new Tidying();
  }

  private GraphModel tidied(GraphModel model, AutoLayout.Options options) {
    return ModelEdits.moved(model, tidying.place(model, options, () -> false), Map.of());
  }

  @Test
  void nothingMovesWhereNothingWasChanged() {
    GraphModel drawn = tidied(Samples.grid(60, 90), ROWS);

    assertThat(tidied(drawn, ROWS)).isEqualTo(drawn);
  }

  @Test
  void nothingMovesWhereACardOrAWireIsTakenOut() {
    GraphModel drawn = tidied(Samples.grid(60, 90), ROWS);
    GraphModel fewer = without(drawn, "n20");

    assertThat(tidied(fewer, ROWS)).isEqualTo(fewer);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 300, 1000})
  void nearlyAllStayWhereOneIsPutInBetween(int count) {
    Random random = new Random(count);
    for (AutoLayout.Options options : List.of(ROWS, LAYERS)) {
      begin();
      GraphModel drawn = tidied(Samples.grid(count, count * 3 / 2), options);

      // when a wire anywhere gets a card in its middle
      GraphModel more = with(drawn, random.nextInt(drawn.links().size()));
      GraphModel after = tidied(more, options);

      // then the others are near where they were, and no two lie on one another
      assertThat(drawn.nodes()).allSatisfy(card -> assertThat(moved(after, card)).isLessThan(NEAR));
      assertThat(overlaps(after)).isZero();
      // and the new one is right of what feeds it, unless that ends a row
      GraphNode fresh = after.node("new").orElseThrow();
      GraphNode source =
          after
              .node(after.links().getLast().from().node().equals("new") ? source(after) : "")
              .orElseThrow();
      assertThat(fresh.x() > source.x() + source.width() || fresh.y() > source.y()).isTrue();
    }
  }

  @Test
  void aCardThatWasCarriedAwayComesBackToItsWires() {
    GraphModel drawn = tidied(Samples.grid(60, 59), ROWS);
    GraphModel messed = ModelEdits.moved(drawn, Map.of("n30", new Point2D(9000, 9000)), Map.of());

    GraphModel after = tidied(messed, ROWS);

    GraphNode before = after.node("n29").orElseThrow();
    GraphNode back = after.node("n30").orElseThrow();
    assertThat(new Point2D(back.x(), back.y()).distance(before.x(), before.y())).isLessThan(500);
    assertThat(overlaps(after)).isZero();
  }

  @Test
  void whereMuchChangesAllIsLaidOutAnew() {
    GraphModel drawn = tidied(Samples.grid(60, 90), ROWS);
    List<GraphNode> scattered = new ArrayList<>();
    for (GraphNode node : drawn.nodes()) {
      scattered.add(node.at(node.y(), -node.x()));
    }
    GraphModel mess = new GraphModel(scattered, drawn.links(), List.of(), List.of());

    GraphModel after = tidied(mess, ROWS);

    assertThat(after)
        .isEqualTo(ModelEdits.moved(mess, AutoLayout.place(mess, ROWS, () -> false), Map.of()));
  }

  @Test
  void askedAgainAfterFittingInAllIsLaidOutAnew() {
    GraphModel drawn = tidied(Samples.grid(60, 90), ROWS);
    GraphModel fitted = tidied(with(drawn, 10), ROWS);

    GraphModel again = tidied(fitted, ROWS);

    assertThat(again)
        .isEqualTo(ModelEdits.moved(fitted, AutoLayout.place(fitted, ROWS, () -> false), Map.of()));
    assertThat(tidied(again, ROWS)).isEqualTo(again);
  }

  private static String source(GraphModel model) {
    return model.links().stream()
        .filter(link -> link.to().node().equals("new"))
        .map(link -> link.from().node())
        .findFirst()
        .orElseThrow();
  }

  private static double moved(GraphModel after, GraphNode before) {
    GraphNode now = after.node(before.id()).orElseThrow();
    return new Point2D(now.x(), now.y()).distance(before.x(), before.y());
  }

  private static int overlaps(GraphModel model) {
    int found = 0;
    for (GraphNode a : model.nodes()) {
      for (GraphNode b : model.nodes()) {
        if (a.id().compareTo(b.id()) < 0 && a.bounds().intersects(b.bounds())) {
          found++;
        }
      }
    }
    return found;
  }

  private static GraphModel without(GraphModel model, String id) {
    return new GraphModel(
        model.nodes().stream().filter(node -> !node.id().equals(id)).toList(),
        model.links().stream()
            .filter(link -> !link.from().node().equals(id) && !link.to().node().equals(id))
            .toList(),
        List.of(),
        List.of());
  }

  private static GraphModel with(GraphModel model, int place) {
    List<GraphNode> nodes = new ArrayList<>(model.nodes());
    nodes.add(
        GraphNode.builder("new", "New")
            .subtitle("one more")
            .at(3, 7)
            .input("a", "a")
            .output("out", "out")
            .build());
    List<GraphLink> links = new ArrayList<>(model.links());
    GraphLink wire = links.remove(place);
    links.add(GraphLink.of("to", wire.from(), new PortRef("new", "a"), ""));
    links.add(GraphLink.of("from", new PortRef("new", "out"), wire.to(), ""));
    return new GraphModel(nodes, links, List.of(), List.of());
  }
}
