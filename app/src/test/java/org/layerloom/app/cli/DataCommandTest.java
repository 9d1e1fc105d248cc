package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code layerloom data} tells what is in a dataset before it is learned. */
final class DataCommandTest {

  @TempDir private Path folder;

  @Test
  void aSamplesDatasetIsCountedClassByClass() throws Exception {
    Shell.Answer answer = Shell.run("data", "iris-mlp", "--json");

    assertThat(answer.exitCode()).isZero();
    JsonNode told = new ObjectMapper().readTree(answer.out());
    assertThat(told.path("dataset").asText()).isEqualTo("iris");
    assertThat(told.path("classes")).hasSize(3);
    int samples = 0;
    for (JsonNode each : told.path("classes")) {
      samples += each.path("train").asInt() + each.path("validation").asInt();
      samples += each.path("test").asInt();
    }
    assertThat(samples).isEqualTo(150);
    assertThat(told.path("features")).hasSize(4);
  }

  @Test
  void aTableThatCannotBeLearnedFromIsShownAllTheSame() throws Exception {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "size,kind\n" + "1,cat\n2,dog\n".repeat(9) + ",cat\n");

    Shell.Answer answer = Shell.run("data", file.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).contains("19 rows, 2 columns", "size", "1 (from line 20 on)");
    assertThat(answer.err()).contains("t.csv, line 20, column \"size\"", "bad=skip");
    assertThat(Shell.run("data", file + "?bad=skip").exitCode()).isZero();
  }

  @Test
  void chineseIsSpokenToo() {
    Shell.Answer answer = Shell.run(Locale.SIMPLIFIED_CHINESE, "data", "iris");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("训练", "重复").doesNotContain("Doubles");
  }

  @Test
  void ofATableAProjectIsBegunThatCanBeTrained() throws Exception {
    Path file = folder.resolve("pets.csv");
    Files.writeString(file, "size,colour,kind\n" + "1,red,cat\n2,blue,dog\n".repeat(20));
    Path project = folder.resolve("pets.loom");

    Shell.Answer answer = Shell.run("data", file.toString(), "--begin", project.toString());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("pets.loom");
    assertThat(Shell.run("check", project.toString()).exitCode()).isZero();
    // and nothing that is there is written over
    assertThat(Shell.run("data", file.toString(), "--begin", project.toString()).exitCode())
        .isEqualTo(2);
  }

  @Test
  void whatIsNotThereIsSaid() {
    Shell.Answer answer = Shell.run("data", "no-such.csv");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("no-such.csv");
  }
}
