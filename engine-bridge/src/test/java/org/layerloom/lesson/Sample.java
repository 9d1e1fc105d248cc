package org.layerloom.lesson;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Drawing;
import org.layerloom.network.Message;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;

/** A little lesson in memory, of which tests change one file. */
final class Sample {

  static final String JSON =
      """
      {
        "format": 1,
        "id": "coins",
        "order": 10,
        "group": "lesson",
        "minutes": 5,
        "project": "project.loom",
        "locked": ["data", "loss"],
        "steps": [
          {"id": "widen", "goals": [
            {"goal": "setting", "node": "hidden", "parameter": "units", "atLeast": 4},
            {"goal": "choice", "question": "why", "right": 2}
          ]},
          {"id": "learn", "goals": [
            {"goal": "metric", "part": "test", "measure": "accuracy", "atLeast": 0.9}
          ]}
        ]
      }
      """;

  static final String ENGLISH =
      """
      # Coins

      Heads or tails.

      ## Widen

      Give `hidden` four units.

      ### Hint

      Select it.

      ### Hint

      Type 4.

      ### Question why

      Why?

      - For fun
        No.
      - To bend the line
        Yes.

      ## Learn

      Train it.
      """;

  private final Map<String, String> files = new TreeMap<>();

  Sample() {
    files.put("lesson.json", JSON);
    files.put("en.md", ENGLISH);
    files.put("zh.md", ENGLISH.replace("# Coins", "# 硬币").replace("### Hint", "### 提示"));
    files.put("project.loom", ProjectFile.text(project(1)));
  }

  /** Two classes, one hidden layer of so many units. */
  static Document project(int units) {
    return Document.named("coins")
        .withGraph(
            Drawing.from("coins")
                .then(
                    "hidden",
                    "dense",
                    Map.of("units", Drawing.whole(units), "activation", Drawing.text("relu")))
                .then("out", "dense", Map.of("units", Drawing.whole(2)))
                .loss("crossEntropy")
                .then("evaluate", "evaluate")
                .graph());
  }

  Sample with(String file, String text) {
    files.put(file, text);
    return this;
  }

  Sample without(String file) {
    files.remove(file);
    return this;
  }

  Sample replacing(String file, String stands, String put) {
    String text = files.getOrDefault(file, "");
    if (!text.contains(stands)) {
      throw new IllegalArgumentException(file + " has no " + stands);
    }
    return with(file, text.replace(stands, put));
  }

  LessonFolder.Source source() {
    return name -> {
      String text = files.get(name);
      if (text == null) {
        throw new NoSuchFileException(name);
      }
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    };
  }

  LessonOpening opening() {
    return LessonFolder.open(source(), "coins", Catalogue.standard());
  }

  OpenLesson open() {
    if (opening() instanceof LessonOpening.Opened(OpenLesson lesson)) {
      return lesson;
    }
    throw new AssertionError(opening());
  }

  List<Message> problems() {
    if (opening() instanceof LessonOpening.Refused(List<Message> problems)) {
      return problems;
    }
    throw new AssertionError("not refused");
  }
}
