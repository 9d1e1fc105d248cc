package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Evaluates and asks what was trained, through the engine process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EvaluateCommandTest {

  @TempDir private static Path folder = Path.of("");
  private JsonNode trained = new ObjectMapper().createObjectNode();
  private String run = "";

  @BeforeAll
  void train() throws Exception {
    Shell.Answer answer =
        Shell.run("train", "iris-mlp", "--epochs", "30", "--out", folder.toString(), "--json");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    trained = new ObjectMapper().readTree(answer.outLines().getLast());
    run = trained.path("runDirectory").asText();
  }

  private static JsonNode json(Shell.Answer answer) throws Exception {
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return new ObjectMapper().readTree(answer.outLines().getFirst());
  }

  @Test
  void evaluationAgreesWithWhatTrainingSaid() throws Exception {
    JsonNode found = json(Shell.run("evaluate", run, "--json"));

    assertThat(found.path("loss").asDouble())
        .isCloseTo(trained.path("testLoss").asDouble(), org.assertj.core.data.Offset.offset(1e-5));
    assertThat(found.path("accuracy").asDouble())
        .isEqualTo(trained.path("testAccuracy").asDouble());
    assertThat(found.path("classes")).hasSize(3);
    assertThat(found.path("confusion").path(0)).hasSize(3);
  }

  @Test
  void theLatestRunIsMeantWhereNoneIsNamedAndItsTableNamesTheClasses() {
    Shell.Answer answer = Shell.run("evaluate", "--runs", folder.toString(), "--part", "train");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("Precision").contains("setosa").contains("mean");
  }

  @Test
  void curvesAreDrawnInTheTerminalAndIntoFiles() throws Exception {
    Shell.Answer drawn = Shell.run("curves", run);
    assertThat(drawn.exitCode()).as(drawn.err()).isZero();
    assertThat(drawn.out()).contains("Loss on training batches", "Accuracy", "┤");

    for (String ending : java.util.List.of("svg", "png", "pdf", "csv")) {
      Path file = folder.resolve("loss." + ending);
      Shell.Answer written = Shell.run("curves", run, "--out", file.toString());
      assertThat(written.exitCode()).as(written.err()).isZero();
      assertThat(file).isNotEmptyFile();
    }
    assertThat(Files.readString(folder.resolve("loss.svg"))).contains("<svg");
    // Every point: a heading, a row a step.
    assertThat(Files.readAllLines(folder.resolve("loss.csv")).size()).isGreaterThan(100);

    Shell.Answer other = Shell.run("curves", run, "--out", "loss.gif");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains(".svg");
  }

  @Test
  void anEarlierEpochIsAnotherNetwork() throws Exception {
    JsonNode first = json(Shell.run("evaluate", run, "--checkpoint", "1", "--json"));

    assertThat(first.path("loss").asDouble()).isGreaterThan(trained.path("testLoss").asDouble());
  }

  @Test
  void numbersAndSamplesAreAnswered() throws Exception {
    JsonNode numbers = json(Shell.run("predict", run, "--numbers", "5.1,3.5,1.4,0.2", "--json"));
    JsonNode output = numbers.path("outputs").path(0);
    assertThat(output.path("answer").asText()).contains("setosa");
    double sum = 0;
    for (JsonNode share : output.path("values")) {
      sum += share.asDouble();
    }
    assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));

    Shell.Answer sample = Shell.run("predict", run, "--sample", "1,2");
    assertThat(sample.exitCode()).as(sample.err()).isZero();
    assertThat(sample.out()).contains("Sample 1").contains("Sample 2").contains("%");
  }

  @Test
  void whatCannotBeAskedIsBadInputWithAReason() throws Exception {
    assertThat(Shell.run("evaluate", "no-such-run").err()).contains("no-such-run");
    assertThat(Shell.run("evaluate", "no-such-run").exitCode()).isEqualTo(2);
    assertThat(Shell.run("evaluate", run, "--checkpoint", "99").exitCode()).isEqualTo(2);
    assertThat(Shell.run("predict", run).exitCode()).isEqualTo(2);
    Shell.Answer few = Shell.run("predict", run, "--numbers", "1,2");
    assertThat(few.exitCode()).isEqualTo(2);
    assertThat(few.err()).contains("2").contains("4");
    Path picture = Files.writeString(folder.resolve("picture.png"), "none");
    assertThat(Shell.run("predict", run, "--image", picture.toString()).exitCode()).isEqualTo(2);
  }
}
