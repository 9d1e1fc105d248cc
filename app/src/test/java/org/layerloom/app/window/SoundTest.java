package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.engine.LayerloomEngine;
import org.layerloom.engine.client.EngineProcess;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Sound is seen: as waves in the grid, and as a spectrogram where one is followed. */
@Timeout(120)
final class SoundTest {

  private static final FxRobot ROBOT = new FxRobot();

  @TempDir private Path folder;

  // Opened before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(new EngineProcess(LayerloomEngine.command()), folder);
    ROBOT.interact(() -> stand.window.show(List.of("spoken-digits-cnn")));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void aSpokenDigitIsAWaveAndFollowedASpectrogram() throws Exception {
    // given the data of the sample, before anything is trained
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    Stand.until(() -> ROBOT.lookup("#data-grid").tryQuery().filter(Node::isVisible).isPresent());

    // then each sound in the grid is a wave of its own
    Stand.until(() -> waves("#data-grid").size() > 5);
    assertThat(
            asked(
                () ->
                    waves("#data-grid").stream()
                        .map(it -> List.copyOf(it.getPoints()))
                        .distinct()
                        .count()))
        .isGreaterThan(5);

    // when one is picked
    ROBOT.interact(() -> ROBOT.lookup("#data-grid").query().requestFocus());
    ROBOT.push(KeyCode.RIGHT);
    Stand.until(() -> waves("#data-follow").size() == 1);
    assertThat(asked(SoundTest::texts)).contains("0.64 s at 8,000 samples a second");

    // then the engine hears it, though nothing is trained yet: forty bands of 39 frames
    Stand.until(() -> heat() != null);
    assertThat(asked(SoundTest::texts)).contains("1×40×39");
    Image heat = asked(() -> Objects.requireNonNull(heat()));
    assertThat(heat.getWidth()).isEqualTo(39);
    assertThat(heat.getHeight()).isEqualTo(40);
    assertThat(colours(heat)).hasSizeGreaterThan(100);
    stand.picture("sound");
  }

  private static List<Polygon> waves(String within) {
    return List.copyOf(ROBOT.lookup(within + " .wave").queryAllAs(Polygon.class));
  }

  private static String texts() {
    return String.join(
        "\n",
        ROBOT.lookup("#data-follow .label").queryAllAs(Labeled.class).stream()
            .map(Labeled::getText)
            .toList());
  }

  private static @Nullable Image heat() {
    return ROBOT
        .lookup(".heat-map .image-view")
        .tryQuery()
        .map(it -> ((ImageView) it).getImage())
        .orElse(null);
  }

  private static Set<Integer> colours(Image image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getPixelReader().getArgb(x, y));
      }
    }
    return colours;
  }

  /** Windows are looked at on their own thread. */
  private static <T> T asked(Callable<T> question) throws Exception {
    return WaitForAsyncUtils.asyncFx(question).get(20, TimeUnit.SECONDS);
  }
}
