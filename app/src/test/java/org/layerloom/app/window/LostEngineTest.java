package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.EngineCommand;
import org.layerloom.app.training.RunState;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.Edit;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.samples.SampleProject;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window with the real engine behind it, whose process is killed while it trains. */
@ExtendWith(ApplicationExtension.class)
class LostEngineTest {

  private static final int MANY_EPOCHS = 100_000;

  @TempDir private static Path folder;

  // TestFX opens the window before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  @Start
  void open(Stage stage) throws Exception {
    EngineProcess engine = new EngineProcess(EngineCommand.ofThisProgram());
    stand = new Stand(stage, engine, Files.createTempDirectory(folder, "window"));
    stand.show();
    SampleProject iris =
        SampleProject.list().stream().filter(s -> s.id().equals("iris-mlp")).findFirst().get();
    stand.models().session.open(iris.document(Locale.US), null);
    stand
        .models()
        .session
        .edit(
            new Edit.Configure(Set.of(new NodeId("train")), "epochs", new Value.Whole(MANY_EPOCHS)),
            Message.of("edit.configure", "epochs"));
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
  void theWindowStaysSaysWhatHappenedAndTrainsAgain(FxRobot robot) throws Exception {
    robot.clickOn("#train-start");
    await(this::learning);

    assertThat(ProcessHandle.current().children().filter(this::isEngine).toList())
        .isNotEmpty()
        .allSatisfy(engine -> assertThat(engine.destroyForcibly()).isTrue());

    await(() -> state().phase() == RunState.Phase.LOST);
    assertThat(stand.stage.isShowing()).isTrue();
    String said = robot.lookup("#run-banner-text").queryAs(Label.class).getText();
    assertThat(said).isNotBlank().doesNotContain("Exception").doesNotContain("\n");

    robot.clickOn("#train-again");
    await(this::learning);
    robot.clickOn("#train-stop");
    await(() -> state().phase() == RunState.Phase.FINISHED);
    assertThat(Objects.requireNonNull(state().finished()).testScore()).isGreaterThan(1 / 3.0);
  }

  private boolean isEngine(ProcessHandle process) {
    return process.isAlive() && process.info().command().orElse("").contains("java");
  }

  private boolean learning() {
    return state().phase() == RunState.Phase.RUNNING && state().epochs().size() > 20;
  }

  private RunState state() {
    return stand.models().runs.state();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
