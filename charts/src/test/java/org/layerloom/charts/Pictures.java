package org.layerloom.charts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.GridPane;
import javafx.scene.text.Font;
import javax.imageio.ImageIO;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.XUnit;

/** Writes pictures of the panes for a person to look at: the folder is the argument. */
public final class Pictures {
  private Pictures() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    var done = new CountDownLatch(1);
    Platform.startup(
        () -> {
          try {
            picture(folder.resolve("light.png"), false, Locale.ENGLISH);
            figures(folder.resolve("figures.png"));
            picture(folder.resolve("dark.png"), true, Locale.ENGLISH);
            if (args.length > 1) {
              for (String weight : new String[] {"400", "700"}) {
                Font.loadFont(
                    Path.of(args[1], "noto-sans-sc-chinese-simplified-" + weight + "-normal.woff")
                        .toUri()
                        .toString(),
                    12);
              }
              picture(folder.resolve("chinese.png"), false, Locale.SIMPLIFIED_CHINESE);
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          } finally {
            done.countDown();
          }
        });
    done.await();
    Platform.exit();
  }

  private static void picture(Path file, boolean dark, Locale locale) throws Exception {
    boolean chinese = locale.getLanguage().equals("zh");
    var train = new Series("loss.train");
    var valid = new Series("loss.validation");
    var accuracy = new Series("accuracy.train");
    var validAccuracy = new Series("accuracy.validation");
    var random = new Random(7);
    int perEpoch = 938;
    for (int step = 1; step <= 6 * perEpoch; step++) {
      double epoch = (double) step / perEpoch;
      double base = 0.02 + 0.6 * Math.exp(-1.3 * epoch);
      train.append(step, epoch, epoch * 12, base * (1 + 0.2 * random.nextGaussian()) + 0.003);
      double share = 0.998 - 0.1 * Math.exp(-1.4 * epoch);
      accuracy.append(step, epoch, epoch * 12, Math.min(1, share + 0.006 * random.nextGaussian()));
      if (step % perEpoch == 0) {
        valid.append(step, epoch, epoch * 12, 0.035 + 0.36 * Math.exp(-1.3 * epoch));
        validAccuracy.append(step, epoch, epoch * 12, 0.99 - 0.04 * Math.exp(-1.4 * epoch));
      }
    }
    var loss = new ChartPane(chinese ? "损失" : "Loss");
    loss.getLines()
        .addAll(
            ChartLine.train(train, chinese ? "训练" : "train"),
            ChartLine.validation(valid, chinese ? "验证" : "validation"));
    loss.getExpectedEnds().put(XUnit.EPOCH, 10.0);
    var right = new ChartPane(chinese ? "准确率" : "Accuracy");
    right.setValueUnit(ValueUnit.PERCENT);
    right
        .getLines()
        .addAll(
            ChartLine.train(accuracy, chinese ? "训练" : "train"),
            ChartLine.validation(validAccuracy, chinese ? "验证" : "validation"));
    right.getExpectedEnds().put(XUnit.EPOCH, 10.0);
    var log = new ChartPane("Loss, logarithmic");
    log.setLogValues(true);
    log.getLines().setAll(loss.getLines());
    log.setXUnit(XUnit.CLOCK);
    log.getEvents()
        .addAll(
            new ChartEvent(ChartEvent.Kind.CHECKPOINT, 938, 1, 12, "checkpoint"),
            new ChartEvent(ChartEvent.Kind.CHECKPOINT, 1876, 2, 24, "checkpoint"),
            new ChartEvent(ChartEvent.Kind.PAUSE, 2000, 2.4, 28, "paused for 3 minutes"),
            new ChartEvent(ChartEvent.Kind.SETTING, 3000, 3.2, 38, "learning rate 0.001 → 0.0001"));
    log.setCrosshair(38);
    var empty = new ChartPane(chinese ? "梯度" : "Gradient norm");
    empty.setEmptyText(
        chinese ? "按“训练”后，这里显示各层梯度" : "Press Train and the gradient of each layer appears here");
    var overlaid = new ChartPane(chinese ? "与昨天比较" : "Beside an earlier run");
    var earlier = new Series("earlier");
    var low = new Series("low");
    var high = new Series("high");
    for (int step = 1; step <= 10 * perEpoch; step++) {
      double epoch = (double) step / perEpoch;
      double base = 0.06 + 0.7 * Math.exp(-0.9 * epoch);
      earlier.append(step, epoch, epoch * 12, base * (1 + 0.2 * random.nextGaussian()));
      if (step % 100 == 0) {
        low.append(step, epoch, epoch * 12, base * 0.7);
        high.append(step, epoch, epoch * 12, base * 1.3);
      }
    }
    overlaid.getLines().addAll(loss.getLines());
    overlaid
        .getLines()
        .add(
            ChartLine.train(earlier, chinese ? "昨天" : "yesterday")
                .asEarlier(chinese ? "昨天" : "yesterday"));
    overlaid.getBands().add(new ChartBand(low, high, chinese ? "五个种子" : "five seeds", Hue.VIOLET));
    overlaid.setXUnit(XUnit.STEP);
    overlaid.setCrosshair(1500);
    var rate = new ChartPane(chinese ? "学习率" : "Learning rate");
    var lr = new Series("lr");
    for (int step = 0; step < 5000; step++) {
      lr.append(
          step, step / 938.0, step * 0.0128, 1e-3 * 0.5 * (1 + Math.cos(Math.PI * step / 5000)));
    }
    rate.getLines().add(ChartLine.of(lr, "Adam", Hue.VIOLET).withSmoothing(false));
    rate.setView(new View(1.2, 1.9));
    var grid = new GridPane(24, 16);
    grid.add(loss, 0, 0);
    grid.add(right, 1, 0);
    grid.add(log, 0, 1);
    grid.add(empty, 1, 1);
    grid.add(overlaid, 0, 2);
    grid.add(rate, 1, 2);
    grid.getChildren().forEach(each -> ((ChartPane) each).setPrefSize(560, 230));
    grid.setStyle(
        "-fx-padding: 16; -fx-font-size: 13px; -fx-background-color: "
            + (dark ? "#161b22" : "white")
            + (chinese ? "; -fx-font-family: 'Noto Sans SC Thin'" : ""));
    var scene = new Scene(grid);
    if (dark) {
      scene
          .getStylesheets()
          .add(
              "data:text/css,.chart-pane{-loom-chart-text:%23e6edf3;-loom-chart-muted:%238d96a0;"
                  + "-loom-chart-grid:%23262c34;-loom-chart-surface:%23161b22;}");
    }
    String stem = file.getFileName().toString().replace(".png", "");
    scene.snapshot(null);
    for (ChartFormat format : ChartFormat.values()) {
      log.save(format, file.resolveSibling(stem + "-saved." + format.extension())).join();
    }
    System.out.println(log.queryAccessibleAttribute(javafx.scene.AccessibleAttribute.TEXT));
    ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
  }

  private static void figures(Path file) throws Exception {
    var random = new Random(3);
    List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    List<List<Long>> counts = new ArrayList<>();
    List<Double> f1 = new ArrayList<>();
    for (int row = 0; row < 10; row++) {
      List<Long> cells = new ArrayList<>();
      for (int column = 0; column < 10; column++) {
        cells.add(row == column ? 960L + random.nextInt(40) : (long) random.nextInt(9) - 3);
      }
      cells.replaceAll(count -> Math.max(0, count));
      counts.add(cells);
      f1.add(0.96 + 0.04 * random.nextDouble());
    }
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    List<Double> hits = new ArrayList<>();
    List<Double> residuals = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      x.add(random.nextDouble() * 40);
      y.add(x.get(i) + 3 * random.nextGaussian());
      residuals.add(y.get(i) - x.get(i));
    }
    for (int i = 0; i <= 40; i++) {
      rates.add(i / 40.0);
      hits.add(Math.pow(i / 40.0, 0.12));
    }
    var matrix = new FigurePane(new Figure.ConfusionMatrix("Confusion matrix", digits, counts));
    matrix.setPointed(new Figure.Part(4, 9));
    var grid = new GridPane(16, 16);
    grid.add(matrix, 0, 0, 1, 2);
    grid.add(
        new FigurePane(new Figure.Bars("F1 per class", digits, f1, ValueUnit.PERCENT, Hue.TEST)),
        1,
        0);
    grid.add(new FigurePane(Figure.Histogram.of("Residuals", residuals, 30, Hue.VIOLET)), 2, 0);
    grid.add(
        new FigurePane(new Figure.Scatter("House prices", "true", "predicted", x, y, true)), 1, 1);
    grid.add(
        new FigurePane(
            Figure.Curves.roc(
                "ROC",
                "false positives",
                "true positives",
                List.of(new Figure.Curve("AUC 0.893", Hue.TRAIN, rates, hits)))),
        2,
        1);
    for (var each : grid.getChildren()) {
      ((FigurePane) each).setPrefSize(each == matrix ? 460 : 340, each == matrix ? 520 : 252);
      ((FigurePane) each).setLocale(Locale.ENGLISH);
    }
    grid.setStyle("-fx-padding: 16; -fx-font-size: 13px; -fx-background-color: white");
    var scene = new Scene(grid);
    ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
  }
}
