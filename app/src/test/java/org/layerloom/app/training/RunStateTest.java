package org.layerloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.charts.series.XUnit;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.training.TrainingEvent;

class RunStateTest {

  private static final TrainingEvent.Started STARTED =
      new TrainingEvent.Started(Path.of("run"), "cpu", 10, 4, 100, "accuracy");

  @Test
  void progressIsTheShareOfAllEpochs() {
    RunState state = RunState.ASKED.after(STARTED).after(progress(200, 2.0));
    assertThat(state.phase()).isEqualTo(RunState.Phase.RUNNING);
    assertThat(state.share()).isEqualTo(0.5);
    assertThat(state.epochNow()).isEqualTo(3);
  }

  @Test
  void afterStopNothingButTheEndCounts() {
    RunState state = RunState.ASKED.after(STARTED).stopping().after(new TrainingEvent.Resumed(3));
    assertThat(state.phase()).isEqualTo(RunState.Phase.STOPPING);
    assertThat(
            state
                .after(new TrainingEvent.Finished(true, 1, 0.1, 0.9, 100, 5, Path.of("run")))
                .phase())
        .isEqualTo(RunState.Phase.FINISHED);
  }

  @Test
  void aLostRunCanGoOnButOneThatNeverStartedCannot() {
    TrainingEvent lost = new TrainingEvent.Lost(Message.of("engine.lost"));
    assertThat(RunState.ASKED.after(lost).resumable()).isFalse();
    RunState cut = RunState.ASKED.after(STARTED).after(progress(7, 0.07)).after(lost);
    assertThat(cut.resumable()).isTrue();
    assertThat(cut.goingOn().phase().active()).isTrue();
    assertThat(cut.problem()).isNotNull();
  }

  @Test
  void curvesGoBackToTheCheckpointThatARunGoesOnFrom() {
    Curves curves = new Curves();
    curves.add(List.of(STARTED, progress(0, 0), progress(1, 0.01), progress(2, 0.02)));
    curves.add(List.of(progress(1, 0.01)));
    assertThat(curves.trainLoss().points().size()).isEqualTo(2);
    assertThat(curves.trainLoss().points().x(XUnit.STEP, 1)).isEqualTo(1);
  }

  @Test
  void whatWasMeasuredByLayerGoesBackWithTheRest() {
    Curves curves = new Curves();
    curves.add(List.of(STARTED, progress(0, 0), measured(0), progress(20, 0.2), measured(20)));
    Curves.Layer layer = curves.layers().values().iterator().next();
    assertThat(layer.gradient().points().size()).isEqualTo(2);
    assertThat(layer.change().points().value(1)).isEqualTo(0.25);
    assertThat(curves.learningRate().points().size()).isEqualTo(2);
    // Where a system does not say, there is nothing to draw.
    assertThat(curves.memory().points().size()).isZero();

    curves.add(List.of(progress(11, 0.1)));
    assertThat(layer.gradient().points().size()).isEqualTo(1);
    assertThat(curves.learningRate().points().size()).isEqualTo(1);
  }

  private static TrainingEvent.Measured measured(long step) {
    return new TrainingEvent.Measured(
        step,
        step / 100.0,
        1e-3,
        5000,
        Double.NaN,
        List.of(new TrainingEvent.Sizes(new NodeId("conv1"), 3, 2, 0.5)));
  }

  private static TrainingEvent.Progress progress(long step, double epoch) {
    return new TrainingEvent.Progress(
        List.of(new TrainingEvent.Step(step, epoch, 1.0, 0.5)), 100, 10);
  }
}
