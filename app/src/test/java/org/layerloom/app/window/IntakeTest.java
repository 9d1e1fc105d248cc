package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.settings.Look;
import org.layerloom.network.NodeId;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Data of one's own is recognised, chosen from, and becomes a project that trains. */
final class IntakeTest {

  private static final FxRobot ROBOT = new FxRobot();
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(new FakeEngine(), folder);
    ROBOT.interact(stand::show);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void aTableBecomesAProjectThatPredictsTheChosenColumn() throws Exception {
    // given a table whose last column is not what one wants to know
    StringBuilder rows = new StringBuilder("size,bought,colour,age\n");
    for (int i = 0; i < 200; i++) {
      rows.append(i * 0.5).append(i % 2 == 0 ? ",yes," : ",no,");
      rows.append(i % 3 == 0 ? "red," : "blue,").append(20 + i % 50).append('\n');
    }
    ask(Files.writeString(folder.resolve("shop.csv"), rows));

    // when the column is chosen, and a project begun
    Stand.until(() -> ready());
    assertThat(text("#intake-title")).isEqualTo("shop.csv");
    assertThat(text("#intake-verdict")).contains("160", "40", "a number to predict");
    ROBOT.interact(() -> box("#intake-target").setValue("bought"));
    Stand.until(() -> ready() && text("#intake-verdict").contains("2 classes"));
    picture("table");
    ROBOT.interact(() -> ROBOT.lookup("#intake-begin").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();

    // then it has that dataset, is named after it, and nothing is wrong with it
    SessionState state = stand.models().session.state();
    assertThat(state.document().name()).isEqualTo("shop");
    assertThat(source("data")).endsWith("shop.csv?target=bought");
    assertThat(state.analysis().sound()).isTrue();
  }

  @Test
  void rowsThatFollowInTimeBecomeWindows() throws Exception {
    StringBuilder rows = new StringBuilder("wind,temperature\n");
    for (int i = 0; i < 300; i++) {
      rows.append(Math.round(50 + 40 * Math.sin(i / 9.0))).append(',');
      rows.append(20 + 5 * Math.cos(i / 9.0)).append('\n');
    }
    ask(Files.writeString(folder.resolve("weather.csv"), rows));
    Stand.until(() -> ready());

    // when twelve rows are a sample
    ROBOT.interact(() -> ((Spinner<?>) ROBOT.lookup("#intake-window").query()).increment(12));
    Stand.until(() -> ready() && text("#intake-verdict").contains("12 × 2"));
    picture("series");
    ROBOT.interact(() -> ROBOT.lookup("#intake-begin").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();

    // then a network that remembers stands there, and nothing is wrong with it
    assertThat(source("data")).endsWith("weather.csv?window=12&target=temperature");
    assertThat(stand.models().session.graph().node(new NodeId("memory")).kind()).isEqualTo("lstm");
    assertThat(stand.models().session.state().analysis().sound()).isTrue();
  }

  @Test
  void soundsBecomeANetworkThatHears() throws Exception {
    // given two classes of sounds, a fifth of a second each
    AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
    for (String name : List.of("hum", "hiss")) {
      Path each = Files.createDirectories(folder.resolve("noises").resolve(name));
      for (int i = 0; i < 10; i++) {
        byte[] sound = new byte[3200];
        new Random(i).nextBytes(sound);
        AudioSystem.write(
            new AudioInputStream(new ByteArrayInputStream(sound), format, 1600),
            AudioFileFormat.Type.WAVE,
            each.resolve(i + ".wav").toFile());
      }
    }
    ask(folder.resolve("noises"));

    // when a sample is to last half a second longer than the second that is proposed
    Stand.until(() -> ready() && text("#intake-verdict").contains("1 × 8000"));
    assertThat(text("#intake-what")).contains("Sounds (WAV)");
    ROBOT.interact(() -> ((Spinner<?>) ROBOT.lookup("#intake-seconds").query()).increment());
    Stand.until(() -> ready() && text("#intake-verdict").contains("1 × 12000"));
    picture("sounds");
    ROBOT.interact(() -> ROBOT.lookup("#intake-begin").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();

    // then a network stands there that hears it at its rate, and nothing is wrong with it
    assertThat(source("data")).endsWith("noises?seconds=1.5");
    assertThat(
            stand.models().session.graph().node(new NodeId("hear")).settings().whole("sampleRate"))
        .isEqualTo(8000);
    assertThat(stand.models().session.state().analysis().sound()).isTrue();
  }

  @Test
  void damageIsNamedAndCanBeLeftOut() throws Exception {
    // given a table in which a number is a word
    StringBuilder rows = new StringBuilder("a,b,c\n");
    for (int i = 0; i < 100; i++) {
      rows.append(i == 7 ? "oops" : String.valueOf(i)).append(',').append(i * 2).append(",x\n");
      rows.append(i).append(',').append(i * 3).append(",y\n");
    }
    ask(Files.writeString(folder.resolve("bad.csv"), rows));

    // then it is left out from the beginning, and refused with its place where that is unticked
    Stand.until(() -> ready());
    assertThat(text("#intake-verdict")).contains("2 classes");
    ROBOT.clickOn("#intake-skip");
    Stand.until(() -> text("#intake-verdict").contains("line 16"));
    assertThat(button("#intake-begin").isDisabled()).isTrue();
    picture("damaged");
    ROBOT.clickOn("#intake-skip");
    Stand.until(() -> ready());
  }

  @Test
  void picturesTakeThePlaceOfTheDataThatWasThere() throws Exception {
    ask(FewDigits.write(folder.resolve("digits"), 60, 20));
    Stand.until(() -> ready());
    assertThat(text("#intake-verdict")).contains("60", "20", "10 classes");
    picture("pictures");

    ROBOT.interact(() -> ROBOT.lookup("#intake-use").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(source("data")).endsWith("digits");
    assertThat(stand.models().session.state().undo()).isNotNull();
    assertThat(stand.models().session.state().document().name()).isEqualTo("MNIST digits");
  }

  @Test
  void whatIsNoDataIsRefusedWithWhatWouldBe() throws Exception {
    ask(Files.write(folder.resolve("film.mkv"), new byte[] {1, 2, 3}));

    Stand.until(() -> text("#intake-verdict").contains("film.mkv"));

    assertThat(text("#intake-verdict")).contains("CSV", "sub-folder");
    assertThat(button("#intake-begin").isDisabled()).isTrue();
    assertThat(button("#intake-use").isDisabled()).isTrue();
    picture("refused");
  }

  private void ask(Path data) {
    stand.answers.add(data);
    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String source(String node) {
    return stand.models().session.graph().node(new NodeId(node)).settings().text("source");
  }

  private static boolean ready() {
    return ROBOT.lookup("#intake-begin").tryQuery().filter(it -> !it.isDisabled()).isPresent();
  }

  private static Button button(String id) {
    return ROBOT.lookup(id).queryButton();
  }

  @SuppressWarnings("unchecked") // Only chosen from, whatever is in it.
  private static ComboBox<Object> box(String id) {
    return ROBOT.lookup(id).queryAs(ComboBox.class);
  }

  private static String text(String id) {
    return ROBOT.lookup(id).queryAs(Label.class).getText();
  }

  /** In both looks, for somebody to look at. */
  private void picture(String name) {
    if (!Boolean.getBoolean("layerloom.pictures")) {
      return;
    }
    for (String look : List.of("LIGHT", "DARK")) {
      ROBOT.interact(() -> stand.models().wear(Look.valueOf(look)));
      WaitForAsyncUtils.waitForFxEvents();
      save(name + "-" + look);
    }
    ROBOT.interact(() -> stand.models().wear(Look.LIGHT));
  }

  private static void save(String name) {
    ROBOT.interact(
        () -> {
          Region root = (Region) ROBOT.lookup("#dialog-intake").query();
          try {
            Pictures.write(
                root,
                root.getWidth(),
                root.getHeight(),
                PICTURES.resolve("intake-" + name + ".png"));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }
}
