package org.layerloom.app.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.lang.ArchRule;
import javafx.application.Platform;

/** The arrows between the modules, as design and README draw them, and what holds everywhere. */
final class HouseRules {

  private static final String EDITOR = "org.layerloom.editor..";
  private static final String CHARTS = "org.layerloom.charts..";
  private static final String SAMPLES = "org.layerloom.samples..";
  private static final String APP = "org.layerloom.app..";

  static final ArchRule ENGINE_BRIDGE_STANDS_ALONE =
      noClasses()
          .that(engineBridge())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(EDITOR, CHARTS, SAMPLES, APP)
          .as("engine-bridge imports none of ours");

  /** Pictures that are decoded in memory (java.awt.image and what draws on it) are data. */
  static final ArchRule ENGINE_BRIDGE_KNOWS_NO_SCREEN =
      noClasses()
          .that(engineBridge())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "javax.swing..", "java.awt.event..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.awt\\.(Window|Frame|Dialog|Component|Container|Toolkit|Robot|Desktop"
                  + "|GraphicsEnvironment|GraphicsDevice)")
          .as("engine-bridge knows no screen");

  static final ArchRule EDITOR_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage(EDITOR)
          .should()
          .dependOnClassesThat(oursOutside(EDITOR))
          .as("graph-editor imports none of ours");

  static final ArchRule CHARTS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage(CHARTS)
          .should()
          .dependOnClassesThat(oursOutside(CHARTS))
          .as("charts imports none of ours");

  static final ArchRule SAMPLES_KNOW_THE_ENGINE_BRIDGE_AT_MOST =
      noClasses()
          .that()
          .resideInAPackage(SAMPLES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(EDITOR, CHARTS, APP, "javafx..")
          .as("samples import at most engine-bridge");

  static final ArchRule ONE_WAY_ONTO_THE_SCREENS_THREAD =
      noClasses()
          .that()
          .resideInAPackage(APP)
          .and()
          .doNotHaveFullyQualifiedName("org.layerloom.app.work.FxThread")
          .should()
          .callMethod(Platform.class, "runLater", Runnable.class)
          .as("only FxThread calls Platform.runLater");

  static final ArchRule COMMANDS_NEED_NO_SCREEN =
      noClasses()
          .that()
          .resideInAPackage("org.layerloom.app.cli..")
          .and()
          .doNotHaveFullyQualifiedName("org.layerloom.app.cli.Window")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..")
          .as("commands need no screen");

  static final ArchRule NO_STACK_TRACES_FOR_PEOPLE =
      noClasses()
          .that()
          .resideInAPackage("org.layerloom..")
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(HasName.Predicates.name("printStackTrace"))
                  .and(
                      JavaCall.Predicates.target(
                          HasParameterTypes.Predicates.rawParameterTypes(new Class<?>[0]))))
          .as("no stack trace is printed");

  private HouseRules() {}

  /** The rooms of engine-bridge: whatever is ours and in no other module. */
  private static DescribedPredicate<JavaClass> engineBridge() {
    return JavaClass.Predicates.resideInAPackage("org.layerloom..")
        .and(
            DescribedPredicate.not(
                JavaClass.Predicates.resideInAnyPackage(EDITOR, CHARTS, SAMPLES, APP)));
  }

  private static DescribedPredicate<JavaClass> oursOutside(String module) {
    return JavaClass.Predicates.resideInAPackage("org.layerloom..")
        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(module)));
  }
}
