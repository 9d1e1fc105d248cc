package org.layerloom.app.inside;

import java.util.List;
import org.layerloom.app.language.Words;
import org.layerloom.charts.ChartBand;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.Hue;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.XUnit;

/** The spread of a node's weights from epoch to epoch: the middle one, half of them, nearly all. */
final class HistoryChart {

  private final ChartPane pane;
  private final Words words;

  HistoryChart(Words words) {
    this.words = words;
    pane = new ChartPane(words.text("inside.history"));
    pane.setId("inside-history");
    pane.setEmptyText(words.text("inside.history.empty"));
    pane.setLocale(words.locale());
    pane.setXUnit(XUnit.EPOCH);
    pane.setMinSize(0, 0);
    pane.setVisible(false);
  }

  ChartPane pane() {
    return pane;
  }

  void show(List<WeightHistory.Moment> moments) {
    List<Series> quantiles =
        WeightHistory.SHARES.stream().map(share -> new Series("below." + share)).toList();
    for (WeightHistory.Moment moment : moments) {
      for (int i = 0; i < quantiles.size(); i++) {
        double value = moment.quantiles().get(i);
        if (Double.isFinite(value)) {
          quantiles.get(i).append(moment.epoch(), moment.epoch(), moment.epoch(), value);
        }
      }
    }
    pane.getBands().clear();
    pane.getLines().clear();
    if (quantiles.getFirst().size() > 0) {
      pane.getBands()
          .setAll(
              new ChartBand(
                  quantiles.get(0), quantiles.get(4), words.text("inside.history.most"), Hue.GREY),
              new ChartBand(
                  quantiles.get(1),
                  quantiles.get(3),
                  words.text("inside.history.half"),
                  Hue.VIOLET));
      pane.getLines()
          .setAll(
              ChartLine.of(quantiles.get(2), words.text("inside.history.middle"), Hue.VIOLET)
                  .withSmoothing(false)
                  .withMarkers(true));
    }
    pane.showAll();
  }
}
