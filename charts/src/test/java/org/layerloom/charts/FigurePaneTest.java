package org.layerloom.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Figures worked by mouse and keys. */
@ExtendWith(ApplicationExtension.class)
class FigurePaneTest {
  private static final Figure.ConfusionMatrix MATRIX =
      new Figure.ConfusionMatrix(
          "Confusion",
          List.of("cat", "dog", "cow"),
          List.of(List.of(50L, 3L, 0L), List.of(4L, 46L, 1L), List.of(0L, 2L, 48L)));

  private final List<Figure.Part> opened = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // made on the FX thread, where controls belong
  private FigurePane pane;

  @Start
  void start(Stage stage) {
    pane = new FigurePane(MATRIX);
    pane.setLocale(Locale.ENGLISH);
    pane.setOnOpen(opened::add);
    stage.setScene(new Scene(new StackPane(pane), 500, 400));
    stage.show();
  }

  private static void await(BooleanSupplier condition) throws Exception {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void clickingACellOpensIt(FxRobot robot) throws Exception {
    robot.moveTo(pane);
    await(() -> new Figure.Part(1, 1).equals(pane.getPointed()));
    robot.clickOn(pane);
    await(() -> opened.contains(new Figure.Part(1, 1)));
  }

  @Test
  void theArrowKeysGoFromCellToCellAndEnterOpens(FxRobot robot) throws Exception {
    robot.interact(pane::requestFocus);
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.ENTER);
    await(() -> opened.equals(List.of(new Figure.Part(1, 1))));
    robot.type(KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.ENTER);
    await(() -> opened.getLast().equals(new Figure.Part(1, 0)));
  }

  @Test
  void theMenuSavesTheNumbers(FxRobot robot, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("confusion.csv");
    robot.interact(() -> pane.setFileChoice((_, _, _) -> Optional.of(file)));
    robot.rightClickOn(pane).clickOn("#chart-save-csv");
    await(() -> pane.getMessage().startsWith("Saved as"));
    assertThat(Files.readAllLines(file))
        .containsExactly("true,cat,dog,cow", "cat,50,3,0", "dog,4,46,1", "cow,0,2,48");
  }

  @Test
  void everyKindOfFigureDrawsItselfAndSpeaks(FxRobot robot, @TempDir Path folder) throws Exception {
    var curve =
        new Figure.Curve("AUC 0.9", Hue.TRAIN, List.of(0.0, 0.2, 1.0), List.of(0.0, 0.8, 1.0));
    List<Figure> figures =
        List.of(
            MATRIX,
            new Figure.Bars(
                "F1", List.of("cat", "dog"), List.of(0.9, Double.NaN), ValueUnit.PERCENT, Hue.TEST),
            Figure.Histogram.of("Residuals", List.of(-1.0, 0.0, 0.1, Double.NaN), 4, Hue.TRAIN),
            Figure.Histogram.of("Nothing", List.of(), 4, Hue.TRAIN),
            new Figure.Scatter(
                "Prices", "true", "predicted", List.of(1.0, 2.0), List.of(1.1, 1.9), true),
            Figure.Curves.roc("ROC", "false positives", "true positives", List.of(curve)));
    for (Figure figure : figures) {
      robot.interact(() -> pane.setFigure(figure));
      Path file =
          pane.save(ChartFormat.PNG, folder.resolve("figure.png")).get(10, TimeUnit.SECONDS);
      assertThat(file).isNotEmptyFile();
      assertThat(String.valueOf(pane.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
          .contains(figure.title());
    }
  }

  @Test
  void figuresThatDoNotFitTogetherAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Figure.ConfusionMatrix("bad", List.of("a", "b"), List.of(List.of(1L, 2L))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Figure.Scatter("bad", "x", "y", List.of(1.0), List.of(1.0, 2.0), false));
  }

  @Test
  void aHistogramCountsEveryFiniteValueOnce() {
    var histogram = Figure.Histogram.of("any", List.of(0.0, 0.5, 1.0, 1.0), 2, Hue.TRAIN);
    assertThat(histogram.counts()).containsExactly(1L, 3L);
    assertThat(histogram.edge(1)).isEqualTo(0.5);
  }
}
