package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.NodeId;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The code of the flowchart, and how the two follow one another. */
final class CodePaneTest {

  @TempDir private static Path folder;

  private static final FxRobot ROBOT = new FxRobot();

  // Opened before the tests, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private static Stand stand;

  @BeforeAll
  static void open() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    ROBOT.interact(
        () -> {
          stand = new Stand(stage, new FakeEngine(), folder);
          stand.show();
          TabPane tabs = (TabPane) ROBOT.lookup(".results .tab-pane").query();
          tabs.getTabs().stream()
              .filter(tab -> "tab-code".equals(tab.getId()))
              .forEach(tabs.getSelectionModel()::select);
        });
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !lines().getItems().isEmpty());
  }

  @AfterAll
  static void close() {
    ROBOT.interact(
        () -> {
          stand.stage.close();
          stand.window.close();
        });
  }

  @Test
  void aSelectedNodeShowsItsLines() {
    Stand.select(ROBOT, "conv2");
    WaitForAsyncUtils.waitForFxEvents();

    List<String> chosen = List.copyOf(lines().getSelectionModel().getSelectedItems());
    assertThat(chosen).hasSize(2).allSatisfy(line -> assertThat(line).contains("conv2"));
    assertThat(chosen.toString()).contains("nn.Conv2d(32, 64, 3)").contains("F.relu(self.conv2(");
  }

  @Test
  void aChosenLineSelectsItsNode() {
    ListView<String> lines = lines();
    int line =
        lines
            .getItems()
            .indexOf(
                lines.getItems().stream()
                    .filter(text -> text.contains("self.conv1 = "))
                    .findFirst()
                    .orElseThrow());
    ROBOT.interact(() -> lines.scrollTo(line));
    WaitForAsyncUtils.waitForFxEvents();
    javafx.scene.Node row = ROBOT.lookup(lines.getItems().get(line)).query();
    ROBOT.clickOn(row);
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(stand.models().session.selectedProperty().get())
        .isEqualTo(Set.of(new NodeId("conv1")));
  }

  @Test
  void aListingOfAnotherProgramOpensAsAProject() throws Exception {
    Path listing =
        Files.writeString(
            folder.resolve("model.py"),
            """
            (x_train, y_train), _ = keras.datasets.mnist.load_data()
            model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
            """);

    ROBOT.interact(() -> stand.models().files.read(listing));
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> stand.models().session.graph().find(new NodeId("flatten1")) != null);

    assertThat(stand.models().session.state().file()).isNull();
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> lines().getItems().toString().contains("self.dense1 = nn.Linear(784, 10)"));
    ROBOT.interact(
        () ->
            stand
                .models()
                .files
                .begin(
                    new BundledSamples()
                        .apply(org.layerloom.app.language.Language.ENGLISH)
                        .getFirst()));
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> lines().getItems().toString().contains("self.conv2"));
  }

  @Test
  void codeThatIsChangedChangesTheFlowchartInOneStep() throws Exception {
    // given the code as text
    ROBOT.clickOn("#code-edit");
    TextArea text = ROBOT.lookup("#code-text").queryAs(TextArea.class);
    assertThat(text.isFocused()).isTrue();

    // when a number is changed and taken
    ROBOT.interact(
        () -> {
          int at = text.getText().indexOf("nn.Conv2d(1, 32, 3)") + "nn.Conv2d(1, ".length();
          text.selectRange(at, at + 2);
        });
    ROBOT.write("24");
    ROBOT.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> ROBOT.lookup("#code-lines").tryQuery().isPresent());

    // then the node has it, and one undo takes it back
    assertThat(filters()).isEqualTo(24);
    ROBOT.interact(() -> stand.models().session.undo());
    assertThat(filters()).isEqualTo(32);
  }

  @Test
  void aLineThatIsNotUnderstoodIsMarkedAndTheFlowchartStays() throws Exception {
    ROBOT.clickOn("#code-edit");
    TextArea text = ROBOT.lookup("#code-text").queryAs(TextArea.class);
    ROBOT.interact(
        () -> text.setText(text.getText().replace("F.relu(self.conv2(", "F.magic(self.conv2(")));
    ROBOT.clickOn("#code-apply");
    VBox problems = ROBOT.lookup("#code-problems").queryAs(VBox.class);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !problems.getChildren().isEmpty());

    assertThat(((Label) problems.getChildren().getFirst()).getText()).contains("F.magic");
    assertThat(text.getSelectedText()).contains("F.magic");
    ROBOT.clickOn("#code-text").type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(ROBOT.lookup("#code-lines").tryQuery()).isPresent();
    assertThat(filters()).isEqualTo(32);
  }

  @Test
  void theSameNetworkAsKeras() throws Exception {
    ChoiceBox<?> library = ROBOT.lookup("#code-library").queryAs(ChoiceBox.class);
    ROBOT.interact(() -> library.getSelectionModel().select(1));
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> lines().getItems().contains("import keras"));
    Stand.select(ROBOT, "conv2");
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(lines().getSelectionModel().getSelectedItem()).contains("name=\"conv2\"");
    ROBOT.interact(() -> library.getSelectionModel().select(0));
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> lines().getItems().contains("import torch"));
  }

  private static long filters() {
    return stand.models().session.graph().node(new NodeId("conv1")).settings().whole("filters");
  }

  @SuppressWarnings("unchecked")
  private static ListView<String> lines() {
    return ROBOT.lookup("#code-lines").queryAs(ListView.class);
  }
}
