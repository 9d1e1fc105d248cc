package org.layerloom.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Wording;

/** A lesson's folder opens, or says of everything that is wrong where it is and what to do. */
class LessonFolderTest {

  private static final Wording ENGLISH = new Wording(Locale.ENGLISH);
  private static final Wording CHINESE = new Wording(Locale.SIMPLIFIED_CHINESE);

  @Test
  void aSoundFolderOpensInBothLanguages() {
    OpenLesson lesson = new Sample().open();

    assertThat(lesson.lesson().steps()).hasSize(2);
    assertThat(lesson.text(Locale.FRANCE).title()).isEqualTo("Coins");
    assertThat(lesson.text(Locale.TRADITIONAL_CHINESE).title()).isEqualTo("硬币");
    LessonText.Step widen = lesson.text(Locale.CHINA).steps().getFirst();
    assertThat(widen.title()).isEqualTo("Widen");
    assertThat(widen.body()).isEqualTo("Give `hidden` four units.");
    assertThat(widen.hints()).containsExactly("Select it.", "Type 4.");
    assertThat(widen.questions().get("why"))
        .isEqualTo(
            new LessonText.Question(
                "Why?",
                List.of(
                    new LessonText.Option("For fun", "No."),
                    new LessonText.Option("To bend the line", "Yes."))));
  }

  @Test
  void headingsWithinCodeAreCode() {
    OpenLesson lesson =
        new Sample()
            .replacing("en.md", "Train it.", "Train it.\n\n```\n# no title\n## no step\n```")
            .open();

    assertThat(lesson.text(Locale.ENGLISH).steps().getLast().body()).contains("## no step");
  }

  /** What stands, what is put there, and what is said, first in English. */
  static List<List<String>> slips() {
    return List.of(
        List.of(
            "lesson.json",
            "\"atLeast\": 4",
            "\"atleast\": 4",
            "there is no field \"steps[0].goals[0].atleast\" here."),
        List.of("lesson.json", "\"units\", \"atLeast\": 4", "\"units\"", "atLeast"),
        List.of("lesson.json", "\"metric\"", "\"metrics\"", "must be one of: contains, chain"),
        List.of("lesson.json", "\"hidden\"", "\"hid den\"", "steps[0].goals[0].node"),
        List.of("lesson.json", "0.9}", "\"much\"}", "atLeast\" must be a number"),
        List.of("lesson.json", "\"test\"", "\"exam\"", "test, train, validation"),
        List.of("lesson.json", "\"learn\"", "\"widen\"", "\"widen\" twice"),
        List.of("lesson.json", "\"learn\"", "\"../up\"", "cannot be an id"),
        List.of("lesson.json", "project.loom", "../project.loom", "plain name of a file"),
        List.of("lesson.json", "project.loom", "/etc/project.loom", "plain name of a file"),
        List.of("lesson.json", "project.loom", "other.loom", "coins/other.loom: there is no such"),
        List.of("lesson.json", "\"loss\"", "\"lost\"", "\"locked\" names lost"),
        List.of("lesson.json", "\"format\": 1", "\"format\": 2", "newer Layerloom"),
        List.of("lesson.json", "\"right\": 2", "\"right\": 3", "there are 2 choices, and number 3"),
        List.of("lesson.json", "\"question\": \"why\"", "\"question\": \"how\"", "Question how"),
        List.of(
            "lesson.json",
            "{\"id\": \"learn\", \"goals\": [",
            "{\"id\": \"learn\", \"goals\": [], \"x\": [",
            "must have something"),
        List.of("en.md", "# Coins", "Coins", "Begin with # Title"),
        List.of("en.md", "## Learn", "### Learn", "\"Learn\" is no part of a step"),
        List.of("en.md", "## Learn\n", "", "has 1 steps, lesson.json has 2"),
        List.of("en.md", "Train it.", "", "step \"learn\" has no text"),
        List.of("en.md", "  No.", "", "nothing is said to whoever answers \"For fun\""),
        List.of("zh.md", "## Learn", "# Learn", "coins/zh.md:26:1: a second title"),
        List.of("project.loom", "\"coins\",", "\"../coins\",", "outside the lesson"),
        List.of("project.loom", "\"format\": 1", "\"format\": 1,", "coins/project.loom:"));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void aSlipIsNamedWithFilePlaceAndField(List<String> slip) {
    Sample sample = new Sample().replacing(slip.get(0), slip.get(1), slip.get(2));

    assertThat(sample.problems().stream().map(ENGLISH::say))
        .anySatisfy(sentence -> assertThat(sentence).contains(slip.get(3)));
    assertThat(sample.problems().stream().map(CHINESE::say))
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain("lesson.text."));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"lesson.json", "en.md", "zh.md", "project.loom"})
  void aFileThatIsMissingIsNamed(String file) {
    assertThat(new Sample().without(file).problems().stream().map(ENGLISH::say))
        .anySatisfy(it -> assertThat(it).contains("coins/" + file + ": there is no such file"));
  }

  @Test
  @Timeout(60)
  void aLessonThatWasCutOffOrSpoiltAnywhereGetsAnAnswer() {
    for (String file : List.of("lesson.json", "en.md")) {
      String text = file.equals("en.md") ? Sample.ENGLISH : Sample.JSON;
      for (int at = 0; at < text.length() - 2; at++) {
        LessonOpening cut = new Sample().with(file, text.substring(0, at)).opening();
        LessonOpening bent =
            new Sample()
                .with(file, text.substring(0, at) + "\u0001" + text.substring(at + 1))
                .opening();
        if (file.equals("lesson.json")) {
          assertThat(cut).as("cut at %d", at).isInstanceOf(LessonOpening.Refused.class);
        }
        assertThat(bent).isNotNull();
      }
    }
  }

  @Test
  void whatIsTooLargeIsNotRead() {
    assertThat(ENGLISH.say(new Sample().with("en.md", "x".repeat(2 << 20)).problems().getFirst()))
        .isEqualTo("coins/en.md is larger than 1,024 KiB, which no lesson needs. Shorten it.");
  }

  @Test
  void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path folder) throws IOException {
    // given a lesson whose text is a link to a file elsewhere
    Path lesson = Files.createDirectory(folder.resolve("coins"));
    Sample sample = new Sample();
    for (String file : List.of("lesson.json", "zh.md", "project.loom")) {
      try (var in = sample.source().open(file)) {
        Files.copy(in, lesson.resolve(file));
      }
    }
    Path secret = Files.writeString(folder.resolve("secret.md"), Sample.ENGLISH);
    try {
      Files.createSymbolicLink(lesson.resolve("en.md"), secret);
    } catch (UnsupportedOperationException | IOException e) {
      assumeThat(false).as("this system has no links").isTrue();
    }

    // when it is opened, then the link does not count
    assertThat(LessonFolder.open(lesson, Catalogue.standard()))
        .isInstanceOfSatisfying(
            LessonOpening.Refused.class,
            it ->
                assertThat(ENGLISH.say(it.problems().getFirst()))
                    .contains("en.md: there is no such"));
    assertThat(LessonFolder.open(secret, Catalogue.standard()))
        .isInstanceOf(LessonOpening.Refused.class);
  }
}
