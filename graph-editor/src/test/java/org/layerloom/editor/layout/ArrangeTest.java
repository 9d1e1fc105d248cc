package org.layerloom.editor.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;

class ArrangeTest {
  private static final List<GraphNode> THREE =
      List.of(card("a", 0, 0, 100), card("b", 130, 40, 60), card("c", 400, 10, 100));

  private static GraphNode card(String id, double x, double y, double width) {
    return GraphNode.builder(id, id).at(x, y).size(width, 50).build();
  }

  @Test
  void aligningBringsEdgesToTheOutermost() {
    assertThat(Arrange.align(THREE, Arrange.Edge.LEFT)).containsEntry("c", new Point2D(0, 10));
    assertThat(Arrange.align(THREE, Arrange.Edge.RIGHT)).containsEntry("b", new Point2D(440, 40));
    assertThat(Arrange.align(THREE, Arrange.Edge.BOTTOM)).containsEntry("a", new Point2D(0, 40));
    assertThat(Arrange.align(THREE, Arrange.Edge.CENTRE)).containsEntry("b", new Point2D(220, 40));
  }

  @Test
  void distributingMakesGapsEqualAndKeepsTheEnds() {
    Map<String, Point2D> places = Arrange.distributeAcross(THREE);

    assertThat(places)
        .containsEntry("a", new Point2D(0, 0))
        .containsEntry("b", new Point2D(220, 40))
        .containsEntry("c", new Point2D(400, 10));
  }

  @Test
  void nothingToArrangeGivesNothing() {
    assertThat(Arrange.align(List.of(), Arrange.Edge.TOP)).isEmpty();
    assertThat(Arrange.distributeDown(List.of())).isEmpty();
  }

  @Test
  void theGridMustHaveASize() {
    assertThat(Arrange.snapToGrid(THREE, 50)).containsEntry("b", new Point2D(150, 50));
    assertThatThrownBy(() -> Arrange.snapToGrid(THREE, 0)).hasMessageContaining("grid");
  }

  @Test
  void framesFollowTheCardsThatTheyHeld() {
    GraphModel model =
        new GraphModel(
            THREE,
            List.of(),
            List.of(new GraphFrame("f", "F", "", new Rectangle2D(-20, -30, 240, 150))),
            List.of());

    Rectangle2D frame =
        Arrange.framesAround(
                model, Map.of("a", new Point2D(1000, 1000), "b", new Point2D(1200, 1000)))
            .getOrDefault("f", Rectangle2D.EMPTY);

    assertThat(frame.contains(new Rectangle2D(1000, 1000, 260, 50))).isTrue();
    assertThat(frame.contains(0, 0)).isFalse();
  }
}
