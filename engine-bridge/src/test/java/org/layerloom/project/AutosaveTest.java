package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.Catalogue;

@Timeout(60)
class AutosaveTest {

  private static final Duration SOON = Duration.ofMillis(20);

  @TempDir Path folder;

  private final BlockingQueue<Saving> outcomes = new LinkedBlockingQueue<>();

  @Test
  void whatAKilledSessionLeftIsFoundWithItsFile() throws Exception {
    // given another process that keeps an unsaved document
    Path original = folder.resolve("mine.loom");
    Process session =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Session.class.getName(),
                folder.toString(),
                original.toString())
            .redirectErrorStream(true)
            .start();
    try (var lines = session.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("kept");

      // when it lives, its document is its own
      assertThat(left()).isEmpty();

      // and when it is killed
      session.destroyForcibly().waitFor();
    }

    // then its document is offered
    List<Recovery> left = left();
    assertThat(left).hasSize(1);
    assertThat(left.getFirst().original()).isEqualTo(original);
    assertThat(left.getFirst().opening())
        .isEqualTo(new Opening.Opened(Texts.document(), List.of()));

    // until it is taken or given up
    left.getFirst().discard();
    assertThat(left()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  /** The other process. */
  static final class Session {
    private Session() {}

    public static void main(String[] folders) throws IOException, InterruptedException {
      Autosave autosave =
          new Autosave(Path.of(folders[0]), SOON, saving -> System.out.println("kept"));
      autosave.changed(Texts.document(), Path.of(folders[1]));
      Thread.currentThread().join(); // until it is killed
    }
  }

  @Test
  void ofManyChangesTheLastIsKept() throws Exception {
    try (Autosave autosave = new Autosave(folder, SOON, outcomes::add)) {
      for (int i = 0; i < 100; i++) {
        autosave.changed(Document.named("change " + i), null);
      }
      Path file = ((Saving.Saved) outcome()).file();

      assertThat(ProjectFile.read(file, Catalogue.standard()))
          .isEqualTo(new Opening.Opened(Document.named("change 99"), List.of()));
    }
  }

  @Test
  void onceSavedThereIsNothingToRecover() throws Exception {
    try (Autosave autosave = new Autosave(folder, SOON, outcomes::add)) {
      autosave.changed(Document.named("kept"), null);
      outcome();
      autosave.changed(Document.named("waiting"), null);
      autosave.settled();
    }

    assertThat(left()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void closingKeepsWhatWasStillWaiting() throws Exception {
    try (Autosave autosave = new Autosave(folder, Duration.ofHours(1), outcomes::add)) {
      autosave.changed(Document.named("last words"), null);
    }

    assertThat(left())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.original()).isNull();
              assertThat(left.opening())
                  .isEqualTo(new Opening.Opened(Document.named("last words"), List.of()));
            });
  }

  @Test
  void aFolderThatIsGoneIsSaidNotThrown() throws Exception {
    Path gone = folder.resolve("gone");
    try (Autosave autosave = new Autosave(gone, SOON, outcomes::add)) {
      try (var files = Files.list(gone)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(gone);
      autosave.changed(Document.named("a"), null);

      assertThat(outcome()).isInstanceOf(Saving.NotSaved.class);
    }
  }

  private Saving outcome() throws InterruptedException {
    Saving outcome = outcomes.poll(30, TimeUnit.SECONDS);
    assertThat(outcome).as("told of the write").isNotNull();
    return outcome;
  }

  private List<Recovery> left() throws IOException {
    return Recovery.left(folder, Catalogue.standard());
  }
}
