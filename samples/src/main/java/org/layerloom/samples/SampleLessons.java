package org.layerloom.samples;

import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.layerloom.lesson.LessonFolder;
import org.layerloom.lesson.LessonOpening;
import org.layerloom.lesson.OpenLesson;
import org.layerloom.network.Catalogue;

/** The lessons that come with Layerloom, and the failure lab. */
public final class SampleLessons {

  private static final List<String> IDS =
      List.of(
          "first-neuron",
          "two-classes",
          "hidden-layer",
          "learning-rate",
          "over-fitting",
          "clean-data",
          "convolution",
          "parameter-budget",
          "going-deep",
          "sequences",
          "attention",
          "transfer",
          "gan",
          "dead-relu",
          "vanishing-gradient",
          "exploding-gradient",
          "rate-too-high",
          "rate-too-low",
          "unscaled-inputs",
          "label-noise",
          "leakage",
          "too-small",
          "too-large");

  private SampleLessons() {}

  public static List<String> ids() {
    return IDS;
  }

  /** All, in the order in which they are to be taken: the lessons, then the failures. */
  public static List<OpenLesson> list() {
    List<OpenLesson> lessons = new ArrayList<>();
    IDS.forEach(id -> lessons.add(load(id)));
    lessons.sort(
        Comparator.comparing((OpenLesson it) -> it.lesson().group())
            .thenComparingInt(it -> it.lesson().order()));
    return lessons;
  }

  /** The one of this id. */
  public static Optional<OpenLesson> find(String id) {
    return IDS.contains(id) ? Optional.of(load(id)) : Optional.empty();
  }

  /** The files of one of them. */
  public static LessonFolder.Source source(String id) {
    return file -> {
      InputStream in = SampleLessons.class.getResourceAsStream("lessons/" + id + "/" + file);
      if (in == null) {
        throw new NoSuchFileException(file);
      }
      return in;
    };
  }

  private static OpenLesson load(String id) {
    return switch (LessonFolder.open(source(id), id, Catalogue.standard())) {
      case LessonOpening.Opened(OpenLesson lesson) -> lesson;
      case LessonOpening.Refused refused ->
          throw new IllegalStateException("lesson " + id + ": " + refused.problems());
    };
  }
}
