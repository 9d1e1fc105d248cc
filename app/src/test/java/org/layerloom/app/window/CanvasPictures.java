package org.layerloom.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.layerloom.app.files.Sample;
import org.layerloom.app.language.Language;
import org.layerloom.app.session.Session;
import org.layerloom.app.settings.Look;
import org.layerloom.app.settings.TextSize;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.SubnetKind;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of each sample's canvas in both looks and both languages, to be looked at by a person:
 * {@code mvn -q -Pcanvases}. The arguments are the folder to write to and, to make it short, ids of
 * samples. Of one with sub-networks, the first is pictured inside too.
 */
public final class CanvasPictures {

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private CanvasPictures() {}

  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[0]);
    List<String> chosen = List.of(arguments).subList(1, arguments.length);
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
          if (chosen.isEmpty() || chosen.contains(sample.id())) {
            Path file = out.resolve(sample.id() + "-" + look + "-" + language);
            picture(stand, screen, sample, file);
            inside(stand, screen, file);
          }
        }
      }
    }
    reach(stand, screen, out);
    System.out.println("canvases: " + out.toAbsolutePath());
    System.exit(0);
  }

  /** For eyes that need more: the strongest contrast, and the largest words. */
  private static void reach(Stand stand, OffScreen screen, Path out) throws Exception {
    Sample sample = new BundledSamples().apply(Language.ENGLISH).getFirst();
    fx(
        () -> {
          stand.models().speak(Language.ENGLISH);
          stand.models().wear(Look.CONTRAST);
          return true;
        });
    picture(stand, screen, sample, out.resolve("contrast"));
    fx(
        () -> {
          stand.models().wear(Look.LIGHT);
          stand.models().write(TextSize.LARGEST);
          return true;
        });
    picture(stand, screen, sample, out.resolve("largest"));
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
    write(screen, file + ".png");
  }

  /** The first node that stands for a sub-network, selected and then opened. */
  private static void inside(Stand stand, OffScreen screen, Path file) throws Exception {
    Session session = stand.models().session;
    Optional<NodeId> instance =
        session.graph().nodes().values().stream()
            .filter(node -> SubnetKind.name(node.kind()) != null)
            .map(Node::id)
            .findFirst();
    if (instance.isEmpty()) {
      return;
    }
    fx(
        () -> {
          session.selectedProperty().set(Set.of(instance.get()));
          return true;
        });
    write(screen, file + "-selected.png");
    fx(
        () -> {
          session.open(instance.get());
          return true;
        });
    write(screen, file + "-inside.png");
  }

  private static void write(OffScreen screen, String file) throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    fx(
        () -> {
          screen.write(Path.of(file));
          return true;
        });
  }

  private static <T> T fx(Callable<T> task) throws Exception {
    return WaitForAsyncUtils.asyncFx(task).get(1, TimeUnit.MINUTES);
  }
}
