package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.language.Language;
import org.layerloom.editor.NodeFlag;
import org.layerloom.network.Edit;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.training.TrainingEvent;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A learner takes a lesson by mouse and keys. */
@ExtendWith(ApplicationExtension.class)
class LessonsTest {

  private static final NodeId TRAIN = new NodeId("train");

  @TempDir private static Path folder;

  private final FakeEngine engine = new FakeEngine();

  // TestFX opens the window before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  @SuppressWarnings("NullAway.Init")
  private Path home;

  @Start
  void open(Stage stage) throws Exception {
    home = Files.createTempDirectory(folder, "window");
    stand = new Stand(stage, engine, home);
    stand.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          stand.stage.close();
          stand.window.close();
        });
  }

  @Test
  void theListOpensByKeyAndALessonByClick(FxRobot robot) throws Exception {
    // given the window, when F1 is pressed
    robot.push(KeyCode.F1);
    await(() -> robot.lookup("#lesson-first-neuron").tryQuery().isPresent());

    // then lessons and failures are listed, and a click opens one with its project
    assertThat(robot.lookup("#lesson-dead-relu").tryQuery()).isPresent();
    assertThat(accessible(robot, "#lesson-first-neuron"))
        .isEqualTo("The first neuron, 0 of 3 steps done");
    robot.clickOn("#lesson-first-neuron");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text(robot, "#lesson-title")).isEqualTo("The first neuron");
    assertThat(text(robot, "#lesson-step-title")).isEqualTo("Look at it");
    assertThat(stand.models().session.graph().find(new NodeId("neuron"))).isNotNull();
    assertThat(stand.stage.getTitle()).contains("The first neuron");
  }

  @Test
  void aWrongAnswerIsExplainedAndARightOneTicked(FxRobot robot) throws Exception {
    take(robot, "first-neuron");

    reveal(robot, "#number-parameters");
    robot.clickOn("#number-parameters").write("2").type(KeyCode.ENTER);
    assertThat(text(robot, "#answer-parameters")).startsWith("Count one weight");
    assertThat(accessible(robot, "#goal-1")).startsWith("To do: Work the number out");

    robot.push(KeyCode.CONTROL, KeyCode.A).write("3").type(KeyCode.ENTER);
    assertThat(text(robot, "#answer-parameters")).isEqualTo("Right.");
    assertThat(accessible(robot, "#goal-1")).startsWith("Met:");
    assertThat(robot.lookup("#lesson-step-done").query().isVisible()).isTrue();

    // and what is done is remembered, also on disk
    Path file = home.resolve("settings").resolve("lessons.json");
    await(() -> Files.exists(file) && Files.readString(file).contains("\"look\""));
    reveal(robot, "#lesson-next");
    robot.clickOn("#lesson-next");
    assertThat(text(robot, "#lesson-step-title")).isEqualTo("Train it");
  }

  @Test
  void aGoalIsTickedByARunOfTheNetworkAsItIs(FxRobot robot) throws Exception {
    take(robot, "first-neuron");
    robot.interact(() -> stand.models().lessons.go(1));
    assertThat(accessible(robot, "#goal-1")).contains("Press Train");

    // when a run ends well enough
    train(robot, 0.003);
    // then the goal is met; and no longer once the network is another
    await(() -> accessible(robot, "#goal-1").startsWith("Met: Loss on the test data"));
    configure(robot, TRAIN, "epochs", new Value.Whole(7));
    assertThat(accessible(robot, "#goal-1")).contains("train again");
    // and a poor run does not meet it
    train(robot, 0.2);
    await(() -> accessible(robot, "#goal-1").contains("The run reached 0.2"));
    assertThat(accessible(robot, "#goal-1")).startsWith("To do");
  }

  @Test
  void lockedNodesShowALockAndKeepTheirSettings(FxRobot robot) throws Exception {
    take(robot, "first-neuron");
    NodeId data = new NodeId("data");
    var before = stand.models().session.graph().node(data);

    assertThat(Stand.editor(robot).getModel().node("data").orElseThrow().is(NodeFlag.LOCKED))
        .isTrue();
    assertThat(Stand.editor(robot).getModel().node("neuron").orElseThrow().is(NodeFlag.LOCKED))
        .isFalse();
    configure(robot, data, "validation", new Value.Real(0.3));
    assertThat(stand.models().session.graph().node(data)).isEqualTo(before);
    assertThat(stand.models().noticeProperty().get()).contains("locked in this lesson");
    robot.interact(
        () ->
            stand
                .models()
                .session
                .edit(new Edit.Remove(Set.of(data), false), Message.of("edit.delete")));
    assertThat(stand.models().session.graph().find(data)).isNotNull();

    // when the lesson is left, nothing is locked any more
    robot.clickOn("#lesson-back");
    configure(robot, data, "validation", new Value.Real(0.3));
    assertThat(stand.models().session.graph().node(data)).isNotEqualTo(before);
  }

  @Test
  void hintsComeOneByOneAndStartingOverBringsTheProjectBack(FxRobot robot) throws Exception {
    take(robot, "first-neuron");
    robot.interact(() -> stand.models().lessons.go(1));
    assertThat(robot.lookup("#hint-1").tryQuery()).isEmpty();
    for (int i = 1; i <= 2; i++) {
      reveal(robot, "#lesson-hint");
      robot.clickOn("#lesson-hint");
      assertThat(robot.lookup("#hint-" + i).tryQuery()).isPresent();
    }
    assertThat(robot.lookup("#lesson-hint").queryAs(Button.class).isDisabled()).isTrue();
    assertThat(accessible(robot, "#hint-1")).contains("Select the card Train.");

    // and a node that a text names is found by a click, which changes nothing
    var begun = stand.models().session.graph();
    reveal(robot, "#hint-1");
    robot.clickOn("#hint-1 .node-link");
    assertThat(stand.models().session.selectedProperty().get()).containsExactly(TRAIN);
    assertThat(stand.models().session.graph()).isEqualTo(begun);

    configure(robot, TRAIN, "epochs", new Value.Whole(99));
    robot.interact(
        () ->
            stand
                .models()
                .session
                .saved(stand.models().session.state().document(), home.resolve("mine.loom")));
    reveal(robot, "#lesson-start-over");
    robot.clickOn("#lesson-start-over");
    assertThat(stand.models().session.graph()).isEqualTo(begun);
    assertThat(text(robot, "#lesson-step-title")).isEqualTo("Look at it");
  }

  @Test
  void theLessonGoesOnInChinese(FxRobot robot) throws Exception {
    take(robot, "first-neuron");
    robot.interact(() -> stand.models().speak(Language.CHINESE));
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(text(robot, "#lesson-title")).isEqualTo("第一个神经元");
    assertThat(text(robot, "#lesson-step-title")).isEqualTo("看一看");
    assertThat(accessible(robot, "#goal-1")).startsWith("待完成：算出这个数");
  }

  @Test
  void anotherProjectEndsTheLesson(FxRobot robot) throws Exception {
    take(robot, "first-neuron");
    robot.interact(() -> stand.models().files.createNew());

    assertThat(stand.models().lessons.viewProperty().get().lesson()).isNull();
    assertThat(stand.models().session.state().locked()).isEmpty();
    assertThat(robot.lookup("#lesson-first-neuron").tryQuery()).isPresent();
  }

  private void take(FxRobot robot, String id) throws Exception {
    robot.interact(() -> stand.models().lessons.open(id));
    await(() -> robot.lookup("#lesson-step-title").tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void train(FxRobot robot, double testLoss) throws Exception {
    robot.push(KeyCode.F5);
    engine.tell(new TrainingEvent.Started(Path.of("run"), "cpu", 3, 1, 1, ""));
    engine.tell(new TrainingEvent.EpochDone(1, 0.1, Double.NaN, 0.1, Double.NaN, 1));
    engine.tell(new TrainingEvent.Finished(false, 1, testLoss, Double.NaN, 100, 1, Path.of("run")));
    await(() -> !stand.models().runs.state().phase().active());
  }

  private void configure(FxRobot robot, NodeId node, String parameter, Value value) {
    robot.interact(
        () ->
            stand
                .models()
                .session
                .edit(
                    new Edit.Configure(Set.of(node), parameter, value),
                    Message.of("edit.configure", parameter)));
  }

  /** Scrolls the pane so far that a part of it can be clicked. */
  private static void reveal(FxRobot robot, String id) {
    Node node = robot.lookup(id).query();
    ScrollPane scroll = robot.lookup(".lesson-scroll").queryAs(ScrollPane.class);
    robot.interact(
        () -> {
          double all = scroll.getContent().getBoundsInLocal().getHeight();
          double seen = scroll.getViewportBounds().getHeight();
          double at =
              scroll
                  .getContent()
                  .sceneToLocal(node.localToScene(node.getBoundsInLocal()))
                  .getMinY();
          scroll.setVvalue(all <= seen ? 0 : Math.clamp((at - seen / 2) / (all - seen), 0, 1));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static String accessible(FxRobot robot, String id) {
    return robot.lookup(id).query().getAccessibleText();
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    // Asked on the screen's thread: whoever looks from outside may see a view half built.
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
