package org.layerloom.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.Datasets;
import org.layerloom.lesson.Lesson;
import org.layerloom.lesson.LessonCheck;
import org.layerloom.lesson.LessonFolder;
import org.layerloom.lesson.LessonText;
import org.layerloom.lesson.LessonWriter;
import org.layerloom.lesson.OpenLesson;
import org.layerloom.lesson.Solutions;
import org.layerloom.network.Analyser;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Node;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;

/** The lessons that come along, as far as no engine is needed; the app's tests train them. */
class SampleLessonsTest {

  private static final Path SOURCES = Path.of("src/main/resources/org/layerloom/samples/lessons");

  static List<OpenLesson> all() {
    return SampleLessons.list();
  }

  @Test
  void thereAreLessonsAndFailuresInTheirOrder() {
    assertThat(all())
        .filteredOn(it -> it.lesson().group() == Lesson.Group.LESSON)
        .hasSizeGreaterThanOrEqualTo(12)
        .isSortedAccordingTo((a, b) -> a.lesson().order() - b.lesson().order());
    assertThat(all())
        .filteredOn(it -> it.lesson().group() == Lesson.Group.FAILURE)
        .hasSizeGreaterThanOrEqualTo(9);
    assertThat(SampleLessons.find("nothing")).isEmpty();
  }

  @Test
  void everyFolderIsListed() throws IOException {
    try (Stream<Path> folders = Files.list(SOURCES)) {
      assertThat(folders.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(SampleLessons.ids());
    }
  }

  /** With {@code -Dsamples=write} it writes them as they should be. */
  @ParameterizedTest
  @MethodSource("all")
  void itsFilesAreAsLayerloomWouldSaveThem(OpenLesson lesson) throws IOException {
    boolean write = "write".equals(System.getProperty("samples"));
    Path folder = SOURCES.resolve(lesson.lesson().id());
    Path json = folder.resolve(LessonFolder.FILE);
    if (write) {
      Files.writeString(json, LessonWriter.text(lesson.lesson()));
    }
    assertThat(Files.readString(json)).isEqualTo(LessonWriter.text(lesson.lesson()));
    for (Path file : projects(folder)) {
      String text = ProjectFile.text(document(file));
      if (write) {
        Files.writeString(file, text);
      }
      assertThat(Files.readString(file)).as(file.toString()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsProjectsCanBeTrainedAndTheirCardsStandApart(OpenLesson lesson) throws IOException {
    for (Path file : projects(SOURCES.resolve(lesson.lesson().id()))) {
      Document document = document(file);
      var network = document.network();
      assertThat(
              Analyser.analyse(
                      network.graph(),
                      network.catalogue(Catalogue.standard()),
                      Datasets.installed())
                  .sound())
          .as(file.toString())
          .isTrue();
      List<Node> nodes = List.copyOf(document.graph().nodes().values());
      for (int i = 0; i < nodes.size(); i++) {
        for (Node other : nodes.subList(i + 1, nodes.size())) {
          double dx = Math.abs(nodes.get(i).at().x() - other.at().x());
          double dy = Math.abs(nodes.get(i).at().y() - other.at().y());
          assertThat(dx >= 200 || dy >= 100)
              .as(file + ": " + nodes.get(i).id() + " and " + other.id())
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void itIsSoundAsFarAsNoRunIsNeeded(OpenLesson lesson) throws InterruptedException {
    String id = lesson.lesson().id();
    Wording english = new Wording(java.util.Locale.ENGLISH);
    LessonCheck.Result result =
        LessonCheck.check(
            lesson,
            Solutions.read(SampleLessons.source(id), id, lesson.lesson(), Catalogue.standard()),
            Catalogue.standard(),
            Datasets.installed(),
            null);

    assertThat(result.problems().stream().map(english::say)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyStepHasAHintAndBothLanguagesHaveAsMany(OpenLesson lesson) {
    LessonText english = lesson.text(java.util.Locale.ENGLISH);
    LessonText chinese = lesson.text(java.util.Locale.SIMPLIFIED_CHINESE);
    assertThat(english.introduction()).isNotBlank();
    assertThat(chinese.introduction()).isNotBlank();
    for (int i = 0; i < english.steps().size(); i++) {
      LessonText.Step step = english.steps().get(i);
      LessonText.Step other = chinese.steps().get(i);
      if (lesson.lesson().steps().get(i).goals().stream()
          .anyMatch(it -> it.questions().isEmpty())) {
        assertThat(step.hints()).as(step.title()).isNotEmpty();
      }
      assertThat(other.hints()).as(other.title()).hasSameSizeAs(step.hints());
      assertThat(other.questions().keySet()).isEqualTo(step.questions().keySet());
      for (var entry : other.questions().entrySet()) {
        assertThat(step.questions())
            .as(other.title())
            .hasEntrySatisfying(
                entry.getKey(),
                question ->
                    assertThat(question.options()).hasSameSizeAs(entry.getValue().options()));
      }
      assertThat(step.body() + english.introduction()).doesNotContain("'");
    }
  }

  private static List<Path> projects(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(it -> it.toString().endsWith(ProjectFile.EXTENSION)).toList();
    }
  }

  private static Document document(Path file) {
    return switch (ProjectFile.read(file, Catalogue.standard())) {
      case Opening.Opened it -> it.document();
      case Opening.Refused it -> throw new AssertionError(it.problems());
    };
  }
}
