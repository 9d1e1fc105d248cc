package org.layerloom.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;

/**
 * What a teacher put beside a lesson for the checker: projects that solve a step, and some that
 * look like it and do not.
 *
 * @param right by the step's id; a step without one is solved by what the step before left
 * @param wrong by their files' names
 * @param problems about files that cannot be read
 */
public record Solutions(
    Map<String, Document> right, Map<String, Document> wrong, List<Message> problems) {

  public static final String FOLDER = "solutions/";

  private static final int MOST_WRONG = 20;

  public Solutions {
    right = Map.copyOf(right);
    wrong = Map.copyOf(wrong);
    problems = List.copyOf(problems);
  }

  /** Reads those of a lesson. */
  public static Solutions read(
      LessonFolder.Source source, String name, Lesson lesson, Catalogue catalogue) {
    Map<String, Document> right = new TreeMap<>();
    Map<String, Document> wrong = new TreeMap<>();
    List<Message> problems = new ArrayList<>();
    for (Lesson.Step step : lesson.steps()) {
      String stem = FOLDER + step.id();
      read(source, name, stem + ".right.loom", step.id(), right, catalogue, problems);
      for (int i = 1; i <= MOST_WRONG; i++) {
        String file = stem + (i == 1 ? ".wrong.loom" : ".wrong-" + i + ".loom");
        if (!read(source, name, file, file, wrong, catalogue, problems)) {
          break;
        }
      }
    }
    return new Solutions(right, wrong, problems);
  }

  private static boolean read(
      LessonFolder.Source source,
      String name,
      String file,
      String key,
      Map<String, Document> to,
      Catalogue catalogue,
      List<Message> problems) {
    String path = name.isEmpty() ? file : name + "/" + file;
    try (InputStream in = source.open(file)) {
      byte[] bytes = in.readNBytes(LessonFolder.LARGEST_PROJECT);
      switch (ProjectFile.parse(bytes, path, catalogue)) {
        case Opening.Opened(Document document, var warnings) -> {
          problems.addAll(warnings);
          to.put(key, document);
        }
        case Opening.Refused(List<Message> why) -> problems.addAll(why);
      }
      return true;
    } catch (NoSuchFileException none) {
      return false;
    } catch (IOException e) {
      problems.add(Message.of("lesson.file.unreadable", path, String.valueOf(e.getMessage())));
      return true;
    }
  }
}
