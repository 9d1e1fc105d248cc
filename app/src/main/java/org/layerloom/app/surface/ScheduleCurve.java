package org.layerloom.app.surface;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.layerloom.race.Race;

/** What the learning rate is in each step of a race, as a small curve, and where the race is. */
final class ScheduleCurve extends Region {

  private static final double MARGIN = 4;

  private final Canvas canvas = new Canvas();
  private Race.@Nullable Pace pace;
  private int step;
  private boolean dark;

  ScheduleCurve() {
    getStyleClass().add("surface-schedule");
    setId("surface-schedule-curve");
    getChildren().add(canvas);
    setMinHeight(46);
    setPrefHeight(46);
  }

  void show(Race.Pace shown, int at, boolean onDark) {
    pace = shown;
    step = at;
    dark = onDark;
    draw();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }

  private void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    pen.clearRect(0, 0, width, height);
    Race.Pace of = pace;
    if (of == null || width < 2 * MARGIN || height < 2 * MARGIN) {
      return;
    }
    int count = (int) (width - 2 * MARGIN);
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      xs[i] = MARGIN + i;
      ys[i] = y(of, (int) ((long) i * of.steps() / count), height);
    }
    pen.setStroke(dark ? Color.web("#58a6ff") : Color.web("#0969da"));
    pen.setLineWidth(1.8);
    pen.strokePolyline(xs, ys, count);
    int at = Math.min(step, of.steps() - 1);
    double x = MARGIN + (width - 2 * MARGIN) * at / of.steps();
    pen.setFill(dark ? Color.web("#e6edf3") : Color.web("#1f2328"));
    pen.fillOval(x - 3, y(of, at, height) - 3, 6, 6);
  }

  private static double y(Race.Pace of, int at, double height) {
    return height - MARGIN - of.factorAt(at) * (height - 2 * MARGIN);
  }
}
