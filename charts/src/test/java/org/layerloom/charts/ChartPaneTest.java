package org.layerloom.charts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.XUnit;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The pane worked by gesture, on the platform without a display. */
@ExtendWith(ApplicationExtension.class)
class ChartPaneTest {
  private final Series train = new Series("loss.train");
  private final Series validation = new Series("loss.validation");

  @SuppressWarnings("NullAway.Init") // made on the FX thread, where controls belong
  private ChartPane pane;

  @Start
  void start(Stage stage) {
    for (int step = 1; step <= 10_000; step++) {
      train.append(step, step / 1000.0, step / 100.0, Math.exp(-step / 3000.0));
      if (step % 1000 == 0) {
        validation.append(step, step / 1000.0, step / 100.0, 0.1 + Math.exp(-step / 3000.0));
      }
    }
    pane = new ChartPane("Loss");
    pane.setLocale(Locale.ENGLISH);
    pane.getLines()
        .addAll(ChartLine.train(train, "train"), ChartLine.validation(validation, "validation"));
    stage.setScene(new Scene(new StackPane(pane), 700, 360));
    stage.show();
  }

  private static void await(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The platform without a display turns no wheel, so the event is fired where it would arrive. */
  private void scroll(FxRobot robot, double by) {
    robot.interact(
        () -> {
          double x = pane.getWidth() / 2;
          double y = pane.getHeight() / 2;
          var at = pane.localToScreen(x, y);
          Event.fireEvent(
              pane,
              new ScrollEvent(
                  ScrollEvent.SCROLL,
                  x,
                  y,
                  at.getX(),
                  at.getY(),
                  false,
                  false,
                  false,
                  false,
                  true,
                  false,
                  0,
                  by,
                  0,
                  by,
                  ScrollEvent.HorizontalTextScrollUnits.NONE,
                  0,
                  ScrollEvent.VerticalTextScrollUnits.NONE,
                  0,
                  0,
                  null));
        });
  }

  private View view() {
    return requireNonNull(pane.getView());
  }

  @Test
  void draggingZoomsToTheStretchAndADoubleClickShowsEverythingAgain(FxRobot robot)
      throws TimeoutException {
    robot.moveTo(pane).moveBy(-150, 0).drag(MouseButton.PRIMARY).moveBy(150, 0).drop();
    await(() -> pane.getView() != null);
    assertThat(view().from()).isBetween(2.0, 3.4);
    assertThat(view().to()).isBetween(4.4, 5.6);

    robot.moveTo(pane).doubleClickOn(MouseButton.PRIMARY);
    await(() -> pane.getView() == null);
  }

  @Test
  void scrollingZoomsAroundTheMouseAndBackOutShowsEverything(FxRobot robot)
      throws TimeoutException {
    robot.moveTo(pane);
    scroll(robot, 120);
    await(() -> pane.getView() != null);
    double width = view().width();
    assertThat(width).isLessThan(9.9);
    assertThat((view().from() + view().to()) / 2).isBetween(4.0, 6.0);

    scroll(robot, -800);
    await(() -> pane.getView() == null);
  }

  @Test
  void draggingWithTheMiddleButtonPans(FxRobot robot) throws TimeoutException {
    robot.interact(() -> pane.setView(new View(4, 6)));
    robot.moveTo(pane).drag(MouseButton.MIDDLE).moveBy(100, 0).drop();
    await(() -> view().from() < 3.9);
    assertThat(view().width()).isEqualTo(2, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(view().from()).isGreaterThan(3.4);
  }

  @Test
  void panningStopsAtTheEndOfTheData(FxRobot robot) throws TimeoutException {
    robot.interact(() -> pane.setView(new View(0.5, 2)));
    robot.moveTo(pane).drag(MouseButton.MIDDLE).moveBy(300, 0).drop();
    await(() -> view().from() == 0);
  }

  @Test
  void theCrosshairFollowsTheMouseAndLeavesWithIt(FxRobot robot) throws TimeoutException {
    robot.moveTo(pane);
    await(() -> pane.getCrosshair() > 4 && pane.getCrosshair() < 6);
    robot.moveTo(0, 900);
    await(() -> Double.isNaN(pane.getCrosshair()));
  }

  @Test
  void everythingCanBeDoneFromTheKeyboard(FxRobot robot) throws TimeoutException {
    robot.interact(pane::requestFocus);
    robot.type(KeyCode.RIGHT);
    await(() -> pane.getCrosshair() > 5);
    robot.type(KeyCode.PLUS);
    await(() -> pane.getView() != null);
    double from = view().from();
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
    await(() -> view().from() > from);
    robot.type(KeyCode.L);
    await(pane::isLogValues);
    robot.type(KeyCode.HOME);
    await(() -> pane.getView() == null);
    robot.type(KeyCode.ESCAPE);
    await(() -> Double.isNaN(pane.getCrosshair()));
  }

  @Test
  void theMenuSavesEveryKindOfFileWhereTheUserSays(FxRobot robot, @TempDir Path folder)
      throws Exception {
    for (ChartFormat format : ChartFormat.values()) {
      Path file = folder.resolve("loss." + format.extension());
      robot.interact(() -> pane.setFileChoice((_, _, _) -> Optional.of(file)));
      robot.rightClickOn(pane).clickOn("#chart-save-" + format.extension());
      await(() -> pane.getMessage().contains(file.getFileName().toString()));
      assertThat(pane.getMessage()).startsWith("Saved as");
    }
    byte[] png = Files.readAllBytes(folder.resolve("loss.png"));
    assertThat(new String(png, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
    assertThat(Files.readString(folder.resolve("loss.svg"))).contains("<svg").contains(">Loss<");
    assertThat(Files.readString(folder.resolve("loss.pdf"), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF");
    // Every point, not only what is drawn.
    assertThat(Files.readAllLines(folder.resolve("loss.csv"))).hasSize(1 + 10_000 + 10);
  }

  @Test
  void aFolderThatIsGoneIsSaidInWords(FxRobot robot, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("gone").resolve("loss.png");
    robot.interact(() -> pane.setFileChoice((_, _, _) -> Optional.of(file)));
    robot.rightClickOn(pane).clickOn("#chart-save-png");
    await(() -> !pane.getMessage().isEmpty());
    assertThat(pane.getMessage()).startsWith("Could not write").contains("no folder");
  }

  @Test
  void copyingPutsThePictureOnTheClipboard(FxRobot robot) throws TimeoutException {
    robot.rightClickOn(pane).clickOn("#chart-copy");
    await(() -> pane.getMessage().equals("Picture copied"));
    assertThat(WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().hasImage()))
        .succeedsWithin(5, TimeUnit.SECONDS)
        .isEqualTo(true);
  }

  @Test
  void changingTheUnitShowsEverythingInTheNewOne(FxRobot robot) throws TimeoutException {
    robot.interact(() -> pane.setView(new View(4, 6)));
    robot.interact(() -> pane.setXUnit(XUnit.STEP));
    await(() -> pane.getView() == null);
    robot.moveTo(0, 900).moveTo(pane);
    await(() -> pane.getCrosshair() > 4000 && pane.getCrosshair() < 6000);
  }

  @Test
  void pointsFromAnotherThreadAppearByThemselves(FxRobot robot) throws Exception {
    var skin = (ChartPaneSkin) pane.getSkin();
    var writer =
        new Thread(
            () -> {
              for (int step = 10_001; step <= 20_000; step++) {
                train.append(step, step / 1000.0, step / 100.0, 0.03);
              }
            });
    writer.start();
    writer.join();
    await(() -> requireNonNull(skin.layout()).x().to() == 20);
  }

  @Test
  void aScreenReaderHearsWhatTheChartShows() {
    String text = String.valueOf(pane.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    assertThat(text).contains("Loss", "train", "validation", "10,000 points", "epoch 10");
    var empty = new ChartPane("Gradient norm");
    empty.setLocale(Locale.SIMPLIFIED_CHINESE);
    empty.setEmptyText("按“训练”");
    assertThat(String.valueOf(empty.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
        .contains("还没有数据", "按“训练”");
  }
}
