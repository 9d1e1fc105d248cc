package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input is refused before anything runs, with the place, the cause and exit code 2. */
final class BadInputTest {

  @TempDir private Path folder;

  /** What is wrong, the file's text, and what the message must name. */
  static java.util.stream.Stream<Arguments> badProjects() {
    return java.util.stream.Stream.of(
        bad("not JSON", "this is {no JSON", "project.loom:1", "JSON"),
        bad("empty", "", "project.loom", "empty"),
        bad("cut off", Flowcharts.SOUND.substring(0, 300), "project.loom", "cut off"),
        bad(
            "a newer format",
            Flowcharts.with("\"format\": 1", "\"format\": 99"),
            "project.loom:2",
            "99",
            "Update"),
        bad(
            "an unknown layer",
            Flowcharts.with(
                "\"id\": \"hidden\", \"kind\": \"dense\"",
                "\"id\": \"hidden\", \"kind\": \"convlution\""),
            "project.loom:6",
            "hidden",
            "convlution"),
        bad(
            "a missing parameter",
            Flowcharts.with("{\"units\": 10}", "{\"bias\": true}"),
            "project.loom:6",
            "hidden",
            "units"),
        bad(
            "a parameter out of range",
            Flowcharts.with("{\"units\": 10}", "{\"units\": -3}"),
            "hidden",
            "units",
            "-3"),
        bad(
            "a link to nowhere",
            Flowcharts.with("\"to\": \"output.in\"", "\"to\": \"outptu.in\""),
            "project.loom:13",
            "outptu"),
        bad(
            "a cycle",
            Flowcharts.with("\"from\": \"data.features\"", "\"from\": \"output.out\""),
            "project.loom",
            "hidden",
            "output"),
        bad(
            "shapes that do not fit",
            Flowcharts.pictures("{\"id\": \"middle\", \"kind\": \"relu\", \"at\": [200, 0]}"),
            "project.loom",
            "output",
            "Repair",
            "latten"),
        bad(
            "a dataset that is not there",
            Flowcharts.with("points100", "my-photos"),
            "project.loom",
            "data",
            "my-photos",
            "mnist"),
        bad(
            "a kernel larger than its input",
            Flowcharts.pictures(
                "{\"id\": \"middle\", \"kind\": \"conv2d\", \"at\": [200, 0],"
                    + " \"settings\": {\"filters\": 4, \"kernel\": [40, 40]}}"),
            "project.loom",
            "middle",
            "40",
            "28"),
        bad(
            "ten gigabytes of declared tensor",
            Flowcharts.with("{\"units\": 10}", "{\"units\": 1000000}")
                .replace("{\"units\": 1}", "{\"units\": 1000000}"),
            "project.loom",
            "output",
            "GiB"));
  }

  private static Arguments bad(String what, String text, String... named) {
    return Arguments.of(what, text, named);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badProjects")
  @DisplayName("train refuses")
  void trainRefuses(String what, String text, String[] named) throws IOException {
    Path file = Files.writeString(folder.resolve("project.loom"), text);

    Shell.Answer answer =
        Shell.run("train", file.toString(), "--out", folder.resolve("runs").toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(2);
    assertThat(answer.err()).contains(named).doesNotContain("Exception", "\tat ");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badProjects")
  @DisplayName("check refuses, in Chinese too")
  void checkRefuses(String what, String text, String[] named) throws IOException {
    Path file = Files.writeString(folder.resolve("project.loom"), text);

    Shell.Answer answer = Shell.run(Locale.SIMPLIFIED_CHINESE, "check", file.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(2);
    assertThat(answer.err()).containsPattern("\\p{IsHan}{3}").doesNotContain("Exception", "\tat ");
  }

  @Test
  void aFileThatIsNotThere() {
    Shell.Answer answer = Shell.run("train", folder.resolve("nothing.loom").toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("nothing.loom", "no such file");
  }

  @Test
  void aSampleThatIsNotThere() {
    Shell.Answer answer = Shell.run("train", "mnist-cn");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("mnist-cn", "mnist-cnn", "points-mlp");
  }

  @Test
  void aFolderInPlaceOfAFile() {
    Shell.Answer answer = Shell.run("check", folder.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains(folder.toString(), "folder");
  }

  @Test
  void anOptionOutOfItsRange() {
    Shell.Answer answer = Shell.run("train", "points-mlp", "--epochs", "0");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).containsIgnoringCase("epochs").contains("0");
  }

  @Test
  void checkLooksAtTheOthersToo() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.loom"), "{");

    Shell.Answer answer = Shell.run("check", broken.toString(), "points-mlp");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("broken.loom");
    assertThat(answer.out()).contains("points-mlp: sound");
  }
}
