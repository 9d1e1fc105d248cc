package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
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

/** Optimisers race down a textbook function, and down the surface of a run's own loss. */
@Timeout(180)
final class SurfaceTest {

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
  void optimisersRaceDownATextbookFunction() throws Exception {
    // given that nothing is trained, the pane says what it would show
    select("tab-surface");
    assertThat(text("#surface-hint")).contains("Train a network");
    assertThat(ROBOT.lookup("#surface-play").query().isDisabled()).isTrue();

    // when a function is chosen from the list, with the keyboard
    choose("#surface-choice", 3);

    // then all stand at its start, and one step moves them
    Stand.until(() -> text("#surface-at").equals("Step 0 of 200"));
    String start = text("#surface-height-SGD");
    assertThat(text("#surface-height-ADAM")).isEqualTo(start);
    ROBOT.interact(() -> ROBOT.lookup("#surface-step").queryButton().fire());
    Stand.until(() -> text("#surface-at").equals("Step 1 of 200"));
    assertThat(text("#surface-height-SGD")).isNotEqualTo(start);

    // and a click and the arrow keys begin elsewhere
    String before = said();
    ROBOT.clickOn("#surface-view");
    Stand.until(() -> text("#surface-at").equals("Step 0 of 200") && !said().equals(before));
    String clicked = said();
    ROBOT.type(KeyCode.LEFT);
    Stand.until(() -> !said().equals(clicked));
    assertThat(said()).contains("Rosenbrock").contains("loss");
    choose("#surface-choice", 3);

    // and they run to the end by themselves, each with the rate that suits it
    ROBOT.interact(() -> ROBOT.lookup("#surface-best").queryAs(CheckBox.class).fire());
    Stand.until(() -> text("#surface-at").equals("Step 0 of 200"));
    assertThat(ROBOT.lookup("#surface-rate").query().isDisabled()).isTrue();
    ROBOT.interact(() -> ROBOT.lookup("#surface-play").query().requestFocus());
    ROBOT.type(KeyCode.SPACE);
    Stand.until(() -> text("#surface-at").equals("Step 200 of 200"));
    assertThat(height("ADAM")).isLessThan(Double.parseDouble(start) / 3);
    assertThat(height("SGD")).isLessThan(Double.parseDouble(start));
    assertThat(ROBOT.lookup("#surface-rule-ADAM").queryAs(CheckBox.class).getAccessibleText())
        .contains("Adam: loss")
        .contains("learning rate");
    stand.picture("surface-race");

    // and whoever is taken out of the legend is not drawn
    int all = colours();
    ROBOT.interact(
        () ->
            List.of("SGD", "MOMENTUM", "NESTEROV", "ADAGRAD", "RMSPROP")
                .forEach(it -> ROBOT.lookup("#surface-rule-" + it).queryAs(CheckBox.class).fire()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(colours()).isLessThan(all);

    // and a rate that is none is marked, and one that is too fast makes somebody fly away
    choose("#surface-schedule", 4);
    assertThat(ROBOT.lookup("#surface-schedule-curve").query().getAccessibleText())
        .contains("cosine");
    ROBOT.interact(() -> ROBOT.lookup("#surface-best").queryAs(CheckBox.class).fire());
    TextField rate = ROBOT.lookup("#surface-rate").queryAs(TextField.class);
    ROBOT.interact(rate::requestFocus);
    ROBOT.interact(() -> rate.setText("fast"));
    ROBOT.type(KeyCode.ENTER);
    assertThat(rate.getStyleClass()).contains("danger");
    ROBOT.interact(() -> rate.setText("0.5"));
    ROBOT.type(KeyCode.ENTER);
    assertThat(rate.getStyleClass()).doesNotContain("danger");
    ROBOT.interact(() -> ROBOT.lookup("#surface-play").query().requestFocus());
    ROBOT.type(KeyCode.SPACE);
    Stand.until(() -> text("#surface-height-SGD").equals("flew away"));
  }

  @Test
  void theRunsOwnSurfaceIsDrawnWithItsWayAndRacedDown() throws Exception {
    configure("train", "epochs", new Value.Whole(12));
    ROBOT.interact(() -> Stand.editor(ROBOT).requestFocus());
    ROBOT.push(KeyCode.F5);
    Stand.until(() -> stand.models().runs.state().finished() != null);
    select("tab-surface");
    Stand.until(() -> text("#surface-hint").contains("625 places"));

    // when it is drawn, stopped and drawn anew,
    ROBOT.interact(() -> ROBOT.lookup("#surface-draw").queryButton().fire());
    Stand.until(() -> ROBOT.lookup("#surface-draw").queryButton().getText().equals("Stop drawing"));
    ROBOT.interact(() -> ROBOT.lookup("#surface-draw").queryButton().fire());
    Stand.until(
        () -> !ROBOT.lookup("#surface-draw").queryButton().getText().equals("Stop drawing"));
    ROBOT.interact(() -> ROBOT.lookup("#surface-draw").queryButton().fire());

    // then all of its losses come, with the way of training: start, eleven epochs, last;
    Stand.until(() -> ROBOT.lookup("#surface-legend").query().isVisible());
    assertThat(text("#surface-said")).contains("13 moments").contains("%");
    assertThat(ROBOT.lookup("#surface-progress").query().isVisible()).isFalse();
    assertThat(ROBOT.lookup("#surface-rule-ADAMW").query().getParent().isVisible()).isFalse();
    double start = height("ADAM");

    // and optimisers go down it, too.
    ROBOT.interact(() -> ROBOT.lookup("#surface-best").queryAs(CheckBox.class).fire());
    ROBOT.interact(() -> ROBOT.lookup("#surface-play").query().requestFocus());
    ROBOT.type(KeyCode.SPACE);
    Stand.until(() -> text("#surface-at").equals("Step 200 of 200"));
    assertThat(height("ADAM")).isLessThan(start);
    ROBOT.moveTo("#surface-view");
    Stand.until(() -> text("#surface-place").contains("loss"));
    stand.picture("surface-run");
    ROBOT.interact(() -> stand.models().speak(Language.CHINESE));
    WaitForAsyncUtils.waitForFxEvents();
    select("tab-surface");
    ROBOT.interact(() -> ROBOT.lookup("#surface-draw").queryButton().fire());
    Stand.until(() -> ROBOT.lookup("#surface-legend").query().isVisible());
    stand.picture("surface-run-zh");
    choose("#surface-choice", 2);
    stand.picture("surface-race-zh");
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

  private static void choose(String box, int place) {
    ROBOT.interact(() -> ROBOT.lookup(box).queryAs(ComboBox.class).requestFocus());
    ROBOT.interact(() -> ROBOT.lookup(box).queryAs(ComboBox.class).getSelectionModel().select(0));
    for (int i = 0; i < place; i++) {
      ROBOT.type(KeyCode.DOWN);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static double height(String rule) {
    String text = text("#surface-height-" + rule);
    return Double.parseDouble(text.replace('\u2212', '-'));
  }

  private static String said() {
    return ROBOT.lookup("#surface-view").query().getAccessibleText();
  }

  /** How many colours the picture has. */
  private static int colours() {
    Set<Integer> found = new java.util.HashSet<>();
    ROBOT.interact(
        () -> {
          WritableImage image = ROBOT.lookup("#surface-view").query().snapshot(null, null);
          for (int y = 1; y < image.getHeight(); y++) {
            for (int x = 1; x < image.getWidth(); x++) {
              found.add(image.getPixelReader().getArgb(x, y));
            }
          }
        });
    return found.size();
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
