package org.layerloom.app.plane;

import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** A square of the plane with the points in it: filled where trained with, rings where tested. */
final class PlaneView extends Region {

  private static final double DOT = 5;

  private final Canvas canvas = new Canvas();
  private @Nullable Image picture;
  private @Nullable PlaneData data;
  private boolean dark;

  /**
   * @param over told which place of the plane the mouse is over; null where over none
   */
  PlaneView(Consumer<double @Nullable []> over) {
    getStyleClass().add("plane-view");
    getChildren().add(canvas);
    setOnMouseMoved(event -> over.accept(place(event.getX(), event.getY())));
    setOnMouseExited(event -> over.accept(null));
  }

  void show(Image shown, PlaneData of, boolean onDark) {
    picture = shown;
    data = of;
    dark = onDark;
    draw();
  }

  private double edge() {
    return Math.max(0, Math.min(getWidth(), getHeight()));
  }

  /** The place of the plane beneath a pixel, null outside of it. */
  private double @Nullable [] place(double x, double y) {
    PlaneData of = data;
    double across = (x - canvas.getLayoutX()) / edge();
    double down = (y - canvas.getLayoutY()) / edge();
    if (of == null || across < 0 || across >= 1 || down < 0 || down >= 1) {
      return null;
    }
    return new double[] {
      of.left() + across * (of.right() - of.left()), of.top() - down * (of.top() - of.bottom())
    };
  }

  @Override
  protected void layoutChildren() {
    double edge = edge();
    canvas.setWidth(edge);
    canvas.setHeight(edge);
    canvas.relocate((getWidth() - edge) / 2, (getHeight() - edge) / 2);
    draw();
  }

  private void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    double edge = canvas.getWidth();
    pen.clearRect(0, 0, edge, edge);
    PlaneData of = data;
    if (of == null || picture == null || edge < 1) {
      return;
    }
    pen.setImageSmoothing(true);
    pen.drawImage(picture, 0, 0, edge, edge);
    axes(pen, of, edge);
    double[] range = of.range();
    for (PlaneData.Spot spot : of.points()) {
      double x = (spot.x() - of.left()) / (of.right() - of.left()) * edge;
      double y = (of.top() - spot.y()) / (of.top() - of.bottom()) * edge;
      Color colour =
          of.classes() > 0
              ? PlanePictures.ofClass((int) spot.label())
              : PlanePictures.ofNumber(spot.label(), range[0], range[1], dark);
      Color ground = dark ? Color.web("#0d1117") : Color.WHITE;
      if (spot.test()) {
        pen.setStroke(colour);
        pen.setLineWidth(1.4);
        pen.strokeOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
      } else {
        pen.setFill(ground);
        pen.fillOval(x - DOT / 2 - 0.8, y - DOT / 2 - 0.8, DOT + 1.6, DOT + 1.6);
        pen.setFill(colour);
        pen.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
      }
    }
  }

  /** Where both features are nothing. */
  private void axes(GraphicsContext pen, PlaneData of, double edge) {
    pen.setStroke(dark ? Color.web("#ffffff", 0.25) : Color.web("#000000", 0.2));
    pen.setLineWidth(1);
    double x = Math.rint(-of.left() / (of.right() - of.left()) * edge) + 0.5;
    double y = Math.rint(of.top() / (of.top() - of.bottom()) * edge) + 0.5;
    if (x > 0 && x < edge) {
      pen.strokeLine(x, 0, x, edge);
    }
    if (y > 0 && y < edge) {
      pen.strokeLine(0, y, edge, y);
    }
  }
}
