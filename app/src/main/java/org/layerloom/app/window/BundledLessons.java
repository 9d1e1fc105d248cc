package org.layerloom.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerloom.app.lessons.Shelf;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Datasets;
import org.layerloom.lesson.LessonFolder;
import org.layerloom.lesson.LessonOpening;
import org.layerloom.lesson.OpenLesson;
import org.layerloom.network.Catalogue;
import org.layerloom.project.WholePaths;
import org.layerloom.samples.SampleLessons;

/** The lessons that come with the program, and those of folders. */
final class BundledLessons implements Shelf {

  @Override
  public List<OpenLesson> bundled() {
    return SampleLessons.list();
  }

  @Override
  public LessonOpening open(String idOrFolder) {
    return SampleLessons.find(idOrFolder)
        .<LessonOpening>map(LessonOpening.Opened::new)
        .orElseGet(() -> folder(Path.of(idOrFolder)));
  }

  /** With whole paths to its own data: the engine does not know where the folder is. */
  private static LessonOpening folder(Path folder) {
    Catalogue catalogue = Catalogue.standard();
    return switch (LessonFolder.open(folder, catalogue)) {
      case LessonOpening.Refused refused -> refused;
      case LessonOpening.Opened(OpenLesson lesson) -> {
        Set<String> bundled =
            Datasets.installed().all().stream().map(DatasetInfo::id).collect(Collectors.toSet());
        yield new LessonOpening.Opened(
            new OpenLesson(
                lesson.lesson(),
                lesson.texts(),
                WholePaths.of(lesson.start(), folder.toAbsolutePath(), catalogue, bundled)));
      }
    };
  }
}
