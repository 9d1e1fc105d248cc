package org.layerloom.app.surface;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.layerloom.race.Ground;
import org.layerloom.race.Race;
import org.layerloom.race.Runner;
import org.layerloom.training.Surface;

/**
 * Heights from above, with their contour lines, the run's way and the racers'. A click or the arrow
 * keys choose where the race begins.
 */
final class SurfaceView extends Region {

  private static final double DOT = 7;
  private static final double HEAD = 15;
  private static final double BY_KEY = 0.02;

  /** What stays from one step of the race to the next, and what does not. */
  private final Canvas ground = new Canvas();

  private final Canvas ways = new Canvas();
  private final BiConsumer<Double, Double> start;
  private @Nullable Relief relief;
  private Ground.@Nullable Extent extent;
  private @Nullable Image picture;
  private boolean fields;
  private List<Surface.Moment> path = List.of();
  private boolean dark;
  private @Nullable RaceModel race;

  /**
   * @param over told which place the mouse is over; null where over none
   * @param start told where the race is to begin
   */
  SurfaceView(Consumer<double @Nullable []> over, BiConsumer<Double, Double> start) {
    this.start = start;
    getStyleClass().add("surface-view");
    setId("surface-view");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().addAll(ground, ways);
    Rectangle within = new Rectangle();
    within.widthProperty().bind(widthProperty());
    within.heightProperty().bind(heightProperty());
    setClip(within);
    setOnMouseMoved(event -> over.accept(place(event.getX(), event.getY())));
    setOnMouseExited(event -> over.accept(null));
    setOnMousePressed(
        event -> {
          requestFocus();
          // The tabs would take the focus, and with it the arrow keys.
          event.consume();
          double[] at = place(event.getX(), event.getY());
          if (at != null && event.getButton() == MouseButton.PRIMARY) {
            start.accept(at[0], at[1]);
          }
        });
    setOnKeyPressed(this::move);
    focusedProperty().subscribe(it -> drawWays());
  }

  /**
   * Shows a ground.
   *
   * @param whole whether nothing of it is missing
   * @param moments the run's way, where it is a run's
   */
  void show(
      @Nullable Relief shown,
      Ground.@Nullable Extent of,
      boolean whole,
      List<Surface.Moment> moments,
      boolean onDark) {
    relief = shown;
    extent = of;
    fields = !whole;
    path = List.copyOf(moments);
    dark = onDark;
    picture = shown == null ? null : shown.picture(onDark);
    drawGround();
    drawWays();
  }

  /** Shows how far the race is. */
  void show(RaceModel now) {
    race = now;
    drawWays();
  }

  private void move(KeyEvent event) {
    RaceModel model = race;
    Ground.Extent of = extent;
    if (model == null || of == null) {
      return;
    }
    double across = 0;
    double up = 0;
    switch (event.getCode()) {
      case LEFT -> across = -BY_KEY;
      case RIGHT -> across = BY_KEY;
      case DOWN -> up = -BY_KEY;
      case UP -> up = BY_KEY;
      default -> {
        return;
      }
    }
    event.consume();
    start.accept(model.x() + across * of.width(), model.y() + up * of.height());
  }

  /** The place of the plane beneath a pixel, null where there is none. */
  private double @Nullable [] place(double x, double y) {
    Ground.Extent of = extent;
    if (of == null || getWidth() < 1 || getHeight() < 1) {
      return null;
    }
    return new double[] {
      of.left() + of.width() * x / getWidth(), of.top() - of.height() * y / getHeight()
    };
  }

  private double across(Ground.Extent of, double x) {
    return (x - of.left()) / of.width() * getWidth();
  }

  private double down(Ground.Extent of, double y) {
    return (of.top() - y) / of.height() * getHeight();
  }

  @Override
  protected void layoutChildren() {
    for (Canvas canvas : List.of(ground, ways)) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
    }
    drawGround();
    drawWays();
  }

  private void drawGround() {
    GraphicsContext pen = ground.getGraphicsContext2D();
    double width = ground.getWidth();
    double height = ground.getHeight();
    pen.clearRect(0, 0, width, height);
    Relief of = relief;
    Image drawn = picture;
    if (of == null || drawn == null || width < 2 || height < 2) {
      return;
    }
    // The outermost heights lie on the edge: half of their pixels are outside.
    double column = width / (of.columns() - 1);
    double row = height / (of.rows() - 1);
    pen.setImageSmoothing(!fields);
    pen.drawImage(drawn, -column / 2, -row / 2, width + column, height + row);
    pen.setStroke(dark ? Color.web("#ffffff", 0.22) : Color.web("#1f2328", 0.22));
    pen.setLineWidth(1);
    pen.beginPath();
    of.contours(
        (x1, y1, x2, y2) -> {
          pen.moveTo(x1 * column, height - y1 * row);
          pen.lineTo(x2 * column, height - y2 * row);
        });
    pen.stroke();
  }

  private void drawWays() {
    GraphicsContext pen = ways.getGraphicsContext2D();
    pen.clearRect(0, 0, ways.getWidth(), ways.getHeight());
    Ground.Extent of = extent;
    if (of == null || ways.getWidth() < 2) {
      return;
    }
    drawPath(pen, of);
    RaceModel model = race;
    Race now = model == null ? null : model.race();
    if (model == null || now == null || model.ground() == null) {
      return;
    }
    drawStart(pen, across(of, model.x()), down(of, model.y()));
    for (Runner runner : now.runners()) {
      if (model.shows(runner.rule())) {
        drawRunner(pen, of, runner);
      }
    }
    // Numbers lie over all lines.
    for (Runner runner : now.runners()) {
      if (model.shows(runner.rule()) && runner.count() > 1) {
        drawHead(pen, across(of, runner.x()), down(of, runner.y()), runner);
      }
    }
  }

  private Color halo() {
    return dark ? Color.web("#0d1117") : Color.WHITE;
  }

  private Color ink() {
    return dark ? Color.web("#e6edf3") : Color.web("#1f2328");
  }

  private void drawPath(GraphicsContext pen, Ground.Extent of) {
    if (path.isEmpty()) {
      return;
    }
    double[] xs = path.stream().mapToDouble(at -> across(of, at.x())).toArray();
    double[] ys = path.stream().mapToDouble(at -> down(of, at.y())).toArray();
    pen.setStroke(halo());
    pen.setLineWidth(5);
    pen.strokePolyline(xs, ys, xs.length);
    pen.setStroke(ink());
    pen.setLineWidth(2);
    pen.strokePolyline(xs, ys, xs.length);
    for (int i = 0; i < xs.length; i++) {
      // The beginning is a ring.
      boolean ring = i == 0 && xs.length > 1;
      pen.setFill(ring ? halo() : ink());
      pen.fillOval(xs[i] - DOT / 2, ys[i] - DOT / 2, DOT, DOT);
      pen.setStroke(ring ? ink() : halo());
      pen.setLineWidth(1.4);
      pen.strokeOval(xs[i] - DOT / 2, ys[i] - DOT / 2, DOT, DOT);
    }
  }

  private void drawStart(GraphicsContext pen, double x, double y) {
    for (boolean under : new boolean[] {true, false}) {
      pen.setStroke(under ? halo() : isFocused() ? Color.web("#0969da") : ink());
      pen.setLineWidth(under ? 4 : isFocused() ? 2.4 : 1.6);
      pen.strokeLine(x - DOT, y, x + DOT, y);
      pen.strokeLine(x, y - DOT, x, y + DOT);
    }
  }

  private void drawRunner(GraphicsContext pen, Ground.Extent of, Runner runner) {
    double[] xs = new double[runner.count()];
    double[] ys = new double[runner.count()];
    for (int i = 0; i < xs.length; i++) {
      // Far outside nobody sees where.
      xs[i] = Math.clamp(across(of, runner.x(i)), -1e4, 1e4);
      ys[i] = Math.clamp(down(of, runner.y(i)), -1e4, 1e4);
    }
    pen.setStroke(halo());
    pen.setLineWidth(3.4);
    pen.strokePolyline(xs, ys, xs.length);
    pen.setStroke(Racers.colour(runner.rule()));
    pen.setLineWidth(1.8);
    pen.strokePolyline(xs, ys, xs.length);
  }

  private void drawHead(GraphicsContext pen, double x, double y, Runner runner) {
    if (x < -HEAD || y < -HEAD || x > getWidth() + HEAD || y > getHeight() + HEAD) {
      return;
    }
    pen.setFill(halo());
    pen.fillOval(x - HEAD / 2 - 1, y - HEAD / 2 - 1, HEAD + 2, HEAD + 2);
    pen.setFill(Racers.colour(runner.rule()));
    pen.fillOval(x - HEAD / 2, y - HEAD / 2, HEAD, HEAD);
    pen.setFill(Color.WHITE);
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.CENTER);
    pen.setFont(Racers.FONT);
    pen.fillText(Racers.number(runner.rule()), x, y);
  }
}
