package org.layerloom.app.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerloom.app.language.Words;
import org.layerloom.charts.ChartBand;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.Spread;
import org.layerloom.charts.series.XUnit;
import org.layerloom.training.Curves;

/** The curves of several runs over each other: a colour a run, validation where there is some. */
final class Overlay extends VBox {

  private final ChartPane loss;
  private final ChartPane score;
  private final CheckBox together = new CheckBox();
  private final PlayBar play;
  private final List<Track> tracks = new ArrayList<>();
  private final Words words;
  private List<RunRow> rows = List.of();
  private List<Curves> curves = List.of();

  Overlay(Words words) {
    this.words = words;
    loss = pane(words, "chart.loss");
    score = pane(words, "chart.accuracy");
    score.setValueUnit(ValueUnit.PERCENT);
    score.crosshairProperty().bindBidirectional(loss.crosshairProperty());
    score.viewProperty().bindBidirectional(loss.viewProperty());
    score.xUnitProperty().bindBidirectional(loss.xUnitProperty());
    loss.setId("runs-loss");
    score.setId("runs-score");
    HBox charts = new HBox(loss, score);
    charts.getStyleClass().add("charts");
    HBox.setHgrow(loss, Priority.ALWAYS);
    HBox.setHgrow(score, Priority.ALWAYS);
    VBox.setVgrow(charts, Priority.ALWAYS);
    together.setText(words.text("runs.together"));
    together.setId("runs-together");
    together.setTooltip(new Tooltip(words.text("runs.together.text")));
    together.setDisable(true);
    together.selectedProperty().subscribe((before, now) -> draw());
    play = new PlayBar(words);
    play.positionProperty().subscribe(position -> advance());
    HBox.setHgrow(play, Priority.ALWAYS);
    HBox tools = new HBox(together, play);
    tools.getStyleClass().add("chart-tools");
    getChildren().addAll(charts, tools);
  }

  private static ChartPane pane(Words words, String title) {
    ChartPane pane = new ChartPane(words.text(title));
    pane.setEmptyText(words.text("runs.choose"));
    pane.setLocale(words.locale());
    pane.setXUnit(XUnit.EPOCH);
    pane.setMinSize(0, 0);
    pane.setPrefSize(240, 160);
    return pane;
  }

  void setXUnit(XUnit unit) {
    loss.setXUnit(unit);
  }

  void show(List<RunRow> chosen, List<Curves> read) {
    rows = chosen;
    curves = read;
    together.setDisable(rows.size() < 2);
    play.positionProperty().set(1);
    draw();
  }

  private void draw() {
    loss.getBands().clear();
    score.getBands().clear();
    loss.getLines().clear();
    score.getLines().clear();
    tracks.clear();
    loss.getExpectedEnds().clear();
    score.getExpectedEnds().clear();
    play.setDisable(rows.isEmpty() || together.isSelected());
    if (together.isSelected() && rows.size() > 1) {
      drawTogether(loss, false);
      drawTogether(score, true);
    } else {
      drawEach();
    }
    loss.showAll();
  }

  /** The runs of one project are one line and a band. */
  private void drawTogether(ChartPane pane, boolean ofScore) {
    Map<String, List<Curves>> projects = new LinkedHashMap<>();
    for (int run = 0; run < rows.size(); run++) {
      projects
          .computeIfAbsent(rows.get(run).summary().name(), name -> new ArrayList<>())
          .add(curves.get(run));
    }
    List<ChartLine> lines = new ArrayList<>();
    List<ChartBand> bands = new ArrayList<>();
    projects.forEach(
        (name, runs) -> {
          Hue hue = Hue.of(bands.size() / 2);
          String label = words.text("runs.mean", name, runs.size());
          Spread train =
              Spread.of(name, runs.stream().map(it -> RunCharts.steps(it, ofScore)).toList());
          Spread validation =
              Spread.of(name, runs.stream().map(it -> RunCharts.epochs(it, ofScore)).toList());
          lines.add(ChartLine.of(train.mean(), label, hue).withSmoothing(false));
          lines.add(
              ChartLine.of(validation.mean(), "", hue).withSmoothing(false).withMarkers(true));
          bands.add(new ChartBand(train.low(), train.high(), "", hue));
          bands.add(new ChartBand(validation.low(), validation.high(), "", hue));
        });
    lines.removeIf(line -> line.series().size() == 0);
    bands.removeIf(band -> band.low().size() == 0);
    pane.getBands().setAll(bands);
    pane.getLines().setAll(lines);
  }

  private void drawEach() {
    List<ChartLine> losses = new ArrayList<>();
    List<ChartLine> scores = new ArrayList<>();
    for (int run = 0; run < rows.size(); run++) {
      String name = rows.get(run).name();
      Hue hue = Hue.of(run);
      Curves of = curves.get(run);
      losses.add(ChartLine.of(track(RunCharts.steps(of, false)), name, hue));
      scores.add(ChartLine.of(track(RunCharts.steps(of, true)), name, hue));
      Series validLoss = RunCharts.epochs(of, false);
      if (validLoss.size() > 0) {
        losses.add(ChartLine.of(track(validLoss), "", hue).withSmoothing(false).withMarkers(true));
        scores.add(
            ChartLine.of(track(RunCharts.epochs(of, true)), "", hue)
                .withSmoothing(false)
                .withMarkers(true));
      }
    }
    // The axis shows the way still to go.
    for (XUnit unit : XUnit.values()) {
      double end = tracks.stream().mapToDouble(it -> it.end(unit)).max().orElse(0);
      if (end > 0) {
        loss.getExpectedEnds().put(unit, end);
        score.getExpectedEnds().put(unit, end);
      }
    }
    advance();
    loss.getLines().setAll(losses);
    score.getLines().setAll(scores);
  }

  private Series track(Series recorded) {
    Track track = new Track(recorded);
    tracks.add(track);
    return track.shown();
  }

  /** All runs begin together, and the longest of them takes the whole time. */
  private void advance() {
    double length = tracks.stream().mapToDouble(Track::length).max().orElse(0);
    double now = length * play.positionProperty().get();
    tracks.forEach(track -> track.to(now));
  }
}
