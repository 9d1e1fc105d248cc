package org.layerloom.network;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.network.violations.Violations;

/** The arrows between the rooms, each shown to fail where somebody goes against it. */
class ArchitectureTest {

  private static final String ROOM = "org.layerloom.";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.layerloom");

  /** A rule, and a class of the tests that breaks it. */
  record Arrow(String name, ArchRule rule, Class<?> violation) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Arrow never(String from, String name, Class<?> violation, String... to) {
    return new Arrow(
        name,
        noClasses()
            .that(liveIn(from))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(to)
            .allowEmptyShould(true),
        violation);
  }

  /** Classes of a room, and the violations that pretend to be. */
  private static DescribedPredicate<JavaClass> liveIn(String packages) {
    return JavaClass.Predicates.resideInAPackage(packages)
        .or(JavaClass.Predicates.resideInAPackage("..violations.."))
        .as("classes of " + packages);
  }

  static Stream<Arrow> arrows() {
    return Stream.of(
        never("org.layerloom..", "no JavaFX anywhere", Violations.Fx.class, "javafx.."),
        never(
            ROOM + "network..",
            "network knows no document",
            Violations.Project.class,
            ROOM + "project.."),
        never(ROOM + "network..", "network knows no data", Violations.Data.class, ROOM + "data.."),
        never(
            ROOM + "network..",
            "network knows no runs",
            Violations.Training.class,
            ROOM + "training..",
            ROOM + "engine..",
            ROOM + "evaluation..",
            ROOM + "exchange.."),
        never(ROOM + "network..", "network knows no DJL", Violations.Djl.class, "ai.djl.."),
        never(
            ROOM + "network..",
            "network knows no JSON",
            Violations.Json.class,
            "com.fasterxml.jackson.."),
        never(
            ROOM + "project..",
            "project knows no runs",
            Violations.Training.class,
            ROOM + "training..",
            ROOM + "engine.."),
        never(ROOM + "data..", "data knows no DJL", Violations.Djl.class, "ai.djl.."),
        never(
            ROOM + "training..",
            "training knows no DJL: only the engine does",
            Violations.Djl.class,
            "ai.djl.."),
        never(
            ROOM + "lesson..",
            "lessons know runs, and not who trains them",
            Violations.Djl.class,
            "ai.djl..",
            ROOM + "engine..",
            ROOM + "exchange.."));
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void theProductKeepsToIt(Arrow arrow) {
    arrow.rule().check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void itFailsWhereSomebodyDoesNot(Arrow arrow) {
    JavaClasses violation = new ClassFileImporter().importClasses(arrow.violation());

    assertThatThrownBy(() -> arrow.rule().check(violation)).isInstanceOf(AssertionError.class);
  }

  @Test
  @DisplayName("the product's classes are really looked at")
  void theProductIsThere() {
    assertThat(PRODUCT.contain(Edits.class)).isTrue();
    assertThat(PRODUCT.contain(Violations.Fx.class)).isFalse();
  }
}
