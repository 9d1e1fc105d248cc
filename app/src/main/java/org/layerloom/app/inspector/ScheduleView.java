package org.layerloom.app.inspector;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import org.layerloom.app.language.Words;
import org.layerloom.engine.program.TrainPlan;
import org.layerloom.network.Settings;

/** How a train node's learning rate will go over the run: drawn before anything is trained. */
final class ScheduleView extends VBox {

  private static final int POINTS = 240;
  private static final double HEIGHT = 64;
  private static final double MARGIN = 4;

  private final Words words;
  private final Polyline line = new Polyline();
  private final Pane plot = new Pane(line);
  private final Label most = new Label();
  private final Label last = new Label();
  private double[] rates = new double[0];

  ScheduleView(Words words) {
    this.words = words;
    setId("schedule");
    getStyleClass().add("schedule");
    plot.getStyleClass().add("schedule-plot");
    line.getStyleClass().add("schedule-line");
    plot.setMinHeight(HEIGHT);
    plot.setPrefHeight(HEIGHT);
    plot.setMinWidth(0);
    most.getStyleClass().add("muted");
    last.getStyleClass().add("muted");
    last.setWrapText(true);
    getChildren().addAll(InspectorPane.heading(words.text("schedule.title")), most, plot, last);
    plot.widthProperty().subscribe(width -> draw());
  }

  /** The learning rate at {@value #POINTS} places of the run, first to last. */
  static double[] rates(Settings settings) {
    TrainPlan plan = TrainPlan.of(settings);
    double[] rates = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double epoch = plan.epochs() * (double) i / POINTS;
      rates[i] = plan.learningRate() * plan.schedule().factorAt(epoch, plan.epochs(), 0);
    }
    return rates;
  }

  void show(Settings settings) {
    rates = rates(settings);
    double highest = highest();
    most.setText(words.text("schedule.most", text(highest)));
    long epochs = TrainPlan.of(settings).epochs();
    String end = words.text("schedule.last", epochs, text(rates[POINTS - 1]));
    boolean waits = TrainPlan.of(settings).schedule().kind().equals("plateau");
    last.setText(waits ? words.text("schedule.plateau") : end);
    setAccessibleText(most.getText() + ". " + last.getText());
    draw();
  }

  private double highest() {
    double highest = 0;
    for (double rate : rates) {
      highest = Math.max(highest, rate);
    }
    return highest;
  }

  private String text(double rate) {
    return String.format(words.locale(), rate >= 0.001 ? "%.4f" : "%.2e", rate);
  }

  private void draw() {
    double width = plot.getWidth() - 2 * MARGIN;
    double highest = highest();
    if (width <= 0 || highest <= 0) {
      line.getPoints().clear();
      return;
    }
    Double[] points = new Double[POINTS * 2];
    for (int i = 0; i < POINTS; i++) {
      points[2 * i] = MARGIN + width * i / (POINTS - 1);
      points[2 * i + 1] = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * rates[i] / highest;
    }
    line.getPoints().setAll(points);
  }
}
