package org.layerloom.charts.bench;

import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.stage.Stage;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.View;
import org.layerloom.charts.series.Series;

/**
 * Two series of a million points, streaming at 20 updates a second, on the software pipeline;
 * beside them JavaFX's LineChart and JFreeChart's plain renderer with as many points as they stand.
 */
public final class ChartsBench {
  private static final int MILLION = 1_000_000;
  private static final int FRAMES = 100;

  private ChartsBench() {}

  /** Prints {@code figure: value unit} lines. */
  public static void main(String[] args) throws Exception {
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    appending();
    panes();
    lineChart(10_000);
    plainRenderer(10_000);
    Platform.exit();
  }

  private static void print(String figure, double value, String unit) {
    System.out.printf(Locale.ROOT, "%s: %.2f %s%n", figure, value, unit);
  }

  private static void appending() {
    var series = new Series("appended");
    fill(new Series("warm"), 200_000, 1);
    long before = System.nanoTime();
    fill(series, MILLION, 2);
    print("charts.append", (System.nanoTime() - before) / (double) MILLION, "ns/point");
  }

  private static void fill(Series series, int points, long seed) {
    var random = new Random(seed);
    for (int step = 1; step <= points; step++) {
      append(series, step, random);
    }
  }

  private static void append(Series series, int step, Random random) {
    double value = 0.02 + Math.exp(-step / 2e5) * (1 + 0.2 * random.nextGaussian());
    series.append(step, step / 1e5, step / 1e3, value);
  }

  private static void panes() throws Exception {
    var train = new Series("train");
    var other = new Series("validation");
    fill(train, MILLION, 1);
    fill(other, MILLION, 2);
    var pane = new ChartPane[1];
    var stage = new Stage[1];
    Frames.onFx(
        () -> {
          pane[0] = new ChartPane("Loss");
          pane[0]
              .getLines()
              .addAll(
                  ChartLine.train(train, "train"),
                  ChartLine.validation(other, "validation").withSmoothing(true).withMarkers(false));
          stage[0] = Frames.window(pane[0]);
        });
    // A training thread appends 20 times a second; the pane looks for it by itself.
    var random = new Random(3);
    int[] step = {MILLION};
    var training = Executors.newSingleThreadScheduledExecutor();
    var streaming =
        training.scheduleAtFixedRate(
            () -> {
              for (int i = 0; i < 50; i++) {
                step[0]++;
                append(train, step[0], random);
                append(other, step[0], random);
              }
            },
            0,
            50,
            TimeUnit.MILLISECONDS);
    int[] frame = {0};
    Runnable again = () -> pane[0].setTitle("Loss " + frame[0]++); // a whole new drawing
    Frames.measure(stage[0], again, FRAMES, 60); // the compiler gets to know the code
    Frames.Times times = Frames.measure(stage[0], again, FRAMES, 20);
    print("charts.frame.median.2x1M", times.median(), "ms");
    print("charts.frame.p95.2x1M", times.at(0.95), "ms");
    print("charts.frame.cpu.2x1M", times.cpu(), "ms");
    double[] from = {0};
    Runnable zoom =
        () -> {
          from[0] = (from[0] + 0.037) % 9;
          pane[0].setView(new View(from[0], from[0] + 1));
        };
    Frames.Times panned = Frames.measure(stage[0], zoom, FRAMES, 20);
    print("charts.pan.median.2x1M", panned.median(), "ms");
    print("charts.pan.cpu.2x1M", panned.cpu(), "ms");
    streaming.cancel(false);
    training.shutdownNow();
    Frames.onFx(() -> stage[0].close());
  }

  private static void lineChart(int points) throws Exception {
    var stage = new Stage[1];
    var first = new XYChart.Series<Number, Number>();
    Frames.onFx(
        () -> {
          var chart = new LineChart<Number, Number>(new NumberAxis(), new NumberAxis());
          chart.setAnimated(false);
          chart.setCreateSymbols(false);
          var random = new Random(1);
          for (var series : java.util.List.of(first, new XYChart.Series<Number, Number>())) {
            for (int i = 0; i < points; i++) {
              series.getData().add(new XYChart.Data<>(i, random.nextGaussian()));
            }
            chart.getData().add(series);
          }
          stage[0] = Frames.window(chart);
        });
    int[] next = {points};
    Runnable add = () -> first.getData().add(new XYChart.Data<>(next[0]++, 0.5));
    Frames.Times times = Frames.measure(stage[0], add, 5, 20);
    print("javafx.linechart.frame.median.2x10k", times.median(), "ms");
    print("javafx.linechart.frame.cpu.2x10k", times.cpu(), "ms");
    Frames.onFx(() -> stage[0].close());
  }

  private static void plainRenderer(int points) throws Exception {
    var stage = new Stage[1];
    var first = new XYSeries("first");
    Frames.onFx(
        () -> {
          var random = new Random(1);
          var second = new XYSeries("second");
          for (int i = 0; i < points; i++) {
            first.add(i, random.nextGaussian(), false);
            second.add(i, random.nextGaussian(), false);
          }
          var data = new XYSeriesCollection();
          data.addSeries(first);
          data.addSeries(second);
          stage[0] =
              Frames.window(new ChartViewer(ChartFactory.createXYLineChart("", "", "", data)));
        });
    int[] next = {points};
    Runnable add = () -> first.add(next[0]++, 0.5);
    Frames.Times times = Frames.measure(stage[0], add, 20, 20);
    print("jfreechart.plain.frame.median.2x10k", times.median(), "ms");
    print("jfreechart.plain.frame.cpu.2x10k", times.cpu(), "ms");
    Frames.onFx(() -> stage[0].close());
  }
}
