package org.layerloom.editor.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.CubicCurve;
import javafx.scene.transform.Scale;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Viewport;

/**
 * The same drawing the usual way: a pane for each card, a curve for each wire. The peer in the
 * figures.
 */
final class PlainGraph extends Pane {
  private final List<VBox> cards = new ArrayList<>();
  private final List<GraphNode> nodes;
  private final Group content = new Group();
  private final Scale scale = new Scale(1, 1);

  PlainGraph(GraphModel model) {
    nodes = model.nodes();
    Map<String, Integer> places = new HashMap<>();
    for (GraphNode node : nodes) {
      Label title = new Label(node.title());
      title.setStyle("-fx-font-weight: bold");
      VBox card = new VBox(title, new Label(node.subtitle()));
      card.setStyle(
          "-fx-background-color: white; -fx-background-radius: 7; -fx-border-color: #d8dde5;"
              + " -fx-border-radius: 7; -fx-padding: 12");
      card.setPrefSize(node.width(), node.height());
      card.relocate(node.x(), node.y());
      places.put(node.id(), cards.size());
      cards.add(card);
    }
    for (GraphLink link : model.links()) {
      int from = places.getOrDefault(link.from().node(), 0);
      int to = places.getOrDefault(link.to().node(), 0);
      content.getChildren().add(curve(cards.get(from), cards.get(to)));
    }
    content.getChildren().addAll(cards);
    content.getTransforms().add(scale);
    getChildren().add(content);
  }

  private static CubicCurve curve(VBox from, VBox to) {
    CubicCurve curve = new CubicCurve();
    curve.setFill(Color.TRANSPARENT);
    curve.setStroke(Color.GRAY);
    curve.startXProperty().bind(from.layoutXProperty().add(144));
    curve.startYProperty().bind(from.layoutYProperty().add(30));
    curve.endXProperty().bind(to.layoutXProperty());
    curve.endYProperty().bind(to.layoutYProperty().add(30));
    curve.controlX1Property().bind(curve.startXProperty().add(60));
    curve.controlY1Property().bind(curve.startYProperty());
    curve.controlX2Property().bind(curve.endXProperty().subtract(60));
    curve.controlY2Property().bind(curve.endYProperty());
    return curve;
  }

  void look(Viewport viewport) {
    scale.setX(viewport.zoom());
    scale.setY(viewport.zoom());
    content.setTranslateX(viewport.x());
    content.setTranslateY(viewport.y());
  }

  void drag(int count, double by) {
    for (int n = 40; n < 40 + count; n++) {
      cards.get(n).relocate(nodes.get(n).x() + by, nodes.get(n).y() + by);
    }
  }
}
