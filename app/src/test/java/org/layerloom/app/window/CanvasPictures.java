package org.layerloom.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.layerloom.app.files.Sample;
import org.layerloom.app.language.Language;
import org.layerloom.app.settings.Look;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of each sample's canvas in both looks and both languages, to be looked at by a person:
 * {@code mvn -q -Pcanvases}. The argument is the folder to write to.
 */
public final class CanvasPictures {

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private CanvasPictures() {}

  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[0]);
    Path folder = Files.createTempDirectory("layerloom-canvases");
    Stage stage = FxToolkit.registerPrimaryStage();
    Stand stand = fx(() -> new Stand(stage, new FakeEngine(), folder));
    fx(
        () -> {
          stand.show();
          return true;
        });
    OffScreen screen = fx(() -> new OffScreen(stage, WIDTH, HEIGHT));
    for (Look look : new Look[] {Look.LIGHT, Look.DARK}) {
      for (Language language : Language.values()) {
        fx(
            () -> {
              stand.models().wear(look);
              stand.models().speak(language);
              return true;
            });
        for (Sample sample : new BundledSamples().apply(language)) {
          picture(stand, screen, sample, out.resolve(sample.id() + "-" + look + "-" + language));
        }
      }
    }
    System.out.println("canvases: " + out.toAbsolutePath());
    System.exit(0);
  }

  private static void picture(Stand stand, OffScreen screen, Sample sample, Path file)
      throws Exception {
    fx(
        () -> {
          stand.models().files.begin(sample);
          return true;
        });
    WaitForAsyncUtils.waitForFxEvents();
    fx(
        () -> {
          ((MainView) stand.window.inside()).fit();
          return true;
        });
    WaitForAsyncUtils.waitForFxEvents();
    fx(
        () -> {
          screen.write(Path.of(file + ".png"));
          return true;
        });
  }

  private static <T> T fx(Callable<T> task) throws Exception {
    return WaitForAsyncUtils.asyncFx(task).get(1, TimeUnit.MINUTES);
  }
}
