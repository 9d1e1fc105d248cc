package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as {@code mvn package} leaves it, started as a person starts it: by its script, from
 * another folder.
 */
@Tag("slow")
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class StagedProgramTest {

  private static final Path SCRIPT =
      Path.of("target", "layerloom", "bin", "layerloom").toAbsolutePath();

  @TempDir private Path folder;

  @BeforeEach
  void thereIsAProgram() {
    assumeTrue(Files.isExecutable(SCRIPT), "packaged before");
  }

  @Test
  void trainsFromAnotherFolderAndKeepsTheRunThere() throws Exception {
    Process process = start("train", "points-mlp", "--epochs", "2", "--out", "my runs", "--json");
    List<String> lines = lines(process);

    assertThat(process.exitValue()).isZero();
    assertThat(lines.getLast()).contains("\"event\":\"finished\"", "my runs");
    assertThat(folder.resolve("my runs")).isDirectoryContaining("glob:**points*");
  }

  @Test
  void ctrlCKeepsWhatWasLearnedAndLeavesNoEngine() throws Exception {
    Process process = start("train", "mnist-cnn", "--out", "runs", "--json");
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      while (line != null && !line.contains("\"event\":\"progress\"")) {
        line = reader.readLine();
      }
      List<ProcessHandle> engines = process.descendants().toList();
      assertThat(engines).isNotEmpty();
      interrupt(process.toHandle());
      engines.forEach(StagedProgramTest::interrupt);

      List<String> rest = reader.lines().toList();

      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(rest.getLast()).contains("\"event\":\"finished\"", "\"stopped\":true");
      assertThat(engines).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void saysWhatIsWrongWithoutAStackTrace() throws Exception {
    Files.writeString(folder.resolve("broken.loom"), "{\"format\": 99}");
    Process process = start("train", "broken.loom");

    assertThat(lines(process)).hasSize(1).first().asString().contains("broken.loom", "99");
    assertThat(process.exitValue()).isEqualTo(2);
  }

  private Process start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    return builder.start();
  }

  private static List<String> lines(Process process) throws Exception {
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return lines;
  }

  /** As a terminal does; {@link Process#destroy} would send another signal. */
  private static void interrupt(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
