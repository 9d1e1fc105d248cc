package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.Edit;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.Value;
import org.layerloom.training.RateCurve;
import org.layerloom.training.RunSeries;
import org.layerloom.training.Speed;
import org.layerloom.training.TrainingEvent;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What is known before anything was trained: how long it will take, and at which rate. */
final class BeforeTrainingTest {

  private static final FxRobot ROBOT = new FxRobot();

  @TempDir private Path folder;

  // Opened before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  private final FakeEngine engine = new FakeEngine();

  @BeforeEach
  void open() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    ROBOT.interact(
        () -> {
          stand = new Stand(stage, engine, folder);
          stand.show();
        });
  }

  @AfterEach
  void close() {
    ROBOT.interact(
        () -> {
          stand.stage.close();
          stand.window.close();
        });
  }

  @Test
  void itIsMeasuredOnceNothingWasChangedForAWhile() throws Exception {
    // given an engine that trains 64 samples in 10 ms
    engine.speed = new Speed(64, 0.01, 0.0001, 54_000, 6_000);

    // then 844 steps and 6,000 answers are 9.04 s
    await("9.0 s an epoch, 1 min 30 s for 10");
    assertThat(card()).contains("6,400 samples a second");
    assertThat(engine.probed).hasSize(1);
  }

  @Test
  void whatOnlyTheEyeSeesIsNotMeasuredAnew() throws Exception {
    engine.speed = new Speed(64, 0.01, 0.0001, 54_000, 6_000);
    await("9.0 s an epoch");

    // when a card is moved and the epochs are changed
    edit(new Edit.Move(java.util.Map.of(new NodeId("conv1"), new Point(900, 900))));
    edit(configure("train", "epochs", new Value.Whole(20)));

    // then the time is known at once
    await("3 min 1 s for 20");
    assertThat(engine.probed).hasSize(1);

    // and where the network is another one it is measured again
    edit(configure("conv1", "filters", new Value.Whole(8)));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> engine.probed.size() == 2);
    edit(configure("conv1", "filters", new Value.Whole(32)));
    await("for 20");
    assertThat(engine.probed).hasSize(2);
  }

  @Test
  void nothingIsMeasuredBesideARun() throws Exception {
    ROBOT.interact(
        () -> stand.models().runs.train(stand.models().session.state().document(), "cpu"));
    Thread.sleep(3_000);

    assertThat(engine.probed).isEmpty();
    assertThat(card()).contains("measured when the engine is free");
  }

  @Test
  void oneCanSeeThatItIsBeingMeasured() throws Exception {
    engine.speed = null;

    await("measuring");
  }

  @Test
  void aLearningRateIsFoundShownAndTakenInOneStep() throws Exception {
    // given the train node's settings
    Stand.select(ROBOT, "train");
    WaitForAsyncUtils.waitForFxEvents();
    Button find = ROBOT.lookup("#rate-find").queryButton();

    // when a rate is looked for
    ROBOT.interact(find::fire);
    assertThat(find.isVisible()).isFalse();
    assertThat(said()).contains("Trying");
    double[] rates = {1e-5, 1e-4, 1e-3, 1e-2};
    double[] losses = {2.3, 2.1, 1.2, 2.0};
    engine.searches.getFirst().complete(new RateCurve(rates, losses, 4.44e-4));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> said().contains("falls fastest"));

    // then it can be taken, and undone
    ROBOT.interact(() -> ROBOT.lookup("#rate-take").queryButton().fire());
    assertThat(rate()).isEqualTo(4.4e-4);
    ROBOT.interact(() -> stand.models().session.undo());
    assertThat(rate()).isEqualTo(1e-3);
  }

  @Test
  void aSearchIsGivenUpAndRefusedBesideARun() {
    Stand.select(ROBOT, "train");
    WaitForAsyncUtils.waitForFxEvents();
    ROBOT.interact(() -> ROBOT.lookup("#rate-find").queryButton().fire());
    ROBOT.interact(() -> ROBOT.lookup("#rate-cancel").queryButton().fire());
    assertThat(engine.searches.getFirst()).isCancelled();
    assertThat(ROBOT.lookup("#rate-find").queryButton().isDisabled()).isFalse();

    ROBOT.interact(
        () -> stand.models().runs.train(stand.models().session.state().document(), "cpu"));
    assertThat(ROBOT.lookup("#rate-find").queryButton().isDisabled()).isTrue();
  }

  @Test
  void aCrossValidationTrainsOneRunAfterTheOther() throws Exception {
    // given a person who wants three folds
    ROBOT.interact(
        () ->
            stand
                .models()
                .series
                .start(
                    stand.models().session.state().document(),
                    RunSeries.Kind.FOLDS,
                    3,
                    "cpu",
                    (number, count) -> told.add(number + "/" + count),
                    result -> told.add("done"),
                    reason -> told.add(reason.key())));

    // when each run in turn comes to its end
    for (int number = 1; number <= 3; number++) {
      int many = number;
      WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> engine.requests.size() == many);
      engine.learn(3);
      engine.finish();
    }
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> told.contains("done"));

    // then each validated with another fold, all in the series' folder
    assertThat(told).containsExactly("1/3", "2/3", "3/3", "done");
    assertThat(engine.requests)
        .extracting(
            request -> request.document().graph().node(new NodeId("data")).settings().whole("fold"))
        .containsExactly(1L, 2L, 3L);
    assertThat(engine.requests.getFirst().runs()).matches(RunSeries::is);
  }

  @Test
  void whoeverStopsARunStopsTheSeries() throws Exception {
    ROBOT.interact(
        () ->
            stand
                .models()
                .series
                .start(
                    stand.models().session.state().document(),
                    RunSeries.Kind.SEEDS,
                    3,
                    "cpu",
                    (number, count) -> told.add(number + "/" + count),
                    result -> told.add("done"),
                    reason -> told.add(reason.key())));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> engine.requests.size() == 1);
    engine.learn(3);
    engine.tell(
        new TrainingEvent.Finished(true, 1, 0.04, 0.98, 4870, 24, java.nio.file.Path.of("run")));
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> !stand.models().runs.state().phase().active());
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(told).containsExactly("1/3");
    assertThat(engine.requests).hasSize(1);
  }

  private final List<String> told = new CopyOnWriteArrayList<>();

  private double rate() {
    return stand.models().session.graph().node(new NodeId("train")).settings().real("learningRate");
  }

  private static String said() {
    return WaitForAsyncUtils.waitForAsyncFx(
        20_000, () -> ROBOT.lookup("#rate-said").queryAs(Label.class).getText());
  }

  private static Edit configure(String node, String parameter, Value value) {
    return new Edit.Configure(Set.of(new NodeId(node)), parameter, value);
  }

  private void edit(Edit edit) {
    ROBOT.interact(() -> stand.models().session.edit(edit, Message.of("edit.move")));
  }

  private static void await(String text) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> card().contains(text));
  }

  private static String card() {
    return WaitForAsyncUtils.waitForAsyncFx(20_000, BeforeTrainingTest::written);
  }

  private static String written() {
    StringBuilder all = new StringBuilder();
    for (Node node : ROBOT.lookup("#preflight .label").queryAll()) {
      all.append(((Label) node).getText()).append('\n');
    }
    return all.toString();
  }
}
