package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign files become projects, and projects text. */
final class ImportCommandTest {

  @TempDir private Path folder;

  @Test
  void aSampleGoesToMermaidAndComesBackSound() throws Exception {
    Path text = folder.resolve("flow.mmd");

    assertThat(
            Shell.run("export", "mnist-cnn", "--format", "mermaid", "--out", text.toString())
                .exitCode())
        .isZero();
    Shell.Answer answer = Shell.run("import", text.toString());

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    Path project = folder.resolve("flow.loom");
    assertThat(Shell.run("check", project.toString()).exitCode()).isZero();
    assertThat(Shell.run("import", text.toString()).exitCode()).isEqualTo(2);
    assertThat(Shell.run("import", text.toString(), "--force").exitCode()).isZero();
  }

  @Test
  void aListingBecomesAProject() throws Exception {
    Path listing = folder.resolve("model.py");
    Files.writeString(
        listing,
        """
        (x, y), _ = keras.datasets.mnist.load_data()
        model = keras.Sequential([
            keras.layers.Rescaling(1./255),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ])
        model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
        """);

    assertThat(Shell.run("import", listing.toString()).exitCode()).isZero();
    Shell.Answer check = Shell.run("check", folder.resolve("model.loom").toString());

    assertThat(check.exitCode()).as(check.err()).isZero();
  }

  @Test
  void aPageInChineseNamesLayersAndCosts() {
    Shell.Answer answer =
        Shell.run(Locale.SIMPLIFIED_CHINESE, "export", "mnist-cnn", "--format", "markdown");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("```mermaid").contains("参数数").contains("225,034");
  }

  @Test
  void whatIsNoNetworkIsBadInput() throws Exception {
    Path picture = Files.write(folder.resolve("cat.png"), new byte[] {1, 2, 3});
    Path empty = Files.writeString(folder.resolve("empty.py"), "print('hello')\n");

    for (Path wrong : new Path[] {picture, empty, folder.resolve("missing.mmd"), folder}) {
      Shell.Answer answer = Shell.run("import", wrong.toString());
      assertThat(answer.exitCode()).as(wrong.toString()).isEqualTo(2);
      assertThat(answer.err()).isNotBlank().doesNotContain("Exception");
    }
  }
}
