package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.language.Language;
import org.layerloom.samples.SampleProject;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The first thing that a person sees: what they can begin with. */
final class StartPageTest {

  private static final FxRobot ROBOT = new FxRobot();

  @TempDir private Path folder;
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(new FakeEngine(), folder);
    ROBOT.interact(() -> stand.window.show(List.of()));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void everySampleIsThereFoundByWordsAndOpensByAClick() {
    // given the page, which a window without a project begins with
    assertThat(shown()).isTrue();
    assertThat(cards()).hasSize(SampleProject.list().size());
    stand.picture("start-start");

    // when one looks for a word of what it teaches
    ROBOT.clickOn("#start-search").write("Transfer learning");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(cards()).extracting(Node::getId).containsExactly("start-sample-mnist-transfer");

    // then a click opens it
    ROBOT.clickOn("#start-sample-mnist-transfer");
    assertThat(shown()).isFalse();
    assertThat(stand.models().session.state().document().name())
        .isEqualTo("A hundred digits, with borrowed eyes");
  }

  @Test
  void itIsPutAwayAndCalledByKeysAndOffersWhatThereIs() {
    ROBOT.type(KeyCode.ESCAPE);
    assertThat(shown()).isFalse();
    assertThat(stand.models().session.state().document().name()).isEqualTo("MNIST digits");

    ROBOT.push(KeyCode.SHIFT, KeyCode.F1);
    assertThat(shown()).isTrue();
    ROBOT.clickOn("#start-search").write("xyzzy");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(cards()).isEmpty();
    stand.picture("start-nothing");
    ROBOT.clickOn("#start-lessons-show");
    assertThat(shown()).isFalse();
    assertThat(stand.models().lessons.shownProperty().get()).isTrue();
  }

  @Test
  void itSpeaksChinese() {
    ROBOT.interact(() -> stand.models().speak(Language.CHINESE));
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(cards()).hasSize(SampleProject.list().size());
    stand.picture("start-chinese");
  }

  private static boolean shown() {
    return ROBOT.lookup("#start").tryQuery().filter(Node::isVisible).isPresent();
  }

  private static List<Node> cards() {
    return ROBOT.lookup("#start-cards").queryAs(FlowPane.class).getChildren();
  }
}
