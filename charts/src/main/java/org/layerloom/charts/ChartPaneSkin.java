package org.layerloom.charts;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.SkinBase;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.paint.CanvasGraphics;
import org.layerloom.charts.paint.ChartContent;
import org.layerloom.charts.paint.ChartPicture;
import org.layerloom.charts.paint.Look;
import org.layerloom.charts.paint.Readout;

/** Draws a {@link ChartPane} on a canvas when the pump or a property says so. */
final class ChartPaneSkin extends SkinBase<ChartPane> implements Pump.Source {
  private final Canvas canvas = new Canvas();
  private final CanvasGraphics graphics = new CanvasGraphics(canvas.getGraphicsContext2D());
  private final Canvas overlay = new Canvas();
  private final CanvasGraphics overlayGraphics = new CanvasGraphics(overlay.getGraphicsContext2D());
  private final SaveMenu saving;
  private final PauseTransition forget = new PauseTransition(Duration.seconds(6));
  private final Feed feed = new Feed();
  private final ChartPicture picture;
  private final ObservableValue<Boolean> showing;
  private ChartPicture.@Nullable Layout layout;
  private @Nullable ChartContent content;
  private boolean stale = true;
  private double selectFrom = Double.NaN;
  private double selectTo = Double.NaN;

  ChartPaneSkin(ChartPane pane) {
    super(pane);
    picture = new ChartPicture(look());
    canvas.setMouseTransparent(true);
    overlay.setMouseTransparent(true);
    getChildren().addAll(canvas, overlay);
    saving = new SaveMenu(pane);
    var menu = new ChartMenu(pane, saving);
    pane.setOnContextMenuRequested(event -> saving.open(event, menu::create));
    new ChartGestures(pane, this);
    pane.crosshairProperty().addListener(_ -> drawOverlay());
    pane.messageProperty().addListener(_ -> drawOverlay());
    forget.setOnFinished(_ -> pane.tell(""));
    InvalidationListener redraw = _ -> show();
    InvalidationListener follow = _ -> follow();
    List.of(
            pane.titleProperty(),
            pane.emptyTextProperty(),
            pane.xUnitProperty(),
            pane.valueUnitProperty(),
            pane.logValuesProperty(),
            pane.viewProperty(),
            pane.localeProperty(),
            pane.getEvents(),
            pane.getExpectedEnds())
        .forEach(each -> each.addListener(redraw));
    List.of(pane.getLines(), pane.getBands(), pane.smoothingProperty())
        .forEach(each -> each.addListener(follow));
    pane.chartStyle().onChange(this::show);
    follow();
    showing =
        pane.sceneProperty()
            .flatMap(scene -> scene.windowProperty())
            .flatMap(Window::showingProperty)
            .orElse(false);
    showing.addListener((_, _, now) -> pump(now));
    pump(showing.getValue());
  }

  private void pump(boolean now) {
    if (now) {
      Pump.shared().add(this);
    } else {
      Pump.shared().remove(this);
    }
  }

  private void follow() {
    ChartPane pane = getSkinnable();
    feed.follow(pane.getLines(), pane.getBands(), pane.getSmoothing());
    show();
  }

  /** What the last drawing showed; null before the first. */
  @Nullable ChartContent content() {
    return content;
  }

  /** A horizontal position in the pane, seen from the canvas inside its border. */
  double canvasX(double paneX) {
    return paneX - canvas.getLayoutX();
  }

  SaveMenu saving() {
    return saving;
  }

  /** Marks the stretch between two pixels while the mouse draws it; not a number for none. */
  void select(double from, double to) {
    selectFrom = from;
    selectTo = to;
    drawOverlay();
  }

  /** The crosshair moves without drawing the chart anew. */
  private void drawOverlay() {
    String message = getSkinnable().getMessage();
    double at = getSkinnable().getCrosshair();
    // A canvas that shows nothing still costs its pixels each frame.
    overlay.setVisible(Double.isFinite(at) || Double.isFinite(selectFrom) || !message.isEmpty());
    overlay.getGraphicsContext2D().clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
    ChartPicture.Layout where = layout;
    ChartContent what = content;
    if (where == null || what == null || !overlay.isVisible()) {
      return;
    }
    Look look = look();
    if (Double.isFinite(selectFrom)) {
      Readout.selection(overlayGraphics, look, where, selectFrom, selectTo);
    } else {
      Readout.draw(overlayGraphics, what, look, where, at);
    }
    if (!message.isEmpty()) {
      Readout.message(overlayGraphics, look, message, overlay.getWidth(), where.area().getMaxY());
      forget.playFromStart();
    }
  }

  @Override
  public boolean collect() {
    return feed.collect();
  }

  @Override
  public void show() {
    stale = true;
    getSkinnable().requestLayout();
  }

  private Look look() {
    ChartPane pane = getSkinnable();
    return pane.look();
  }

  /** Where the last drawing put things; null before the first. */
  ChartPicture.@Nullable Layout layout() {
    return layout;
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      overlay.setWidth(width);
      overlay.setHeight(height);
      stale = true;
    }
    canvas.relocate(x, y);
    overlay.relocate(x, y);
    if (stale && width > 0 && height > 0) {
      stale = false;
      if (!showing.getValue()) {
        feed.collect(); // no pump serves a pane that is only pictured
      }
      Look look = look();
      ChartContent shown = getSkinnable().content(feed);
      content = shown;
      canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
      layout = picture.draw(graphics, shown, look, width, height);
      drawOverlay();
    }
  }

  @Override
  protected double computePrefWidth(
      double height, double top, double right, double bottom, double left) {
    return left + 480 + right;
  }

  @Override
  protected double computePrefHeight(
      double width, double top, double right, double bottom, double left) {
    return top + 240 + bottom;
  }

  @Override
  protected double computeMinWidth(
      double height, double top, double right, double bottom, double left) {
    return left + 160 + right;
  }

  @Override
  protected double computeMinHeight(
      double width, double top, double right, double bottom, double left) {
    return top + 90 + bottom;
  }

  @Override
  public void dispose() {
    Pump.shared().remove(this);
    super.dispose();
  }
}
