package org.layerloom.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.layerloom.app.EngineCommand;
import org.layerloom.app.language.Language;
import org.layerloom.app.settings.Look;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.NodeId;
import org.layerloom.training.TrainingEvent;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Renders the README's pictures from the running program: the first sample in real training, light,
 * dark and in Chinese. {@code mvn -q -Ppictures}; the argument is the folder to write to.
 */
public final class MakePictures {

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final int MINUTES = 9;

  /** Enough for charts and canvas to have drawn what they were told. */
  private static final int PULSES = 40;

  /** Curves say something from here on. */
  private static final double EPOCHS_SHOWN = 2.6;

  private MakePictures() {}

  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[0]);
    Path folder = Files.createTempDirectory("layerloom-pictures");
    Stage stage = FxToolkit.registerPrimaryStage();
    EngineProcess engine = EngineProcess.behindScreen(EngineCommand.ofThisProgram());
    Stand stand = fx(() -> new Stand(stage, engine, folder));
    fx(
        () -> {
          stand.show();
          return true;
        });
    OffScreen screen = fx(() -> new OffScreen(stage, WIDTH, HEIGHT));
    Models models = stand.models();
    fx(
        () -> {
          models.session.selectedProperty().set(Set.of(new NodeId("conv1")));
          models.runs.train(models.session.state().document(), "cpu");
          return true;
        });
    WaitForAsyncUtils.waitFor(MINUTES, TimeUnit.MINUTES, () -> far(models));
    picture(stand, screen, out.resolve("light.png"));
    fx(
        () -> {
          models.theme.wear(Look.DARK);
          return true;
        });
    picture(stand, screen, out.resolve("dark.png"));
    fx(
        () -> {
          models.theme.wear(Look.LIGHT);
          models.speak(Language.CHINESE);
          models.files.begin(new BundledSamples().apply(Language.CHINESE).getFirst());
          models.session.selectedProperty().set(Set.of(new NodeId("conv1")));
          return true;
        });
    picture(stand, screen, out.resolve("chinese.png"));
    fx(
        () -> {
          stage.close();
          stand.window.close();
          return true;
        });
    System.out.println("pictures: " + out.toAbsolutePath());
    System.exit(0);
  }

  private static boolean far(Models models) {
    TrainingEvent.Step last = models.runs.state().last();
    if (!models.runs.state().phase().active()) {
      throw new IllegalStateException("training ended: " + models.runs.state().problem());
    }
    return last != null && last.epoch() >= EPOCHS_SHOWN;
  }

  private static void picture(Stand stand, OffScreen screen, Path file) throws Exception {
    fx(
        () -> {
          ((MainView) stand.window.inside()).fit();
          return true;
        });
    pulses();
    fx(
        () -> {
          screen.write(file);
          return true;
        });
  }

  private static void pulses() throws Exception {
    AtomicInteger seen = new AtomicInteger();
    AnimationTimer timer =
        fx(
            () -> {
              AnimationTimer counting =
                  new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                      seen.incrementAndGet();
                    }
                  };
              counting.start();
              return counting;
            });
    WaitForAsyncUtils.waitFor(1, TimeUnit.MINUTES, () -> seen.get() >= PULSES);
    fx(
        () -> {
          timer.stop();
          return true;
        });
  }

  private static <T> T fx(Callable<T> task) throws Exception {
    return WaitForAsyncUtils.asyncFx(task).get(1, TimeUnit.MINUTES);
  }
}
