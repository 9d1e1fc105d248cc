package org.layerloom.editor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The editor stands alone: it knows no other room of the house, and its painter no skin. */
class HouseTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.layerloom.editor");

  private static ArchRule standsAlone(String... outside) {
    return noClasses()
        .that()
        .resideInAPackage("org.layerloom.editor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(outside);
  }

  @Test
  void theEditorDependsOnNoOtherModule() {
    assertThat(OURS).isNotEmpty();
    standsAlone(
            "org.layerloom.network..",
            "org.layerloom.project..",
            "org.layerloom.data..",
            "org.layerloom.training..",
            "org.layerloom.engine..",
            "org.layerloom.charts..",
            "org.layerloom.samples..",
            "org.layerloom.app..")
        .check(OURS);
  }

  @Test
  void theRuleFailsOnWhatItForbids() {
    assertThatThrownBy(() -> standsAlone("org.eclipse.elk..").check(OURS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("AutoLayout");
  }

  @Test
  void routesAndPaintKnowNoSkin() {
    noClasses()
        .that()
        .resideInAnyPackage("..paint..", "..route..", "..drawing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..skin..")
        .check(OURS);
  }
}
