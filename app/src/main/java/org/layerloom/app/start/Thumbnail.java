package org.layerloom.app.start;

import java.util.Locale;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Family;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;

/**
 * A flowchart so small that only its shape is seen: cards in their families' colours, and wires.
 */
final class Thumbnail extends Pane {

  private static final double WIDTH = 222;
  private static final double HEIGHT = 92;
  private static final double CARD_WIDTH = 152;
  private static final double CARD_HEIGHT = 64;
  private static final double MOST = 0.28;
  private static final double MARGIN = 10;

  Thumbnail(Graph graph, Catalogue catalogue) {
    getStyleClass().add("thumbnail");
    setMinSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    setMouseTransparent(true);
    if (graph.nodes().isEmpty()) {
      return;
    }
    double left = graph.nodes().values().stream().mapToDouble(n -> n.at().x()).min().orElse(0);
    double top = graph.nodes().values().stream().mapToDouble(n -> n.at().y()).min().orElse(0);
    double wide =
        graph.nodes().values().stream().mapToDouble(n -> n.at().x()).max().orElse(0)
            + CARD_WIDTH
            - left;
    double high =
        graph.nodes().values().stream().mapToDouble(n -> n.at().y()).max().orElse(0)
            + CARD_HEIGHT
            - top;
    double scale =
        Math.min(MOST, Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high));
    double x = (WIDTH - wide * scale) / 2 - left * scale;
    double y = (HEIGHT - high * scale) / 2 - top * scale;
    for (Link link : graph.links()) {
      Node from = graph.node(link.from().node());
      Node to = graph.node(link.to().node());
      Line wire =
          new Line(
              x + (from.at().x() + CARD_WIDTH / 2) * scale,
              y + (from.at().y() + CARD_HEIGHT / 2) * scale,
              x + (to.at().x() + CARD_WIDTH / 2) * scale,
              y + (to.at().y() + CARD_HEIGHT / 2) * scale);
      wire.getStyleClass().add("thumbnail-wire");
      getChildren().add(wire);
    }
    for (Node node : graph.nodes().values()) {
      Region card = new Region();
      Kind kind = catalogue.find(node.kind());
      Family family = kind == null ? Family.BLOCK : kind.family();
      card.getStyleClass()
          .addAll("thumbnail-card", "family-" + family.name().toLowerCase(Locale.ROOT));
      card.resizeRelocate(
          x + node.at().x() * scale,
          y + node.at().y() * scale,
          CARD_WIDTH * scale,
          CARD_HEIGHT * scale);
      card.setManaged(false);
      getChildren().add(card);
    }
  }
}
