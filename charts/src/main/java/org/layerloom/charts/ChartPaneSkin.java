package org.layerloom.charts;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.SkinBase;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.paint.CanvasGraphics;
import org.layerloom.charts.paint.ChartContent;
import org.layerloom.charts.paint.ChartPicture;
import org.layerloom.charts.paint.Look;

/** Draws a {@link ChartPane} on a canvas when the pump or a property says so. */
final class ChartPaneSkin extends SkinBase<ChartPane> implements Pump.Source {
  private final Canvas canvas = new Canvas();
  private final CanvasGraphics graphics = new CanvasGraphics(canvas.getGraphicsContext2D());
  private final Feed feed = new Feed();
  private final ChartPicture picture;
  private final ObservableValue<Boolean> showing;
  private ChartPicture.@Nullable Layout layout;
  private boolean stale = true;

  ChartPaneSkin(ChartPane pane) {
    super(pane);
    picture = new ChartPicture(look());
    getChildren().add(canvas);
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
    return pane.chartStyle().look(pane.getLocale());
  }

  /** Where the last drawing put things; null before the first. */
  ChartPicture.@Nullable Layout layout() {
    return layout;
  }

  ChartContent content() {
    ChartPane pane = getSkinnable();
    return new ChartContent(
        pane.getTitle(),
        pane.getXUnit(),
        pane.getValueUnit(),
        pane.isLogValues(),
        pane.getView(),
        pane.getExpectedEnds().getOrDefault(pane.getXUnit(), Double.NaN),
        feed.curves(),
        feed.bandsNow(),
        List.copyOf(pane.getEvents()),
        pane.getEmptyText());
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      stale = true;
    }
    canvas.relocate(x, y);
    if (stale && width > 0 && height > 0) {
      stale = false;
      if (!showing.getValue()) {
        feed.collect(); // no pump serves a pane that is only pictured
      }
      canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
      layout = picture.draw(graphics, content(), look(), width, height);
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
