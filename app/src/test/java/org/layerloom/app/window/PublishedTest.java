package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.work.FxThread;
import org.layerloom.network.NodeId;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Datasets that others publish: what is said of them, used, and removed. */
final class PublishedTest {

  private static final FxRobot ROBOT = new FxRobot();

  @TempDir private Path folder;
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(new FakeEngine(), folder);
    ROBOT.interact(stand::show);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    stand.close();
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
    stand.picture("published-absent", "#dialog-published");

    // and fetching it says that the file is another one, and leaves it to its owner
    ROBOT.interact(() -> ROBOT.lookup("#published-fetch-cifar10").queryButton().fire());
    Stand.until(() -> visible("#published-reason-cifar10"));
    assertThat(text("#published-reason-cifar10")).contains("cifar-10-binary.tar.gz", "SHA-256");
    assertThat(archive).exists();
    stand.picture("published-refused", "#dialog-published");
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
    Stand.until(() -> text("#published-state-cifar10").contains("on this machine"));
    assertThat(visible("#published-fetch-cifar10")).isFalse();
    ROBOT.interact(() -> ROBOT.lookup("#published-use-cifar10").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(stand.models().session.graph().node(new NodeId("data")).settings().text("source"))
        .isEqualTo("cifar10");

    // a change of mind removes nothing
    show();
    Stand.until(() -> visible("#published-remove-cifar10"));
    sure(false);
    assertThat(inside).exists();
    sure(true);
    Stand.until(() -> visible("#published-fetch-cifar10"));
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
    Stand.until(() -> ROBOT.lookup("#dialog-confirm").tryQuery().isPresent());
    ROBOT.interact(
        () -> {
          DialogPane pane = ROBOT.lookup("#dialog-confirm").queryAs(DialogPane.class);
          pane.getButtonTypes().stream()
              .filter(type -> type.getButtonData().isCancelButton() != yes)
              .map(pane::lookupButton)
              .forEach(button -> ((Button) button).fire());
        });
    Stand.until(() -> ROBOT.lookup("#dialog-confirm").tryQuery().isEmpty());
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
}
