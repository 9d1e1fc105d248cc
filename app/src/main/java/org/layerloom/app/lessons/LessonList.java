package org.layerloom.app.lessons;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;
import org.layerloom.lesson.Lesson;
import org.layerloom.lesson.OpenLesson;

/** The lessons to choose from, with what is done of each. */
final class LessonList extends VBox {

  private final Words words;
  private final Consumer<OpenLesson> open;

  LessonList(Words words, Consumer<OpenLesson> open) {
    this.words = words;
    this.open = open;
    getStyleClass().add("lesson-list");
  }

  void show(List<OpenLesson> lessons, Progress progress) {
    getChildren().clear();
    add(Lesson.Group.LESSON, "lessons.group.lesson", lessons, progress);
    add(Lesson.Group.FAILURE, "lessons.group.failure", lessons, progress);
  }

  private void add(
      Lesson.Group group, String heading, List<OpenLesson> lessons, Progress progress) {
    Label name = new Label(words.text(heading));
    name.getStyleClass().add("sheet-title");
    Label what = new Label(words.text(heading + ".text"));
    what.getStyleClass().add("muted");
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(name, what);
    lessons.stream()
        .filter(it -> it.lesson().group() == group)
        .forEach(it -> getChildren().add(row(it, progress)));
  }

  private Button row(OpenLesson lesson, Progress progress) {
    Locale locale = words.language().locale();
    int steps = lesson.lesson().steps().size();
    int done = progress.count(lesson.lesson());
    Label title = new Label(lesson.text(locale).title());
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Label state = new Label(words.text("lessons.progress", done, steps));
    state.getStyleClass().add("muted");
    state.setMinWidth(Region.USE_PREF_SIZE);
    FontIcon sign = new FontIcon(done == steps ? "fth-check-circle" : "fth-circle");
    sign.getStyleClass().add(done == steps ? "lesson-done" : "lesson-open");
    HBox content = new HBox(8, sign, title, state);
    content.setAlignment(Pos.CENTER_LEFT);
    Button row = new Button();
    row.setGraphic(content);
    row.setId("lesson-" + lesson.lesson().id());
    row.setMaxWidth(Double.MAX_VALUE);
    row.getStyleClass().addAll("flat", "lesson-row");
    row.setAccessibleText(words.text("lessons.row.accessible", title.getText(), done, steps));
    row.setOnAction(event -> open.accept(lesson));
    return row;
  }
}
