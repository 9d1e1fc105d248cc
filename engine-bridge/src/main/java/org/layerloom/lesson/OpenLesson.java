package org.layerloom.lesson;

import java.util.Locale;
import java.util.Map;
import org.layerloom.project.Document;

/**
 * A lesson that can be taught.
 *
 * @param texts by language: {@code en}, {@code zh}
 * @param start what the learner begins with
 */
public record OpenLesson(Lesson lesson, Map<String, LessonText> texts, Document start) {

  public OpenLesson {
    texts = Map.copyOf(texts);
  }

  /** In the language of a locale: Chinese of any kind, and English for all others. */
  public LessonText text(Locale locale) {
    LessonText text = texts.get(locale.getLanguage().equals("zh") ? "zh" : "en");
    if (text == null) {
      throw new IllegalStateException("a lesson is opened with both languages");
    }
    return text;
  }
}
