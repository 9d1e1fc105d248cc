package org.layerloom.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.engine.Flows;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;
import org.layerloom.training.Differences.Difference;

/** What people write about runs, the moments that are kept, and what tells two runs apart. */
class RunNotesTest {

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadAgain() throws Exception {
    RunFolder run = new RunFolder(folder);
    RunNotes notes =
        RunNotes.NONE.titled(" wider ").tagged(List.of("好", "conv")).saying("twice as wide");

    notes.write(run);

    assertThat(RunNotes.read(run)).isEqualTo(notes).extracting(RunNotes::title).isEqualTo("wider");
  }

  @Test
  void notesCutOffAnywhereAreNoneAndNeverAnError() throws Exception {
    RunFolder run = new RunFolder(folder);
    new RunNotes("a", List.of("b"), "c").write(run);
    Path file = folder.resolve("notes.json");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length - 2; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThat(RunNotes.read(run)).isEqualTo(RunNotes.NONE);
    }
  }

  @Test
  void keptEpochsComeInOrderAndOtherFilesDoNotCount() throws Exception {
    RunFolder run = new RunFolder(folder);
    Files.createDirectories(run.checkpoints());
    for (String name : List.of("epoch-0010", "epoch-0002", "last", "best", "epoch-x")) {
      Files.createFile(run.checkpoints().resolve(name + ".safetensors"));
    }

    assertThat(RunReader.epochs(run)).containsExactly(2, 10);
    assertThat(RunReader.epochs(new RunFolder(folder.resolve("none")))).isEmpty();
  }

  @Test
  void aThousandRunsAreListedInTwoSeconds() throws Exception {
    for (int run = 0; run < 1000; run++) {
      Path one = Files.createDirectory(folder.resolve("run-" + run));
      Files.writeString(
          one.resolve("run.json"),
          "{\"format\": 1, \"name\": \"n\", \"status\": \"finished\","
              + " \"results\": {\"epochs\": 1, \"testLoss\": 0.1, \"testScore\": 0.9,"
              + " \"samplesPerSecond\": 1, \"seconds\": 2}}");
      Files.writeString(one.resolve("notes.json"), "{\"title\": \"run " + run + "\"}");
    }
    RunReader.list(folder);

    long begun = System.nanoTime();
    List<RunSummary> runs = RunReader.list(folder);
    long named = runs.stream().filter(it -> !RunNotes.read(it.folder()).title().isEmpty()).count();
    double seconds = (System.nanoTime() - begun) / 1e9;

    assertThat(named).isEqualTo(1000);
    System.out.printf("a thousand runs: %.2f s%n", seconds);
    assertThat(seconds).isLessThan(2);
  }

  @Test
  void differencesNameNodesSettingsAndWires() {
    Graph one =
        new Flows(Shape.of(4), 3, Shape.of())
            .then("wide", "dense", "units", 8)
            .then("out", "dense", "units", 3)
            .loss("loss", "crossEntropy")
            .train()
            .graph();
    Node wide = one.node(new NodeId("wide"));
    Graph other =
        new Flows(Shape.of(4), 3, Shape.of())
            .then("wide", "dense", "units", 16)
            .then("drop", "dropout")
            .then("out", "dense", "units", 3)
            .loss("loss", "crossEntropy")
            .train()
            .graph();

    List<Difference> found = Differences.between(one, other);

    assertThat(found)
        .contains(
            new Difference.Setting(wide, "units", new Value.Whole(8), new Value.Whole(16)),
            new Difference.OneSided(other.node(new NodeId("drop")), false),
            new Difference.Links(1, 2))
        .hasSize(3);
    assertThat(Differences.between(one, one)).isEmpty();
  }
}
