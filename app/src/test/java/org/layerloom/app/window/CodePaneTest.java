package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
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

  @SuppressWarnings("unchecked")
  private static ListView<String> lines() {
    return ROBOT.lookup("#code-lines").queryAs(ListView.class);
  }
}
