package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.language.Language;
import org.layerloom.app.settings.Look;
import org.layerloom.app.training.RunState;
import org.layerloom.editor.GraphEditor;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window worked by mouse and keys, with an engine that says what the test wants said. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {

  private static final NodeId CONV = new NodeId("conv1");

  @TempDir private static Path folder;

  private final FakeEngine engine = new FakeEngine();

  // TestFX opens the window before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  @Start
  void open(Stage stage) throws Exception {
    stand = new Stand(stage, engine, Files.createTempDirectory(folder, "window"));
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
  void showsTheFirstSampleWithItsCostAndNoProblems(FxRobot robot) {
    assertThat(stand.stage.getTitle()).contains("MNIST");
    assertThat(stand.models().session.state().analysis().sound()).isTrue();
    assertThat(robot.lookup("#preflight").query().isVisible()).isTrue();
    assertThat(text(robot, "#status-engine")).contains("2.7.1");
  }

  @Test
  void clickingACardShowsItsSettingsAndChangingOneChangesTheShapes(FxRobot robot) {
    clickCard(robot, "conv1");
    assertThat(text(robot, "#inspector-title")).contains("conv1");

    Spinner<?> filters = robot.lookup("#parameter-filters").queryAs(Spinner.class);
    robot.doubleClickOn(filters.getEditor()).write("16").type(KeyCode.ENTER);

    assertThat(stand.models().session.graph().node(CONV).settings().whole("filters")).isEqualTo(16);
    assertThat(stand.models().session.state().analysis().outputs().get(CONV))
        .asString()
        .contains("16×26×26");
    assertThat(stand.stage.getTitle()).contains("edited");
  }

  @Test
  void undoAndRedoByKeysNameTheEditAndGiveTheSameDocument(FxRobot robot) {
    clickCard(robot, "conv1");
    var before = stand.models().session.graph();
    robot.type(KeyCode.DELETE);
    assertThat(stand.models().session.graph().find(CONV)).isNull();
    assertThat(stand.models().session.state().undo()).isNotNull();

    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(stand.models().session.graph()).isEqualTo(before);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertThat(stand.models().session.graph().find(CONV)).isNull();
  }

  @Test
  void aDeletedLayerIsAProblemInTheList(FxRobot robot) {
    clickCard(robot, "flatten");
    robot.type(KeyCode.DELETE);
    assertThat(stand.models().session.state().analysis().sound()).isFalse();
    robot.interact(() -> robot.lookup("#problems-list").tryQuery());
    assertThat(stand.models().session.state().analysis().problems()).isNotEmpty();
  }

  @Test
  void aKindTypedInThePaletteIsAddedByEnter(FxRobot robot) {
    int before = stand.models().session.graph().nodes().size();
    robot.clickOn("#palette-search").write("dropout").type(KeyCode.ENTER);
    assertThat(stand.models().session.graph().nodes()).hasSize(before + 1);
    assertThat(stand.models().session.selectedProperty().get()).hasSize(1);
  }

  @Test
  void aKindIsFoundByItsChineseNameInTheEnglishWindow(FxRobot robot) {
    robot.clickOn("#palette-search");
    robot.interact(() -> robot.lookup("#palette-search").queryTextInputControl().setText("归一化"));
    assertThat(robot.lookup("#palette-normalize").queryAll()).hasSize(1);
    assertThat(robot.lookup("#palette-dense").queryAll()).isEmpty();
  }

  @Test
  void aKindDraggedFromThePaletteLandsOnTheCanvas(FxRobot robot) {
    int before = stand.models().session.graph().nodes().size();
    GraphEditor editor = editor(robot);
    var screen = editor.localToScreen(editor.getWidth() * 0.6, editor.getHeight() * 0.93);
    // The headless platform gives the events of a drag to what is under the pointer: the drag has
    // to
    // be detected while it is still over the row.
    robot.moveTo("#palette-dataset").moveBy(-60, 0).press(MouseButton.PRIMARY);
    robot.moveBy(30, 0).moveBy(30, 0).moveBy(30, 0);
    robot.moveTo(screen).moveBy(3, 0).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(stand.models().session.graph().nodes()).hasSize(before + 1);
  }

  @Test
  void copiedNodesAreTextAndComeBackByPaste(FxRobot robot) {
    clickCard(robot, "conv1");
    robot.push(KeyCode.CONTROL, KeyCode.C);
    String[] text = new String[1];
    robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
    assertThat(text[0]).contains("\"conv2d\"").contains("\"format\"");

    int before = stand.models().session.graph().nodes().size();
    robot.push(KeyCode.CONTROL, KeyCode.V);
    assertThat(stand.models().session.graph().nodes()).hasSize(before + 1);
  }

  @Test
  void trainingShowsCurvesProgressAndTheResult(FxRobot robot) throws Exception {
    robot.clickOn("#train-start");
    assertThat(engine.requests).hasSize(1);
    engine.learn(50);
    await(() -> stand.models().runs.state().phase() == RunState.Phase.RUNNING);
    assertThat(text(robot, "#run-line")).contains("4,870");
    assertThat(robot.lookup("#status-progress").query().isVisible()).isTrue();

    // Editing goes on, and does not touch the run.
    var trained = engine.requests.getFirst().document();
    clickCard(robot, "conv1");
    robot.type(KeyCode.DELETE);
    assertThat(trained.graph().find(CONV)).isNotNull();

    engine.finish();
    await(() -> stand.models().runs.state().phase() == RunState.Phase.FINISHED);
    assertThat(text(robot, "#run-banner-text")).contains("98.71");
  }

  @Test
  void aLostEngineIsSaidInASentenceAndTheRunCanGoOnOrBeginAgain(FxRobot robot) throws Exception {
    robot.clickOn("#train-start");
    engine.learn(50);
    await(() -> stand.models().runs.state().phase() == RunState.Phase.RUNNING);
    engine.die();
    await(() -> stand.models().runs.state().phase() == RunState.Phase.LOST);
    assertThat(text(robot, "#run-banner-text")).isNotBlank();

    robot.clickOn("#train-go-on");
    assertThat(engine.resumed).containsExactly(Path.of("run"));
    engine.die();
    await(() -> stand.models().runs.state().phase() == RunState.Phase.LOST);
    robot.clickOn("#train-again");
    assertThat(engine.requests).hasSize(2);
  }

  @Test
  void pauseAndStopReachTheEngine(FxRobot robot) throws Exception {
    robot.clickOn("#train-start");
    engine.learn(50);
    await(() -> stand.models().runs.state().phase() == RunState.Phase.RUNNING);
    robot.type(KeyCode.F6);
    await(() -> stand.models().runs.state().phase() == RunState.Phase.PAUSED);
    robot.type(KeyCode.F6);
    await(() -> stand.models().runs.state().phase() == RunState.Phase.RUNNING);
    robot.clickOn("#train-stop");
    assertThat(engine.asked).containsExactly("pause", "resume", "stop");
  }

  @Test
  void settingsChangeWhileItTrainsAndAPausedRunTakesOneBatch(FxRobot robot) throws Exception {
    robot.clickOn("#train-start");
    engine.learn(50);
    await(() -> stand.models().runs.state().phase() == RunState.Phase.RUNNING);
    assertThat(robot.lookup("#train-step").query().isDisabled()).isTrue();
    robot.type(KeyCode.F6);
    await(() -> stand.models().runs.state().phase() == RunState.Phase.PAUSED);
    robot.clickOn("#train-step");
    assertThat(engine.asked).containsExactly("pause", "step");

    robot.clickOn("#train-tune");
    robot.interact(() -> robot.lookup("#tune-rate").queryTextInputControl().setText("fast"));
    robot.clickOn("#tune-apply");
    assertThat(text(robot, "#tune-refusal")).contains("fast");
    assertThat(engine.tunings).isEmpty();
    robot.interact(() -> robot.lookup("#tune-rate").queryTextInputControl().setText("0.0005"));
    robot.clickOn("#tune-apply");
    assertThat(engine.tunings).containsExactly(new Tuning(2, 5e-4, 64));

    engine.tell(new TrainingEvent.Tuned(51, 7, 5e-4, 64, 50));
    await(() -> text(robot, "#run-line").contains("7"));
  }

  @Test
  void whatIsNoticedWhileItTrainsLeadsToItsNode(FxRobot robot) throws Exception {
    robot.clickOn("#train-start");
    engine.learn(50);
    engine.tell(
        new TrainingEvent.Noticed(50, new NodeId("conv2"), Message.of("engine.notice.dead", 75)));
    await(() -> !stand.models().runs.notices().isEmpty());
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#notices .label").queryAllAs(Label.class))
        .anyMatch(label -> label.getText().contains("conv2") && label.getText().contains("75"));
    robot.clickOn("#notices .button");
    assertThat(stand.models().session.selectedProperty().get())
        .isEqualTo(Set.of(new NodeId("conv2")));
  }

  @Test
  void aRunThatHasEndedTrainsOn(FxRobot robot) throws Exception {
    robot.clickOn("#train-start");
    engine.learn(50);
    engine.finish();
    await(() -> stand.models().runs.state().phase() == RunState.Phase.FINISHED);
    robot.type(KeyCode.F8);
    robot.clickOn("#tune-apply");
    assertThat(engine.resumed).containsExactly(Path.of("run"));
    assertThat(engine.tunings).containsExactly(new Tuning(4, 1e-3, 64));
  }

  @Test
  void aProjectIsSavedAndOpenedAgainAsItWas(FxRobot robot) throws Exception {
    clickCard(robot, "conv1");
    robot.type(KeyCode.DELETE);
    var document = stand.models().session.state().document();
    Path file = folder.resolve("mine.loom");
    stand.answers.add(file);
    robot.push(KeyCode.CONTROL, KeyCode.S);
    await(() -> !stand.models().session.state().edited());
    assertThat(file).exists();

    robot.push(KeyCode.CONTROL, KeyCode.N);
    assertThat(stand.models().session.graph().nodes()).isEmpty();
    stand.answers.add(file);
    robot.push(KeyCode.CONTROL, KeyCode.O);
    await(() -> stand.models().session.state().document().equals(document));
    assertThat(stand.models().remembered.get().recent()).containsExactly(file.toString());
  }

  @Test
  void aBadFileIsExplainedAndTheOpenProjectStays(FxRobot robot) throws Exception {
    Path file = folder.resolve("bad.loom");
    Files.writeString(file, "no project", StandardCharsets.UTF_8);
    var before = stand.models().session.state().document();
    robot.interact(() -> stand.models().files.read(file));
    await(() -> robot.lookup("#dialog-explain").tryQuery().isPresent());
    assertThat(robot.lookup("#dialog-explain .label").queryAllAs(Label.class))
        .anyMatch(label -> label.getText().contains("bad.loom"));
    robot.type(KeyCode.ESCAPE);
    assertThat(stand.models().session.state().document()).isEqualTo(before);
  }

  @Test
  void unsavedChangesAreNotLostByNew(FxRobot robot) throws Exception {
    clickCard(robot, "conv1");
    robot.type(KeyCode.DELETE);
    var edited = stand.models().session.state().document();
    robot.push(KeyCode.CONTROL, KeyCode.N);
    await(() -> robot.lookup("#dialog-unsaved").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(stand.models().session.state().document()).isEqualTo(edited);
  }

  @Test
  void languageAndLookChangeAtRunTimeAndTheDocumentStays(FxRobot robot) {
    var document = stand.models().session.state().document();
    robot.interact(() -> stand.models().speak(Language.CHINESE));
    assertThat(robot.lookup("#train-start").queryAs(Button.class).getText()).isEqualTo("训练");
    robot.interact(() -> stand.models().theme.wear(Look.DARK));
    assertThat(stand.models().theme.isDark()).isTrue();
    robot.interact(() -> stand.models().theme.wear(Look.LIGHT));
    robot.interact(() -> stand.models().speak(Language.ENGLISH));
    assertThat(robot.lookup("#train-start").queryAs(Button.class).getText()).isEqualTo("Train");
    assertThat(stand.models().session.state().document()).isEqualTo(document);
  }

  @Test
  void panesFoldAwayAndComeBackByKeys(FxRobot robot) {
    javafx.scene.Node drawer = robot.lookup(".drawer-left").query();
    assertThat(drawer.isVisible()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(drawer.isVisible()).isFalse();
    assertThat(stand.models().remembered.get().panes().paletteOpen()).isFalse();
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(drawer.isVisible()).isTrue();
  }

  @Test
  void closingWhileTrainingAsksFirst(FxRobot robot) throws Exception {
    robot.clickOn("#train-start");
    robot.push(KeyCode.CONTROL, KeyCode.Q);
    await(() -> robot.lookup("#dialog-confirm").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(stand.stage.isShowing()).isTrue();
  }

  private void clickCard(FxRobot robot, String node) {
    GraphEditor editor = editor(robot);
    robot.interact(editor::fit);
    WaitForAsyncUtils.waitForFxEvents();
    Rectangle2D place = editor.boundsOnScreen(node).orElseThrow();
    robot.clickOn(
        new Point2D(
            place.getMinX() + place.getWidth() / 2, place.getMinY() + place.getHeight() / 2));
    assertThat(stand.models().session.selectedProperty().get()).isEqualTo(Set.of(new NodeId(node)));
  }

  private static GraphEditor editor(FxRobot robot) {
    return robot.lookup("#canvas").queryAs(GraphEditor.class);
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
