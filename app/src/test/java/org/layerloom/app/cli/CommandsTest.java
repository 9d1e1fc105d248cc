package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.samples.SampleProject;

/** What the commands that start no engine answer. */
final class CommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void helpListsEveryCommandInEnglishAndChinese() {
    Shell.Answer english = Shell.run("--help");
    Shell.Answer chinese = Shell.run(Locale.SIMPLIFIED_CHINESE, "--help");

    assertThat(english.exitCode()).isZero();
    assertThat(english.out())
        .contains("Usage:", "train", "check", "layers", "samples", "doctor", "Exit codes");
    assertThat(chinese.out()).contains("用法", "训练", "退出码").doesNotContain("Usage");
  }

  @Test
  void everyCommandAndOptionIsDescribedInBothLanguages() {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
      picocli.CommandLine parser = Program.parser(Shell.context(language));
      parser
          .getSubcommands()
          .values()
          .forEach(
              command -> {
                assertThat(command.getCommandSpec().usageMessage().header())
                    .as(command.getCommandName())
                    .isNotEmpty();
                command
                    .getCommandSpec()
                    .args()
                    .forEach(
                        argument ->
                            assertThat(argument.description())
                                .as(command.getCommandName() + " " + argument)
                                .isNotEmpty());
              });
    }
  }

  @Test
  void aMistypedOptionIsNamedWithWhatWasMeant() {
    Shell.Answer answer = Shell.run("train", "points-mlp", "--epoch", "3");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("--epoch", "--epochs", "layerloom train --help");
  }

  @Test
  void aMissingArgumentIsNamed() {
    Shell.Answer answer = Shell.run("train");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("SAMPLE|FILE");
  }

  @Test
  void textWhereANumberBelongsIsNamed() {
    Shell.Answer answer = Shell.run("train", "points-mlp", "--epochs", "many");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("many", "--epochs");
  }

  @Test
  void versionNamesTheProgramAndItsJava() {
    Shell.Answer answer = Shell.run("--version");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).containsPattern("Layerloom \\d+\\.\\d+").contains("Java ");
  }

  @Test
  void samplesAreListedForPeopleAndPrograms() throws Exception {
    Shell.Answer text = Shell.run("samples");
    Shell.Answer json = Shell.run("samples", "--json");

    for (SampleProject sample : SampleProject.list()) {
      assertThat(text.out()).contains(sample.id(), sample.title(Locale.ENGLISH));
    }
    assertThat(json.outLines()).hasSameSizeAs(SampleProject.list());
    assertThat(JSON.readTree(json.outLines().getFirst()).path("id").asText())
        .isEqualTo("mnist-cnn");
  }

  @Test
  void layersAreListedForPeopleAndPrograms() throws Exception {
    Shell.Answer text = Shell.run("layers");
    Shell.Answer json = Shell.run("layers", "--json");

    for (Kind kind : Catalogue.standard().all()) {
      assertThat(text.out()).contains("  " + kind.id() + " ");
    }
    assertThat(json.outLines()).hasSameSizeAs(Catalogue.standard().all());
    for (String line : json.outLines()) {
      assertThat(JSON.readTree(line).path("id").asText()).isNotEmpty();
    }
  }

  @Test
  void aLayerIsExplained() {
    Shell.Answer answer = Shell.run("layers", "conv2d");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("filters", "kernel", "Inputs:", "a whole number from");
    assertThat(Shell.run("layers", "conv9d").exitCode()).isEqualTo(2);
  }

  @Test
  void everySampleIsSound() throws Exception {
    String[] arguments =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("check", "--json"),
                SampleProject.list().stream().map(SampleProject::id))
            .toArray(String[]::new);

    Shell.Answer answer = Shell.run(arguments);

    assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
    for (String line : answer.outLines()) {
      JsonNode object = JSON.readTree(line);
      assertThat(object.path("sound").asBoolean()).isTrue();
      assertThat(object.path("parameters").asLong()).isPositive();
    }
  }

  @Test
  void theWindowSaysWhyItCannotOpen() {
    // Here JavaFX's headless platform would draw a window, so only the question is tested.
    assertThat(Display.present("Linux", "", java.util.Map.of())).isFalse();
    assertThat(Display.present("Linux", "", java.util.Map.of("DISPLAY", ""))).isFalse();
    assertThat(Display.present("Linux", "", java.util.Map.of("DISPLAY", ":0"))).isTrue();
    assertThat(Display.present("Linux", "", java.util.Map.of("WAYLAND_DISPLAY", "w"))).isTrue();
    assertThat(Display.present("Linux", "Headless", java.util.Map.of())).isTrue();
    assertThat(Display.present("Windows 11", "", java.util.Map.of())).isTrue();
    assertThat(Display.present("Mac OS X", "", java.util.Map.of())).isTrue();
  }
}
