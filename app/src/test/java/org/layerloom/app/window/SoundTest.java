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
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.settings.Look;
import org.layerloom.engine.LayerloomEngine;
import org.layerloom.engine.client.EngineProcess;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Sound is seen: as waves in the grid, and as a spectrogram where one is followed. */
@Timeout(120)
final class SoundTest {

  private static final FxRobot ROBOT = new FxRobot();
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;

  // Opened before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    ROBOT.interact(
        () -> {
          stand = new Stand(stage, new EngineProcess(LayerloomEngine.command()), folder);
          stand.window.show(List.of("spoken-digits-cnn"));
        });
  }

  @AfterEach
  void close() {
    ROBOT.interact(
        () -> {
          stand.stage.close();
          stand.window.close();
        });
  }

  @Test
  void aSpokenDigitIsAWaveAndFollowedASpectrogram() throws Exception {
    // given the data of the sample, before anything is trained
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    until(() -> ROBOT.lookup("#data-grid").tryQuery().filter(Node::isVisible).isPresent());

    // then each sound in the grid is a wave of its own
    until(() -> waves("#data-grid").size() > 5);
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
    until(() -> waves("#data-follow").size() == 1);
    assertThat(asked(SoundTest::texts)).contains("0.64 s at 8,000 samples a second");

    // then the engine hears it, though nothing is trained yet: forty bands of 39 frames
    until(() -> heat() != null);
    assertThat(asked(SoundTest::texts)).contains("1×40×39");
    Image heat = asked(() -> Objects.requireNonNull(heat()));
    assertThat(heat.getWidth()).isEqualTo(39);
    assertThat(heat.getHeight()).isEqualTo(40);
    assertThat(colours(heat)).hasSizeGreaterThan(100);
    picture();
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

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void picture() {
    if (!Boolean.getBoolean("layerloom.pictures")) {
      return;
    }
    ROBOT.interact(
        () -> {
          Region root = (Region) stand.stage.getScene().getRoot();
          try {
            for (Look look : List.of(Look.LIGHT, Look.DARK)) {
              stand.models().wear(look);
              Pictures.write(root, 1280, 800, PICTURES.resolve("sound-" + look + ".png"));
            }
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }
}
