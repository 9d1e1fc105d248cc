package org.layerloom.app.lessons;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;
import org.layerloom.lesson.Goal;
import org.layerloom.lesson.Lesson;
import org.layerloom.lesson.LessonText;
import org.layerloom.lesson.OpenLesson;
import org.layerloom.network.Wording;

/** One step of a lesson: its text, its questions, its goals and its hints. */
final class StepView extends VBox {

  private final LessonModel model;
  private final Words words;
  private final Wording wording;
  private final NodeLinks links;

  private final List<GoalRow> rows = new ArrayList<>();
  private final VBox hints = new VBox();
  private final Button hint = new Button();
  private final Label done = new Label();
  private final Button next = new Button();

  private @Nullable OpenLesson lesson;
  private int step = -1;

  StepView(LessonModel model, Words words, Wording wording, NodeLinks links) {
    this.links = links;
    this.model = model;
    this.words = words;
    this.wording = wording;
    getStyleClass().add("lesson-step");
    hint.setId("lesson-hint");
    hint.setGraphic(new FontIcon("fth-help-circle"));
    hint.setOnAction(event -> model.hint());
    hints.getStyleClass().add("lesson-hints");
    done.setId("lesson-step-done");
    done.setGraphic(new FontIcon("fth-check-circle"));
    done.setWrapText(true);
    done.setMinHeight(Region.USE_PREF_SIZE);
    done.getStyleClass().addAll("banner", "success");
    done.setMaxWidth(Double.MAX_VALUE);
    next.setId("lesson-next");
  }

  void show(LessonModel.View view) {
    OpenLesson now = view.lesson();
    if (now == null) {
      lesson = null;
      step = -1;
      getChildren().clear();
      return;
    }
    // A step is built once: what the learner has typed or opened stays. Beginning it anew (no
    // answers, no hints, nothing judged yet) builds it again.
    if (!now.equals(lesson) || view.step() != step || view.judgements().isEmpty()) {
      lesson = now;
      step = view.step();
      build(now, view);
    }
    for (int i = 0; i < Math.min(rows.size(), view.judgements().size()); i++) {
      rows.get(i).show(view.judgements().get(i), now.start().graph());
    }
    showHints(now, view);
    boolean last = view.step() == now.lesson().steps().size() - 1;
    done.setText(words.text(last ? "lessons.done.lesson" : "lessons.done.step"));
    done.setManaged(view.done());
    done.setVisible(view.done());
    next.setDisable(last);
    next.getStyleClass().remove("accent");
    if (view.done()) {
      next.getStyleClass().add("accent");
    }
  }

  private void build(OpenLesson now, LessonModel.View view) {
    LessonText text = now.text(words.language().locale());
    LessonText.Step body = text.steps().get(view.step());
    Lesson.Step goals = now.lesson().steps().get(view.step());
    int steps = now.lesson().steps().size();
    getChildren().clear();
    if (view.step() == 0 && !text.introduction().isBlank()) {
      getChildren().addAll(new MarkdownView(text.introduction(), links), new Separator());
    }
    Label count = new Label(words.text("lessons.step", view.step() + 1, steps));
    count.getStyleClass().add("muted");
    Label title = new Label(body.title());
    title.setId("lesson-step-title");
    title.getStyleClass().add("lesson-step-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(count, title, new MarkdownView(body.body(), links));
    for (Goal goal : goals.goals()) {
      for (Goal.OfAnswer asked : goal.questions()) {
        LessonText.Question question = body.questions().get(asked.question());
        if (question != null) {
          getChildren()
              .add(
                  new QuestionBox(
                      asked, question, model, words, links, view.answers().get(asked.question())));
        }
      }
    }
    Label heading = new Label(words.text("lessons.goals"));
    heading.getStyleClass().add("lesson-heading");
    VBox list = new VBox();
    list.getStyleClass().add("lesson-goals");
    rows.clear();
    for (int i = 0; i < goals.goals().size(); i++) {
      rows.add(new GoalRow(words, wording, i + 1));
    }
    list.getChildren().setAll(rows);
    getChildren().addAll(heading, list, done, hints, hint, buttons(view));
  }

  private HBox buttons(LessonModel.View view) {
    Button before = new Button(words.text("lessons.previous"));
    before.setId("lesson-previous");
    before.setDisable(view.step() == 0);
    before.setOnAction(event -> model.go(view.step() - 1));
    next.setText(words.text("lessons.next"));
    next.setOnAction(event -> model.go(view.step() + 1));
    Button over = new Button(words.text("lessons.startOver"));
    over.setId("lesson-start-over");
    over.setOnAction(event -> model.startOver());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    for (Button button : List.of(before, next, over)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox row = new HBox(8, before, next, space, over);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void showHints(OpenLesson now, LessonModel.View view) {
    List<String> all = now.text(words.language().locale()).steps().get(view.step()).hints();
    int open = Math.min(view.hints(), all.size());
    if (hints.getChildren().size() > open) {
      hints.getChildren().clear();
    }
    for (int i = hints.getChildren().size(); i < open; i++) {
      MarkdownView shown = new MarkdownView(all.get(i), links);
      shown.setId("hint-" + (i + 1));
      hints.getChildren().add(shown);
    }
    hints.setManaged(open > 0);
    hint.setText(words.text("lessons.hint", open, all.size()));
    hint.setManaged(!all.isEmpty());
    hint.setVisible(!all.isEmpty());
    hint.setDisable(open == all.size());
  }
}
