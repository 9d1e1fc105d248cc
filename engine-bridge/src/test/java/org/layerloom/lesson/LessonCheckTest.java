package org.layerloom.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Drawing;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;

/** Lessons are played with an engine that is made up: wide networks learn, narrow ones do not. */
class LessonCheckTest {

  private static final Wording ENGLISH = new Wording(Locale.ENGLISH);

  private static final Player ENGINE =
      document -> {
        long units = document.graph().node(new NodeId("hidden")).settings().whole("units");
        double score = units >= 4 ? 0.95 : 0.6;
        return new RunResult(document, true, true, 5, 1, score, 1, score, 1, score, List.of());
      };

  private static LessonCheck.Result check(Sample sample, @Nullable Player player) {
    OpenLesson lesson = sample.open();
    try {
      return LessonCheck.check(
          lesson,
          Solutions.read(sample.source(), "coins", lesson.lesson(), Catalogue.standard()),
          Catalogue.standard(),
          Drawing.DATA,
          player);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> sentences(LessonCheck.Result result) {
    return result.problems().stream().map(ENGLISH::say).toList();
  }

  private static Sample solved() {
    return new Sample().with("solutions/widen.right.loom", ProjectFile.text(Sample.project(4)));
  }

  @Test
  void aLessonWhoseSolutionsDoAsTheyShouldHasNoProblems() {
    LessonCheck.Result result = check(solved(), ENGINE);

    assertThat(sentences(result)).isEmpty();
    assertThat(result.met()).isEqualTo(3);
    assertThat(result.refused()).isEqualTo(3);
    assertThat(result.runs()).as("each project once").isEqualTo(2);
  }

  @Test
  void withoutAnEngineWhatNeedsARunIsLeftOut() {
    LessonCheck.Result result = check(solved(), null);

    assertThat(sentences(result)).isEmpty();
    assertThat(result.met()).isEqualTo(2);
    assertThat(result.runs()).isZero();
  }

  @Test
  void aGoalThatNothingMeetsIsNamed() {
    assertThat(sentences(check(new Sample(), ENGINE)))
        .anySatisfy(
            it ->
                assertThat(it)
                    .contains("Step \"widen\", goal 1")
                    .contains("It is 1.")
                    .contains("solutions/widen.right.loom"));
  }

  @Test
  void aGoalThatRefusesNothingIsNamed() {
    Sample sample = solved().replacing("lesson.json", "\"atLeast\": 0.9", "\"atLeast\": 0.5");

    assertThat(sentences(check(sample, ENGINE)))
        .anySatisfy(
            it ->
                assertThat(it)
                    .contains("Step \"learn\", goal 1")
                    .contains("nothing that was tried is refused"));
  }

  @Test
  void aWrongSolutionOfItsOwnWillDo() {
    Sample sample =
        solved()
            .replacing("lesson.json", "\"atLeast\": 4", "\"atMost\": 9")
            .replacing(
                "lesson.json",
                "{\"goal\": \"choice\"",
                "{\"goal\": \"sound\"}, {\"goal\": \"choice\"");

    assertThat(sentences(check(sample, ENGINE))).hasSize(2);
    Document wide = Sample.project(10);
    Document loose = wide.withGraph(wide.graph().withLinks(org.pcollections.TreePVector.empty()));
    assertThat(
            sentences(
                check(sample.with("solutions/widen.wrong.loom", ProjectFile.text(loose)), ENGINE)))
        .isEmpty();
  }

  @Test
  void aStepThatIsSolvedBeforeItBeginsIsNamed() {
    Sample sample =
        solved()
            .replacing("lesson.json", "\"atLeast\": 4", "\"atLeast\": 1")
            .replacing(
                "lesson.json",
                ",\n      {\"goal\": \"choice\", \"question\": \"why\", \"right\": 2}",
                "")
            .replacing(
                "en.md",
                Sample.ENGLISH.substring(
                    Sample.ENGLISH.indexOf("### Question"), Sample.ENGLISH.indexOf("## Learn")),
                "")
            .replacing(
                "zh.md",
                Sample.ENGLISH.substring(
                    Sample.ENGLISH.indexOf("### Question"), Sample.ENGLISH.indexOf("## Learn")),
                "");

    assertThat(sentences(check(sample, ENGINE)))
        .anySatisfy(it -> assertThat(it).contains("\"widen\" is solved before anything was done"));
  }

  @Test
  void aSolutionThatChangesALockedNodeIsNamed() {
    Document changed = Sample.project(4);
    changed =
        changed.withGraph(
            changed
                .graph()
                .withNode(
                    changed
                        .graph()
                        .node(new NodeId("loss"))
                        .with("smoothing", new Value.Real(0.1))));

    assertThat(
            sentences(
                check(
                    new Sample().with("solutions/widen.right.loom", ProjectFile.text(changed)),
                    ENGINE)))
        .anySatisfy(it -> assertThat(it).contains("is locked in this lesson"));
  }
}
