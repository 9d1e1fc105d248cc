package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.language.Language;
import org.layerloom.engine.LayerloomEngine;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.Edit;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The border between two arms of a spiral is watched, and what each neuron adds to it. */
@Timeout(180)
final class PlaneTest {

  private static final FxRobot ROBOT = new FxRobot();

  @TempDir private Path folder;

  // Opened before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(new EngineProcess(LayerloomEngine.command()), folder);
    ROBOT.interact(() -> stand.window.show(List.of("spiral-mlp")));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void theAnswerIsSeenEverywhereAndSoIsEachNeuron() throws Exception {
    // given that nothing is trained, the pane says what it would show
    select("tab-plane");
    assertThat(text("#plane-hint")).contains("two inputs");

    // when some epochs are trained
    configure("train", "epochs", new Value.Whole(40));
    ROBOT.interact(() -> Stand.editor(ROBOT).requestFocus());
    ROBOT.push(KeyCode.F5);
    Stand.until(() -> stand.models().runs.state().finished() != null);
    select("tab-plane");
    Stand.until(() -> ROBOT.lookup("#plane-unit-32").tryQuery().isPresent());

    // then both classes have a part of the plane, and the first hidden layer's neurons are there
    Stand.until(() -> colours().size() > 10);
    assertThat(text("#plane-title")).isEqualTo("hidden1: 32 neurons");
    stand.picture("plane-answer");
    Set<Integer> answer = colours();

    // and the node that is selected shows its own; one of them takes the large picture's place
    ROBOT.interact(
        () -> stand.models().session.selectedProperty().set(Set.of(new NodeId("output"))));
    Stand.until(() -> text("#plane-title").equals("output: 2 neurons"));
    assertThat(ROBOT.lookup("#plane-units").queryAs(FlowPane.class).getChildren()).hasSize(2);
    ROBOT.interact(() -> ROBOT.lookup("#plane-unit-2").query().requestFocus());
    ROBOT.type(KeyCode.SPACE);
    Stand.until(() -> !colours().equals(answer));
    assertThat(ROBOT.lookup("#plane-answer").queryButton().isDisabled()).isFalse();
    stand.picture("plane-neuron");
    ROBOT.interact(() -> ROBOT.lookup("#plane-answer").queryButton().fire());

    // and the place beneath the mouse is told in words
    ROBOT.moveTo(".plane-view");
    Stand.until(() -> text("#plane-place").contains("sure"));
    assertThat(text("#plane-place")).contains("x1 = ");
  }

  @Test
  void aNetworkWithOtherInputsSaysSo() throws Exception {
    ROBOT.interact(
        () ->
            new BundledSamples()
                .apply(Language.ENGLISH).stream()
                    .filter(it -> it.id().equals("iris-mlp"))
                    .findFirst()
                    .ifPresent(stand.models().files::begin));
    Stand.until(() -> stand.models().session.state().document().name().contains("ris"));
    configure("train", "epochs", new Value.Whole(2));
    ROBOT.interact(() -> Stand.editor(ROBOT).requestFocus());
    ROBOT.push(KeyCode.F5);
    Stand.until(() -> stand.models().runs.state().finished() != null);

    select("tab-plane");

    Stand.until(() -> text("#plane-hint").contains("two numbers"));
    stand.picture("plane-none");
  }

  private void configure(String node, String parameter, Value value) {
    ROBOT.interact(
        () ->
            stand
                .models()
                .session
                .edit(
                    new Edit.Configure(Set.of(new NodeId(node)), parameter, value),
                    Message.of("edit.rename")));
  }

  /** The colours of the large picture. */
  private static Set<Integer> colours() {
    Set<Integer> found = new java.util.HashSet<>();
    ROBOT.interact(
        () -> {
          Region view = (Region) ROBOT.lookup(".plane-view").query();
          WritableImage image = view.snapshot(null, null);
          for (int y = 5; y < image.getHeight(); y += 7) {
            for (int x = 5; x < image.getWidth(); x += 7) {
              Color colour = image.getPixelReader().getColor(x, y);
              found.add(colour.hashCode());
            }
          }
        });
    return found;
  }

  private static void select(String tab) {
    ROBOT.interact(
        () -> {
          TabPane tabs = (TabPane) ROBOT.lookup(".results > .tab-pane").query();
          tabs.getTabs().stream()
              .filter(it -> tab.equals(it.getId()))
              .findFirst()
              .ifPresent(it -> tabs.getSelectionModel().select(it));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(String id) {
    return ROBOT.lookup(id).queryAs(Label.class).getText();
  }
}
