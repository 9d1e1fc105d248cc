package org.layerloom.app.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.layerloom.app.language.Words;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.FileChoice;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.network.NodeId;

/**
 * How the steps go: the size of each layer's gradient, how much of its weights a step changes, the
 * learning rate, and what the engine's process has in memory.
 */
final class StepCharts extends HBox {

  private final ChartPane gradients;
  private final ChartPane changes;
  private final ChartPane rate;
  private final ChartPane memory;
  private int layers = -1;

  /**
   * @param beside the chart that these ones move with
   */
  StepCharts(Words words, FileChoice files, ChartPane beside) {
    gradients = chart("gradients", words, files);
    changes = chart("changes", words, files);
    rate = chart("rate", words, files);
    memory = chart("memory", words, files);
    gradients.setLogValues(true);
    changes.setLogValues(true);
    changes.setValueUnit(ValueUnit.PERCENT);
    memory.setValueUnit(ValueUnit.BYTES);
    for (ChartPane pane : panes()) {
      pane.crosshairProperty().bindBidirectional(beside.crosshairProperty());
      pane.viewProperty().bindBidirectional(beside.viewProperty());
      pane.xUnitProperty().bindBidirectional(beside.xUnitProperty());
    }
    for (ChartPane narrow : List.of(rate, memory)) {
      narrow.setPrefWidth(190);
    }
    HBox.setHgrow(gradients, Priority.ALWAYS);
    HBox.setHgrow(changes, Priority.ALWAYS);
    getStyleClass().add("charts");
    getChildren().setAll(panes());
  }

  private static ChartPane chart(String name, Words words, FileChoice files) {
    ChartPane pane = new ChartPane(words.text("chart." + name));
    pane.setId("chart-" + name);
    pane.setEmptyText(words.text("chart." + name + ".empty"));
    pane.setLocale(words.locale());
    pane.setFileChoice(files);
    pane.setSmoothing(0);
    pane.setMinSize(0, 0);
    pane.setPrefSize(340, 200);
    return pane;
  }

  List<ChartPane> panes() {
    return List.of(gradients, changes, rate, memory);
  }

  /** Whether a run tells of layers that are not shown yet. */
  boolean lacks(Curves curves) {
    return curves.layers().size() != layers;
  }

  void show(Curves curves) {
    List<ChartLine> sizes = new ArrayList<>();
    List<ChartLine> shares = new ArrayList<>();
    for (Map.Entry<NodeId, Curves.Layer> layer : curves.layers().entrySet()) {
      String name = layer.getKey().value();
      Hue hue = Hue.of(sizes.size());
      sizes.add(ChartLine.of(layer.getValue().gradient(), name, hue));
      shares.add(ChartLine.of(layer.getValue().change(), name, hue));
    }
    layers = sizes.size();
    gradients.getLines().setAll(sizes);
    changes.getLines().setAll(shares);
    rate.getLines().setAll(ChartLine.of(curves.learningRate(), "", Hue.AMBER));
    memory.getLines().setAll(ChartLine.of(curves.memory(), "", Hue.VIOLET));
  }
}
