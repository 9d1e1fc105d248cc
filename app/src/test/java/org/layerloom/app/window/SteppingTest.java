package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.files.Sample;
import org.layerloom.app.language.Language;
import org.layerloom.engine.LayerloomEngine;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.NodeId;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The documents' step by hand, gone through with the real engine. */
final class SteppingTest {

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
          stand = new Stand(stage, new EngineProcess(LayerloomEngine.command()), folder);
          stand.show();
        });
  }

  @BeforeEach
  void beginTheSample() throws Exception {
    Sample sample =
        new BundledSamples()
            .apply(Language.ENGLISH).stream()
                .filter(it -> it.id().equals("by-hand-2-3"))
                .findFirst()
                .orElseThrow();
    ROBOT.interact(() -> stand.models().files.begin(sample));
    until(() -> stand.models().session.graph().find(new NodeId("hidden")) != null);
    ROBOT.interact(() -> Stand.editor(ROBOT).requestFocus());
    ROBOT.type(KeyCode.F9);
    until(() -> text("#stepping-heading").equals("1 of 11: data"));
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
  void eachNumberIsWorkedOutWhereItsNodeIsSelected() throws Exception {
    ROBOT.clickOn("#stepping-next");

    assertThat(text("#stepping-worked")).isEqualTo("y1 = max(0, 1·2 + 2·3 + 5) = max(0, 13) = 13");
    assertThat(stand.models().session.selectedProperty().get())
        .isEqualTo(Set.of(new NodeId("hidden")));
    ROBOT.interact(() -> ROBOT.lookup("#stepping-table").query().requestFocus());
    ROBOT.type(KeyCode.RIGHT);
    assertThat(text("#stepping-worked")).isEqualTo("y2 = max(0, 3·2 + 4·3 + 6) = max(0, 24) = 24");
    ROBOT.clickOn("#stepping-next").clickOn("#stepping-next");
    assertThat(text("#stepping-worked")).isEqualTo("L = (37 − 36)² = 1");

    ROBOT.clickOn("#stepping-back");
    assertThat(text("#stepping-heading")).isEqualTo("3 of 11: output");
  }

  @Test
  void anotherLearningRateMovesTheWeightsFurtherAndTheDocumentStays() throws Exception {
    var before = stand.models().session.state().document();
    toUpdate();
    assertThat(text("#stepping-worked")).isEqualTo("w = 1 − 0.01·4 = 0.96");

    write("#stepping-rate", "0.1");

    until(() -> text("#stepping-worked").equals("w = 1 − 0.1·4 = 0.6"));
    assertThat(stand.models().session.state().document()).isSameAs(before);
    ROBOT.clickOn("#stepping-restore");
    until(() -> text("#stepping-worked").equals("w = 1 − 0.01·4 = 0.96"));
  }

  @Test
  void anotherWeightAndAnotherInputAreSteppedWith() throws Exception {
    write("#stepping-number", "4");
    until(() -> first("#stepping-table").equals("4"));
    toUpdate();
    write("#stepping-number", "2");

    // then the first hidden unit sees 2·4 + 2·3 + 5 = 19
    while (!text("#stepping-heading").startsWith("2 of")) {
      ROBOT.clickOn("#stepping-back");
    }
    until(() -> text("#stepping-worked").contains("2·4 + 2·3 + 5"));
    assertThat(text("#stepping-worked")).endsWith("= 19");
  }

  @Test
  void playingGoesOnByItself() throws Exception {
    ROBOT.clickOn("#stepping-faster").clickOn("#stepping-play");

    until(() -> text("#stepping-heading").startsWith("3 of"));

    ROBOT.clickOn("#stepping-play").clickOn("#stepping-faster");
  }

  /** To the first parameter's update: behind 3 forward, the loss and 3 backward. */
  private static void toUpdate() {
    while (!text("#stepping-heading").endsWith("hidden.weight")) {
      String was = text("#stepping-heading");
      ROBOT.clickOn("#stepping-next");
      assertThat(text("#stepping-heading")).as("goes on").isNotEqualTo(was);
    }
  }

  private static void write(String field, String text) {
    TextField input = ROBOT.lookup(field).queryAs(TextField.class);
    ROBOT.clickOn(input);
    ROBOT.interact(input::selectAll);
    ROBOT.write(text).type(KeyCode.ENTER);
  }

  private static String first(String table) {
    TableView<?> view = ROBOT.lookup(table).queryTableView();
    return String.valueOf(view.getColumns().getFirst().getCellData(0));
  }

  private static String text(String label) {
    return ROBOT.lookup(label).queryAs(Label.class).getText();
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
