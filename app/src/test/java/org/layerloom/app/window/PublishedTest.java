package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.settings.Look;
import org.layerloom.app.work.FxThread;
import org.layerloom.network.NodeId;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Datasets that others publish: what is said of them, used, and removed. */
final class PublishedTest {

  private static final FxRobot ROBOT = new FxRobot();
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    stand =
        WaitForAsyncUtils.asyncFx(() -> new Stand(stage, new FakeEngine(), folder))
            .get(20, TimeUnit.SECONDS);
    ROBOT.interact(stand::show);
  }

  @AfterEach
  void close() {
    ROBOT.interact(
        () -> {
          ROBOT
              .lookup("#dialog-published")
              .tryQuery()
              .ifPresent(dialog -> dialog.getScene().getWindow().hide());
          stand.stage.hide();
          stand.window.close();
        });
  }

  @Test
  void termsAreThereBeforeAnythingIsFetchedAndAWrongFileIsNamed() throws Exception {
    // given a file that somebody put there, which is not the one that was published
    Path own = folder.resolve("datasets").resolve("cifar10");
    Files.createDirectories(own);
    Path archive = Files.write(own.resolve("cifar-10-binary.tar.gz"), new byte[1000]);

    // when the datasets are looked at
    show();

    // then size, terms and citation are there
    assertThat(texts()).anyMatch(it -> it.contains("162 MiB") && it.contains("Krizhevsky"));
    assertThat(visible("#published-fetch-fashion-mnist")).isTrue();
    assertThat(text("#published-place")).contains(folder.resolve("datasets").toString());
    picture("absent");

    // and fetching it says that the file is another one, and leaves it to its owner
    ROBOT.interact(() -> ROBOT.lookup("#published-fetch-cifar10").queryButton().fire());
    await(() -> visible("#published-reason-cifar10"));
    assertThat(text("#published-reason-cifar10")).contains("cifar-10-binary.tar.gz", "SHA-256");
    assertThat(archive).exists();
    picture("refused");
  }

  @Test
  void oneThatIsHereIsUsedAndRemoved() throws Exception {
    Path inside = folder.resolve("datasets").resolve("cifar10").resolve("cifar-10-batches-bin");
    Files.createDirectories(inside);
    for (String name : List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4")) {
      Files.write(inside.resolve(name + ".bin"), new byte[3073]);
    }
    Files.write(inside.resolve("data_batch_5.bin"), new byte[3073]);
    Files.write(inside.resolve("test_batch.bin"), new byte[3073]);

    show();
    await(() -> text("#published-state-cifar10").contains("on this machine"));
    assertThat(visible("#published-fetch-cifar10")).isFalse();
    ROBOT.interact(() -> ROBOT.lookup("#published-use-cifar10").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(stand.models().session.graph().node(new NodeId("data")).settings().text("source"))
        .isEqualTo("cifar10");

    // a change of mind removes nothing
    show();
    await(() -> visible("#published-remove-cifar10"));
    sure(false);
    assertThat(inside).exists();
    sure(true);
    await(() -> visible("#published-fetch-cifar10"));
    assertThat(inside).doesNotExist();
  }

  private void show() {
    new FxThread().execute(new Bringing(stand.models(), stand.window)::published);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Asks to remove, and answers the question whether that is meant. */
  private static void sure(boolean yes) throws Exception {
    Button remove = ROBOT.lookup("#published-remove-cifar10").queryButton();
    new FxThread().execute(remove::fire);
    await(() -> ROBOT.lookup("#dialog-confirm").tryQuery().isPresent());
    ROBOT.interact(
        () -> {
          DialogPane pane = ROBOT.lookup("#dialog-confirm").queryAs(DialogPane.class);
          pane.getButtonTypes().stream()
              .filter(type -> type.getButtonData().isCancelButton() != yes)
              .map(pane::lookupButton)
              .forEach(button -> ((Button) button).fire());
        });
    await(() -> ROBOT.lookup("#dialog-confirm").tryQuery().isEmpty());
  }

  private static List<String> texts() {
    return ROBOT.lookup("#published .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  private static boolean visible(String id) {
    return ROBOT.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private static String text(String id) {
    return ROBOT.lookup(id).queryAs(Label.class).getText();
  }

  private static void await(BooleanSupplier condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** In both looks, for somebody to look at. */
  private void picture(String name) {
    if (!Boolean.getBoolean("layerloom.pictures")) {
      return;
    }
    for (Look look : List.of(Look.LIGHT, Look.DARK)) {
      ROBOT.interact(() -> stand.models().wear(look));
      WaitForAsyncUtils.waitForFxEvents();
      ROBOT.interact(
          () -> {
            Region root = (Region) ROBOT.lookup("#dialog-published").query();
            try {
              Pictures.write(
                  root,
                  root.getWidth(),
                  root.getHeight(),
                  PICTURES.resolve("published-" + name + "-" + look + ".png"));
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    }
  }
}
