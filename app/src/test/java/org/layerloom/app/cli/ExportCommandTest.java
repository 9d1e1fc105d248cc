package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains for real and takes the network out, through the engine process. */
final class ExportCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path run = Path.of("");

  @BeforeAll
  static void train() throws Exception {
    Shell.Answer answer =
        Shell.run("train", "points-mlp", "--epochs", "2", "--out", folder.toString(), "--json");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    JsonNode last = JSON.readTree(answer.outLines().getLast());
    run = Path.of(last.path("runDirectory").asText());
  }

  @Test
  void onnxComputesTheSameInAnotherEngine() throws Exception {
    Path file = folder.resolve("points.onnx");

    JsonNode report = export("onnx", file);

    assertThat(report.path("difference").asDouble()).isLessThan(1e-5);
    assertThat(report.path("engine").asText()).startsWith("ONNX Runtime");
    assertThat(report.path("bytes").asLong()).isEqualTo(Files.size(file)).isPositive();
    JsonNode kept = JSON.readTree(run.resolve("export").resolve("points.onnx.json").toFile());
    assertThat(kept.path("proof").path("agrees").asBoolean()).isTrue();
  }

  @Test
  void anyNodesResultCanComeOut() throws Exception {
    Path file = folder.resolve("hidden.onnx");
    Shell.Answer answer =
        Shell.run(
            "export",
            run.toString(),
            "--format",
            "onnx",
            "--output",
            "hidden",
            "--out",
            file.toString(),
            "--json");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    JsonNode report = JSON.readTree(answer.outLines().getLast());
    assertThat(report.path("difference").asDouble()).isLessThan(1e-5);
    try (var runtime = org.layerloom.exchange.proof.OnnxRuntime.open(file)) {
      assertThat(runtime.inputs()).hasSize(1);
    }
    assertThat(Files.size(file)).isPositive();

    Shell.Answer unknown =
        Shell.run("export", run.toString(), "--format", "onnx", "--output", "nowhere");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.err()).contains("nowhere", "hidden");
    Shell.Answer whole =
        Shell.run("export", run.toString(), "--format", "torchscript", "--output", "hidden");
    assertThat(whole.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(whole.err()).contains("torchscript");
  }

  @Test
  void torchscriptLoadedAfreshComputesTheSame() throws Exception {
    JsonNode report = export("torchscript", folder.resolve("points.pt"));

    assertThat(report.path("difference").asDouble()).isLessThan(1e-5);
  }

  @Test
  void pytorchCodeStandsByItself() throws Exception {
    Path code = folder.resolve("points-torch");

    JsonNode report = export("pytorch", code);

    assertThat(Files.readString(code.resolve("model.py")))
        .contains("self.hidden = nn.Linear(2, 10)")
        .contains("def load(");
    assertThat(Files.readString(code.resolve("train.py")))
        .contains("F.mse_loss(answers, ")
        .contains("torch.optim.Adam(groups, betas=(0.9, 0.999)")
        .doesNotContain("{batch}");
    for (String name : new String[] {"model", "samples", "data"}) {
      assertThat(code.resolve(name + ".safetensors")).isNotEmptyFile();
    }
    // Where this machine has a Python with PyTorch, it was asked.
    assertThat(report.path("difference").asDouble(0)).isLessThan(1e-5);
  }

  @Test
  void smallerModelsSayWhatTheyCost() throws Exception {
    for (String precision : new String[] {"float16", "int8", "int8-static", "int8-dynamic"}) {
      Shell.Answer answer =
          Shell.run(
              "export",
              run.toString(),
              "--format",
              "onnx",
              "--precision",
              precision,
              "--out",
              folder.resolve(precision + ".onnx").toString());

      assertThat(answer.exitCode()).as(answer.err()).isZero();
      assertThat(answer.out()).contains("times smaller").contains("nearly the same");
    }
  }

  @Test
  void whatWentOutComesBackIsTakenOutAgainAndTrainsOn() throws Exception {
    // given a file that this program wrote
    Path file = folder.resolve("round.onnx");
    export("onnx", file);

    // when it is taken in
    Shell.Answer in = Shell.run("import", file.toString());
    assertThat(in.exitCode()).as(in.err()).isZero();
    Path project = folder.resolve("round.loom");
    assertThat(folder.resolve("round.safetensors")).isNotEmptyFile();

    // then it goes out again, and computes what the file did
    Shell.Answer out =
        Shell.run(
            "export",
            project.toString(),
            "--format",
            "onnx",
            "--out",
            folder.resolve("again.onnx").toString(),
            "--json");
    assertThat(out.exitCode()).as(out.err()).isZero();
    assertThat(JSON.readTree(out.outLines().getLast()).path("difference").asDouble(1))
        .isLessThan(1e-6);

    // and a run of it begins with what was learned: its first epoch is no worse than the last one
    double learned = loss(run);
    Shell.Answer trained =
        Shell.run(
            "train", project.toString(), "--epochs", "1", "--out", folder.toString(), "--json");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    double begun = JSON.readTree(trained.outLines().getLast()).path("testLoss").asDouble();
    assertThat(begun).isLessThan(learned * 1.05);
  }

  private static double loss(Path of) throws Exception {
    Shell.Answer answer = Shell.run("evaluate", of.toString(), "--json");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return JSON.readTree(answer.outLines().getLast()).path("loss").asDouble();
  }

  @Test
  void numbersOfAnotherProgramFindTheirWeights() throws Exception {
    Path numbers = folder.resolve("state.safetensors");
    export("safetensors", numbers);
    Path project = folder.resolve("own.loom");
    Files.copy(run.resolve("project.loom"), project);

    Shell.Answer alone = Shell.run("import", numbers.toString());
    Shell.Answer into =
        Shell.run("import", numbers.toString(), "--into", project.toString(), "--force");

    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.err()).contains("--into");
    assertThat(into.exitCode()).as(into.err()).isZero();
    assertThat(Files.readString(project)).contains("\"weights\": \"own.safetensors\"");
  }

  @Test
  void whatIsNotThereIsBadInput() {
    for (List<String> wrong :
        List.of(
            List.of("export", "no-such-run", "--format", "onnx"),
            List.of("export", run.toString(), "--format", "floppy"),
            List.of("export", run.toString(), "--format", "pytorch", "--precision", "int8"),
            List.of("export", run.toString(), "--format", "onnx", "--checkpoint", "yesterday"))) {
      Shell.Answer answer = Shell.run(wrong.toArray(String[]::new));

      assertThat(answer.exitCode()).as(answer.err()).isEqualTo(2);
      assertThat(answer.err()).doesNotContain("Exception").isNotBlank();
    }
  }

  static JsonNode export(String format, Path out) throws Exception {
    Shell.Answer answer =
        Shell.run("export", run.toString(), "--format", format, "--out", out.toString(), "--json");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return JSON.readTree(answer.outLines().getLast());
  }
}
