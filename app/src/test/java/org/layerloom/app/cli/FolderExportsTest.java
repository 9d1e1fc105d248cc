package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.Catalogue;
import org.layerloom.network.NodeId;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;
import org.layerloom.project.Saving;
import org.layerloom.samples.SampleProject;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;
import org.layerloom.subnet.NetworkEdits;
import org.layerloom.subnet.NetworkResult;

/** Folders that stand by themselves: a Java project, a service, a notebook, Keras code. */
final class FolderExportsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path run = Path.of("");

  @BeforeAll
  static void train() throws Exception {
    Shell.Answer answer =
        Shell.run("train", "points-mlp", "--epochs", "1", "--out", folder.toString(), "--json");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    run = Path.of(JSON.readTree(answer.outLines().getLast()).path("runDirectory").asText());
  }

  private static JsonNode export(String format, Path out) throws Exception {
    Shell.Answer answer =
        Shell.run("export", run.toString(), "--format", format, "--out", out.toString(), "--json");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return JSON.readTree(answer.outLines().getLast());
  }

  @Test
  void theJavaProjectsProgramCompilesAndItsNetworkAnswersAsTrained() throws Exception {
    Path project = folder.resolve("java");

    JsonNode report = export("djl", project);

    assertThat(report.path("difference").asDouble(1)).isLessThan(1e-5);
    assertThat(Files.readString(project.resolve("pom.xml"))).contains("pytorch-native-cpu");
    // Compiled as it stands, with this build's DJL; DJL has loaded the network for the proof.
    Path classes = Files.createDirectory(project.resolve("classes"));
    String libraries =
        List.of(System.getProperty("java.class.path", "").split(File.pathSeparator)).stream()
            .filter(
                entry ->
                    entry.contains("djl")
                        || entry.contains("pytorch")
                        || entry.contains("jna")
                        || entry.contains("slf4j")
                        || entry.contains("gson")
                        || entry.contains("commons"))
            .reduce(classes.toString(), (a, b) -> a + File.pathSeparator + b);
    Process compiling =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-cp",
                libraries,
                "-d",
                classes.toString(),
                project.resolve("src/main/java/network/Predict.java").toString())
            .inheritIO()
            .start();
    int compiled = compiling.waitFor();
    assertThat(compiled).isZero();
  }

  @Test
  void theServiceHasARepositoryAndARequestThatFitsIt() throws Exception {
    Path service = folder.resolve("service");

    JsonNode report = export("service", service);

    assertThat(report.path("engine").asText()).startsWith("ONNX Runtime");
    assertThat(service.resolve("models/network/1/model.onnx")).isNotEmptyFile();
    String config = Files.readString(service.resolve("models/network/config.pbtxt"));
    JsonNode request = JSON.readTree(service.resolve("request.json").toFile());
    JsonNode answer = JSON.readTree(service.resolve("answer.json").toFile());
    for (JsonNode tensor : request.path("inputs")) {
      assertThat(config)
          .contains(
              "name: \"%s\" data_type: TYPE_FP32 dims: [ %s ]"
                  .formatted(tensor.path("name").asText(), tensor.path("shape").path(1).asText()));
      assertThat(tensor.path("data")).hasSize(tensor.path("shape").path(1).asInt());
    }
    assertThat(answer.path("outputs")).hasSameSizeAs(request.path("outputs")).isNotEmpty();
  }

  @Test
  void theNotebookHoldsTheCodeAndItsProof() throws Exception {
    Path notebook = folder.resolve("notebook");

    export("notebook", notebook);

    JsonNode book = JSON.readTree(notebook.resolve("notebook.ipynb").toFile());
    assertThat(book.path("nbformat").asInt()).isEqualTo(4);
    StringBuilder code = new StringBuilder();
    for (JsonNode cell : book.path("cells")) {
      assertThat(cell.path("id").asText()).isNotEmpty();
      if (cell.path("cell_type").asText().equals("code")) {
        cell.path("source").forEach(line -> code.append(line.asText()));
        code.append('\n');
      }
    }
    assertThat(code)
        .contains("class Model(nn.Module)")
        .contains("load(\"model.safetensors\")")
        .contains("assert difference < 1e-4");
    assertThat(notebook.resolve("samples.safetensors")).isNotEmptyFile();
  }

  /** A notebook shows the flowchart, whatever its nodes stand for. */
  @Test
  void aNetworkWithASubnetworkBecomesANotebookToo() throws Exception {
    Document points = SampleProject.find("points-mlp").orElseThrow().document();
    NodeId hidden = new NodeId("hidden");
    NetworkEdit fold = new NetworkEdit.Collapse(Network.TOP, Set.of(hidden), "Hidden", hidden);
    Network folded =
        ((NetworkResult.Applied) NetworkEdits.apply(points.network(), fold, Catalogue.standard()))
            .network();
    Path project = folder.resolve("folded.loom");
    assertThat(ProjectFile.write(points.withNetwork(folded), project))
        .isInstanceOf(Saving.Saved.class);
    Shell.Answer trained =
        Shell.run(
            "train", project.toString(), "--epochs", "1", "--out", folder.toString(), "--json");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    String own = JSON.readTree(trained.outLines().getLast()).path("runDirectory").asText();
    Path notebook = folder.resolve("folded-notebook");

    Shell.Answer answer =
        Shell.run("export", own, "--format", "notebook", "--out", notebook.toString());

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(Files.readString(notebook.resolve("notebook.ipynb"))).contains("Hidden");
  }

  @Test
  void kerasCodeNamesItsLayersAndBringsTheirNumbers() throws Exception {
    Path keras = folder.resolve("keras");

    export("keras", keras);

    assertThat(Files.readString(keras.resolve("model.py")))
        .contains("layers.Dense(10, use_bias=True, name=\"hidden\")(")
        .contains("allow_pickle=False");
    assertThat(keras.resolve("weights.npz")).isNotEmptyFile();
    assertThat(Files.readString(keras.resolve("verify.py"))).contains("import keras");
  }
}
