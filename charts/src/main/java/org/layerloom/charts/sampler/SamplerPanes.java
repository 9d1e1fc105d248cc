package org.layerloom.charts.sampler;

import org.layerloom.charts.ChartEvent;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.XUnit;

/** One pane of each kind that a training window has. */
final class SamplerPanes {
  private final ChartPane loss = new ChartPane("Loss");
  private final ChartPane accuracy = new ChartPane("Accuracy");
  private final ChartPane rate = new ChartPane("Learning rate");
  private final ChartPane empty = new ChartPane("Gradient norm");

  SamplerPanes(MadeUpRun run, MadeUpRun earlier) {
    // Two lines, and below them those of an earlier run.
    loss.getLines()
        .addAll(
            ChartLine.train(run.loss(), "train"),
            ChartLine.validation(run.validationLoss(), "validation"),
            ChartLine.train(earlier.loss(), "").asEarlier("yesterday"));
    loss.getExpectedEnds().put(XUnit.EPOCH, 10.0);
    loss.getEvents()
        .add(new ChartEvent(ChartEvent.Kind.CHECKPOINT, 938, 1, 12, "checkpoint after epoch 1"));

    // Shares are said in per cent.
    accuracy.setValueUnit(ValueUnit.PERCENT);
    accuracy
        .getLines()
        .addAll(
            ChartLine.train(run.accuracy(), "train"),
            ChartLine.validation(run.validationAccuracy(), "validation"));
    accuracy.getExpectedEnds().put(XUnit.EPOCH, 10.0);

    // Something that is exact needs no smoothing.
    rate.getLines().add(ChartLine.of(run.rate(), "Adam", Hue.VIOLET).withSmoothing(false));

    // A pane says what would stand in it.
    empty.setEmptyText("Switch on gradient statistics to see the norm of each layer");

    // One mouse reads and zooms both.
    accuracy.crosshairProperty().bindBidirectional(loss.crosshairProperty());
    accuracy.viewProperty().bindBidirectional(loss.viewProperty());
  }

  ChartPane loss() {
    return loss;
  }

  ChartPane accuracy() {
    return accuracy;
  }

  ChartPane rate() {
    return rate;
  }

  ChartPane empty() {
    return empty;
  }
}
