package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains for real, through the engine process. */
final class TrainCommandTest {

  @TempDir private Path folder;

  @Test
  void trainsASampleAndEndsWithItsResult() throws Exception {
    Shell.Answer answer =
        Shell.run(
            "train",
            "points-mlp",
            "--epochs",
            "3",
            "--seed",
            "7",
            "--out",
            folder.toString(),
            "--json");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    JsonNode last = new ObjectMapper().readTree(answer.outLines().getLast());
    assertThat(last.path("event").asText()).isEqualTo("finished");
    assertThat(last.has("testAccuracy")).isTrue();
    assertThat(last.path("testLoss").isNumber()).isTrue();
    assertThat(last.path("epochs").asInt()).isEqualTo(3);
    assertThat(last.path("samplesPerSecond").asDouble()).isPositive();
    Path run = Path.of(last.path("runDirectory").asText());
    assertThat(run).startsWith(folder.toRealPath());
    assertThat(Files.readString(run.resolve("project.loom"))).contains("\"seed\": 7");
  }

  @Test
  void theSameSeedGivesTheSameResult() throws Exception {
    assertThat(testLoss("1")).isEqualTo(testLoss("1")).isNotEqualTo(testLoss("2"));
  }

  @Test
  void aDeviceThatIsNotThereIsBadInput() {
    Shell.Answer answer =
        Shell.run("train", "points-mlp", "--device", "gpu:7", "--out", folder.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("gpu:7").doesNotContain("Exception");
  }

  private double testLoss(String seed) throws Exception {
    Shell.Answer answer =
        Shell.run(
            "train",
            "points-mlp",
            "--epochs",
            "2",
            "--seed",
            seed,
            "--out",
            folder.toString(),
            "--json");
    return new ObjectMapper().readTree(answer.outLines().getLast()).path("testLoss").asDouble();
  }
}
