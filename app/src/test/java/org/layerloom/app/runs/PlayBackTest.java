package org.layerloom.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.charts.series.Series;
import org.layerloom.charts.series.XUnit;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A recorded run plays back without an engine. */
class PlayBackTest {

  private static final FxRobot ROBOT = new FxRobot();

  /** Ten points, one every two seconds of an hour's second half. */
  private static Series recorded() {
    Series series = new Series("loss.train");
    for (int step = 0; step < 10; step++) {
      series.append(step, step / 5.0, 2.0 * step, 1.0 / (1 + step));
    }
    return series;
  }

  @Test
  void aLineGrowsAndShrinksWithTheTimeOfItsRun() {
    Track track = new Track(recorded());

    track.to(-1);
    assertThat(track.shown().size()).isZero();
    track.to(0);
    assertThat(track.shown().size()).isEqualTo(1);
    track.to(7);
    assertThat(track.shown().size()).isEqualTo(4);
    track.to(track.length());
    assertThat(track.shown().size()).isEqualTo(10);
    assertThat(track.shown().points().value(9)).isEqualTo(0.1);
    track.to(5);
    assertThat(track.shown().size()).isEqualTo(3);
    assertThat(track.shown().points().x(XUnit.STEP, 2)).isEqualTo(2);
    track.to(6);
    assertThat(track.shown().size()).isEqualTo(4);
    track.to(-1);
    assertThat(track.shown().size()).isZero();
    assertThat(track.end(XUnit.EPOCH)).isEqualTo(1.8);
  }

  @Test
  void playingBeginsAnewAtTheEndAndPausesWhereOneWants() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    Words words = new Words(Language.ENGLISH);
    ROBOT.interact(
        () -> {
          stage.setScene(new Scene(new PlayBar(words), 500, 60));
          stage.show();
        });
    Slider slider = ROBOT.lookup("#runs-position").queryAs(Slider.class);
    assertThat(slider.getValue()).isEqualTo(1);

    // when it is played, it begins at the begin and goes on by itself
    ROBOT.clickOn("#runs-play");
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> slider.getValue() > 0.02 && slider.getValue() < 0.9);
    assertThat(ROBOT.lookup("#runs-play").queryButton().getAccessibleText()).isEqualTo("Pause");

    // and it stays where it is paused
    ROBOT.clickOn("#runs-play");
    WaitForAsyncUtils.waitForFxEvents();
    double paused = slider.getValue();
    WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
    assertThat(slider.getValue()).isEqualTo(paused);
    assertThat(ROBOT.lookup("#runs-play").queryButton().getAccessibleText()).startsWith("Play");
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.cleanupStages();
  }
}
