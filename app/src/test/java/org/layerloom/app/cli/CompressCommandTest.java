package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains for real, makes the network smaller, and lets it learn on. */
final class CompressCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path run = Path.of("");
  private static double learned;

  @BeforeAll
  static void train() throws Exception {
    JsonNode last = trained("iris-mlp", "--epochs", "20");
    run = Path.of(last.path("runDirectory").asText());
    learned = last.path("testAccuracy").asDouble();
  }

  private static JsonNode trained(String project, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("train", project, "--json"));
    words.addAll(List.of("--out", folder.toString()));
    words.addAll(List.of(more));
    Shell.Answer answer = Shell.run(words.toArray(String[]::new));
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return JSON.readTree(answer.outLines().getLast());
  }

  @Test
  void everyFormIsMeasured() throws Exception {
    Shell.Answer answer = Shell.run("compress", run.toString(), "--json");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : answer.outLines()) {
      lines.add(JSON.readTree(line));
    }
    JsonNode whole = lines.getFirst();
    assertThat(whole.path("form").asText()).isEqualTo("whole");
    assertThat(whole.path("difference").asDouble()).isZero();
    assertThat(whole.path("score").asDouble()).isBetween(learned - 0.02, learned + 0.02);
    JsonNode units = of(lines, "units", 0.5);
    assertThat(units.path("bytes").asLong()).isLessThan(whole.path("bytes").asLong());
    assertThat(units.path("numbers").asLong()).isLessThan(whole.path("numbers").asLong());
    JsonNode weights = of(lines, "weights", 0.9);
    assertThat(weights.path("packed").asLong()).isLessThan(whole.path("packed").asLong());
    assertThat(weights.path("difference").asDouble()).isPositive();
    assertThat(lines).allSatisfy(it -> assertThat(it.path("microseconds").asDouble()).isPositive());
  }

  private static JsonNode of(List<JsonNode> lines, String form, double share) {
    return lines.stream()
        .filter(it -> it.path("form").asText().equals(form))
        .filter(it -> it.path("share").asDouble() == share)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void halfANetworkLearnsOn() throws Exception {
    Path half = folder.resolve("half.loom");

    Shell.Answer made =
        Shell.run(
            "compress",
            run.toString(),
            "--prune",
            "units",
            "--out",
            half.toString(),
            "--epochs",
            "8");

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(folder.resolve("half.safetensors")).isNotEmptyFile();
    JsonNode last = trained(half.toString());
    assertThat(last.path("epochs").asInt()).isEqualTo(8);
    assertThat(last.path("testAccuracy").asDouble()).isGreaterThan(learned - 0.15);
    // and nothing that is there is written over unasked
    Shell.Answer again =
        Shell.run("compress", run.toString(), "--prune", "units", "--out", half.toString());
    assertThat(again.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(again.err()).contains("half.loom").contains("--force");
  }

  @Test
  void numbersOfSomebodyElseStayAndAProjectIsCalledOne() throws Exception {
    Path theirs = Files.writeString(folder.resolve("quarter.safetensors"), "theirs");

    Shell.Answer made =
        Shell.run(
            "compress",
            run.toString(),
            "--prune",
            "weights",
            "--out",
            folder.resolve("quarter").toString());

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(theirs).hasContent("theirs");
    assertThat(Files.readString(folder.resolve("quarter.loom"))).contains("quarter-2.safetensors");
    assertThat(folder.resolve("quarter-2.safetensors")).isNotEmptyFile();
  }

  @Test
  void whatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("no-folder"), "");

    Shell.Answer answer =
        Shell.run(
            "compress",
            run.toString(),
            "--prune",
            "units",
            "--out",
            file.resolve("half.loom").toString());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(answer.err()).contains("half.safetensors could not be written");
  }

  @Test
  void whatCannotBeLeftOutIsRefused() {
    Shell.Answer epochs =
        Shell.run(
            "compress",
            run.toString(),
            "--prune",
            "units",
            "--epochs",
            "0",
            "--out",
            folder.resolve("none.loom").toString());
    assertThat(epochs.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(epochs.err()).contains("0 epochs");
    Shell.Answer form = Shell.run("compress", run.toString(), "--prune", "int8");
    Shell.Answer share =
        Shell.run(
            "compress",
            run.toString(),
            "--prune",
            "weights",
            "--share",
            "1.5",
            "--out",
            folder.resolve("none.loom").toString());

    assertThat(form.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(form.err()).contains("weights, units");
    assertThat(share.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(share.err()).contains("1.5");
  }
}
