package org.layerloom.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.app.cli.violation.Draws;
import org.layerloom.app.violation.PrintsStackTraces;
import org.layerloom.app.violation.RunsLater;
import org.layerloom.charts.violation.KnowsTraining;
import org.layerloom.editor.violation.KnowsNetworks;
import org.layerloom.network.violation.ShowsItself;
import org.layerloom.samples.violation.OpensWindows;

/** Every rule holds for the program, and fails for a class that breaks it on purpose. */
final class HouseRulesTest {

  private static JavaClasses program = new ClassFileImporter().importClasses();

  @BeforeAll
  static void readTheProgram() {
    program =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.layerloom");
  }

  /** A rule and who breaks it. */
  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(HouseRules.ENGINE_BRIDGE_STANDS_ALONE, ShowsItself.class),
        Arguments.of(HouseRules.ENGINE_BRIDGE_KNOWS_NO_SCREEN, ShowsItself.class),
        Arguments.of(HouseRules.EDITOR_STANDS_ALONE, KnowsNetworks.class),
        Arguments.of(HouseRules.CHARTS_STAND_ALONE, KnowsTraining.class),
        Arguments.of(HouseRules.SAMPLES_KNOW_THE_ENGINE_BRIDGE_AT_MOST, OpensWindows.class),
        Arguments.of(HouseRules.ONE_WAY_ONTO_THE_SCREENS_THREAD, RunsLater.class),
        Arguments.of(HouseRules.COMMANDS_NEED_NO_SCREEN, Draws.class),
        Arguments.of(HouseRules.NO_STACK_TRACES_FOR_PEOPLE, PrintsStackTraces.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holdsForTheProgram(ArchRule rule, Class<?> culprit) {
    assertThat(rule.evaluate(program).getFailureReport().getDetails()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void failsWhereItIsBroken(ArchRule rule, Class<?> culprit) {
    JavaClasses broken = new ClassFileImporter().importClasses(culprit);

    assertThat(rule.evaluate(broken).getFailureReport().getDetails())
        .isNotEmpty()
        .allMatch(line -> line.contains(culprit.getSimpleName()));
  }

  @Test
  void everyModuleWasRead() {
    assertThat(program.stream().map(type -> type.getPackageName()))
        .contains(
            "org.layerloom.network",
            "org.layerloom.project",
            "org.layerloom.editor",
            "org.layerloom.charts",
            "org.layerloom.samples",
            "org.layerloom.app");
  }
}
