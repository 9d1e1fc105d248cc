package org.layerloom.charts.sampler;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;

/** The sampler's window: a made-up training that streams from a thread of its own. */
public final class SamplerWindow extends Application {
  private final ScheduledExecutorService training =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "sampler-training");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public void start(Stage stage) {
    var run = new MadeUpRun(1, 7);
    var earlier = new MadeUpRun(0.6, 8);
    earlier.train(10 * MadeUpRun.STEPS_PER_EPOCH);
    var panes = new SamplerPanes(run, earlier);

    var smoothing = new Slider(0, 0.999, 0.98);
    var log = new CheckBox("Logarithmic");
    panes.loss().smoothingProperty().bind(smoothing.valueProperty());
    panes.accuracy().smoothingProperty().bind(smoothing.valueProperty());
    panes.loss().logValuesProperty().bind(log.selectedProperty());
    var bar = new HBox(8, new Label("Smoothing"), smoothing, log);
    bar.setPadding(new Insets(8));

    var grid = new GridPane(16, 12);
    grid.add(panes.loss(), 0, 0);
    grid.add(panes.accuracy(), 1, 0);
    grid.add(panes.rate(), 0, 1);
    grid.add(panes.empty(), 1, 1);
    grid.getChildren().forEach(pane -> GridPane.setHgrow(pane, Priority.ALWAYS));
    grid.getChildren().forEach(pane -> GridPane.setVgrow(pane, Priority.ALWAYS));
    grid.setPadding(new Insets(12));

    stage.setTitle("Layerloom charts");
    stage.setScene(new Scene(new BorderPane(grid, bar, null, null, null), 960, 640));
    stage.show();
    // 20 times a second some steps; the panes look for them by themselves.
    var _ = training.scheduleAtFixedRate(() -> run.train(20), 0, 50, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    training.shutdownNow();
  }
}
