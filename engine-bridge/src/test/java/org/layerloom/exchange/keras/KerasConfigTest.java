package org.layerloom.exchange.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.exchange.in.ForeignFile;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;

/** Keras's own configurations become flowcharts, whoever wrote them. */
final class KerasConfigTest {

  private static final Catalogue KINDS = Catalogue.standard();

  @TempDir private Path folder;

  /** As Keras 3 writes it, shortened. */
  private static final String FUNCTIONAL =
      """
      {"module": "keras", "class_name": "Functional", "config": {"name": "network", "layers": [
        {"class_name": "InputLayer", "config": {"batch_shape": [null, 28, 28, 1], "name": "in"},
         "name": "in", "inbound_nodes": []},
        {"class_name": "Conv2D", "config": {"name": "conv", "filters": 8, "kernel_size": [3, 3],
          "strides": [1, 1], "padding": "same", "activation": "relu", "trainable": true},
         "name": "conv", "inbound_nodes": [{"args": [{"class_name": "__keras_tensor__",
          "config": {"shape": [null, 28, 28, 1], "keras_history": ["in", 0, 0]}}], "kwargs": {}}]},
        {"class_name": "Conv2D", "config": {"name": "other", "filters": 8, "kernel_size": [3, 3],
          "padding": "same"},
         "name": "other", "inbound_nodes": [[["in", 0, 0, {}]]]},
        {"class_name": "Add", "config": {"name": "sum"}, "name": "sum", "inbound_nodes": [{"args": [[
          {"class_name": "__keras_tensor__", "config": {"keras_history": ["conv", 0, 0]}},
          {"class_name": "__keras_tensor__", "config": {"keras_history": ["other", 0, 0]}}]]}]},
        {"class_name": "Flatten", "config": {"name": "flat"}, "name": "flat",
         "inbound_nodes": [[["sum", 0, 0, {}]]]},
        {"class_name": "Dense", "config": {"name": "classes", "units": 10, "activation": "softmax"},
         "name": "classes", "inbound_nodes": [[["flat", 0, 0, {}]]]}
      ]}}
      """;

  private static Graph graph(Imported imported) {
    return switch (imported) {
      case Imported.Read read -> read.document().graph();
      case Imported.Refused refused -> fail(refused.reasons().toString());
    };
  }

  @Test
  void aFunctionalModelKeepsNamesSettingsAndBranches() {
    Graph graph = graph(KerasConfig.parse(FUNCTIONAL, "model", KINDS));

    Node conv = graph.node(new NodeId("conv"));
    assertThat(conv.kind()).isEqualTo("conv2d");
    assertThat(conv.settings().whole("filters")).isEqualTo(8);
    assertThat(conv.settings().text("padding")).isEqualTo("same");
    assertThat(conv.settings().text("activation")).isEqualTo("relu");
    assertThat(graph.into(new NodeId("sum")))
        .extracting(link -> link.from().node().value())
        .containsExactly("conv", "other");
    assertThat(graph.node(new NodeId("classes")).settings().whole("units")).isEqualTo(10);
  }

  @Test
  void aSequentialModelInItsOwnFileIsRead() throws IOException {
    Path file = folder.resolve("model.keras");
    zip(
        file,
        "config.json",
        """
        {"class_name": "Sequential", "config": {"name": "s", "layers": [
          {"class_name": "Dense", "config": {"name": "hidden", "units": 16, "activation": "tanh"}},
          {"class_name": "Lambda", "config": {"name": "evil", "function": ["exec('1')", null, null]}},
          {"class_name": "Dropout", "config": {"name": "drop", "rate": 0.25}}]}}
        """
            .getBytes(StandardCharsets.UTF_8));

    Imported imported = ForeignFile.read(file, KINDS);

    Graph graph = graph(imported);
    assertThat(graph.node(new NodeId("hidden")).settings().text("activation")).isEqualTo("tanh");
    assertThat(graph.node(new NodeId("drop")).settings().real("rate")).isEqualTo(0.25);
    assertThat(((Imported.Read) imported).notes())
        .anySatisfy(note -> assertThat(note.values()).contains("Lambda"));
  }

  @Test
  void whatKeras2MeantOtherwiseIsNamed() {
    // given the same configuration of two releases
    String config =
        """
        {"class_name": "Sequential", "keras_version": "2.15.0", "config": {"layers": [
          {"class_name": "Dense", "config": {"name": "hard", "units": 3,
           "activation": "hard_sigmoid"}}]}}
        """;

    // when both are read, then only the older one differs, and says so
    String note = "activation=hard_sigmoid (Keras 2)";
    assertThat(KerasConfig.parse(config, "old", KINDS).toString()).contains(note);
    assertThat(KerasConfig.parse(config.replace("2.15", "3.6"), "new", KINDS).toString())
        .doesNotContain(note);
  }

  @Test
  void aBombThatUnpacksToGigabytesIsRefused() throws IOException {
    Path file = folder.resolve("bomb.keras");
    byte[] spaces = new byte[64 << 20];
    java.util.Arrays.fill(spaces, (byte) ' ');
    zip(file, "config.json", spaces);
    assertThat(Files.size(file)).isLessThan(200_000);

    assertThat(ForeignFile.read(file, KINDS)).isInstanceOf(Imported.Refused.class);
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    for (String wrong :
        List.of("", "{", "[]", "null", "{\"config\": 1}", "{\"config\": {\"layers\": {}}}")) {
      assertThat(KerasConfig.parse(wrong, "wrong", KINDS))
          .as(wrong)
          .isInstanceOf(Imported.Refused.class);
    }
    Path none = Files.writeString(folder.resolve("none.keras"), "PK but no zip");
    Path empty = folder.resolve("empty.keras");
    zip(empty, "other.txt", new byte[1]);
    assertThat(ForeignFile.read(none, KINDS)).isInstanceOf(Imported.Refused.class);
    assertThat(ForeignFile.read(empty, KINDS)).isInstanceOf(Imported.Refused.class);
  }

  private static void zip(Path file, String name, byte[] content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
  }
}
