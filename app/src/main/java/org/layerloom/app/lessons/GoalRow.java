package org.layerloom.app.lessons;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;
import org.layerloom.lesson.Judgement;
import org.layerloom.network.Graph;
import org.layerloom.network.Wording;

/** A goal with its tick, and what was found. */
final class GoalRow extends HBox {

  private final Words words;
  private final Wording wording;
  private final FontIcon sign = new FontIcon("fth-circle");
  private final Label title = new Label();
  private final Label why = new Label();

  GoalRow(Words words, Wording wording, int number) {
    this.words = words;
    this.wording = wording;
    setId("goal-" + number);
    getStyleClass().add("lesson-goal");
    setSpacing(8);
    setAlignment(Pos.TOP_LEFT);
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.getStyleClass().add("muted");
    VBox text = new VBox(2, title, why);
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().addAll(sign, text);
    setAccessibleRole(AccessibleRole.TEXT);
    setFocusTraversable(true);
  }

  /**
   * @param graph whose nodes the goal speaks of
   */
  void show(Judgement judgement, Graph graph) {
    sign.setIconLiteral(judgement.met() ? "fth-check-circle" : "fth-circle");
    sign.getStyleClass().removeAll("lesson-done", "lesson-open");
    sign.getStyleClass().add(judgement.met() ? "lesson-done" : "lesson-open");
    title.setText(wording.say(judgement.title(graph)));
    why.setText(wording.say(judgement.why()));
    setAccessibleText(
        words.text(
            judgement.met() ? "lessons.goal.met" : "lessons.goal.open",
            title.getText(),
            why.getText()));
  }
}
