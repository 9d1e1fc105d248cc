package org.layerloom.app.lessons;

import java.util.List;
import org.layerloom.lesson.LessonOpening;
import org.layerloom.lesson.OpenLesson;

/** Where lessons come from: the program's own, and folders. */
public interface Shelf {

  /** Those that come with the program, in their order. Blocks while they are read. */
  List<OpenLesson> bundled();

  /** The bundled one of this id, or the one in this folder. Blocks while it is read. */
  LessonOpening open(String idOrFolder);
}
