package org.layerloom.app.lessons;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.lesson.Answer;
import org.layerloom.lesson.Goal;
import org.layerloom.lesson.LessonText;

/** A question with its choices, or a field for a number, and what is said to the answer. */
final class QuestionBox extends VBox {

  private final Goal.OfAnswer goal;
  private final LessonText.Question question;
  private final LessonModel model;
  private final Words words;
  private final Label said = new Label();

  QuestionBox(
      Goal.OfAnswer goal,
      LessonText.Question question,
      LessonModel model,
      Words words,
      NodeLinks links,
      @Nullable Answer given) {
    this.goal = goal;
    this.question = question;
    this.model = model;
    this.words = words;
    getStyleClass().add("lesson-question");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.setId("answer-" + goal.question());
    getChildren().add(new MarkdownView(question.text(), links));
    if (goal instanceof Goal.Choice) {
      choices(given);
    } else {
      number(given);
    }
    getChildren().add(said);
    comment(given);
  }

  private void choices(@Nullable Answer given) {
    ToggleGroup group = new ToggleGroup();
    List<LessonText.Option> options = question.options();
    for (int i = 0; i < options.size(); i++) {
      int option = i + 1;
      RadioButton button = new RadioButton(options.get(i).text());
      button.setId("choice-" + goal.question() + "-" + option);
      button.setWrapText(true);
      button.setMinHeight(Region.USE_PREF_SIZE);
      button.setMnemonicParsing(false);
      button.setToggleGroup(group);
      button.setSelected(given instanceof Answer.Chosen(int chosen) && chosen == option);
      button.setOnAction(event -> answer(new Answer.Chosen(option)));
      getChildren().add(button);
    }
  }

  private void number(@Nullable Answer given) {
    TextField field = new TextField();
    field.setId("number-" + goal.question());
    field.setAccessibleText(question.text());
    field.setPromptText(words.text("lessons.number"));
    if (given instanceof Answer.Given(double number)) {
      field.setText(NumberFormat.getNumberInstance(locale()).format(number));
    }
    Button check = new Button(words.text("lessons.answer"));
    check.setMinWidth(Region.USE_PREF_SIZE);
    Runnable take = () -> answer(new Answer.Given(parsed(field.getText())));
    check.setOnAction(event -> take.run());
    field.setOnAction(event -> take.run());
    HBox row = new HBox(8, field, check);
    HBox.setHgrow(field, Priority.ALWAYS);
    getChildren().add(row);
  }

  private Locale locale() {
    return words.language().locale();
  }

  /** As the language writes numbers; what is none is NaN, and no right answer. */
  private double parsed(String text) {
    String typed = text.strip().replace('−', '-');
    ParsePosition at = new ParsePosition(0);
    Number number = NumberFormat.getNumberInstance(locale()).parse(typed, at);
    return number == null || at.getIndex() < typed.length() ? Double.NaN : number.doubleValue();
  }

  private void answer(Answer answer) {
    comment(answer);
    model.answer(goal.question(), answer);
  }

  private void comment(@Nullable Answer answer) {
    boolean right =
        switch (goal) {
          case Goal.Choice(String id, int wanted) ->
              answer instanceof Answer.Chosen(int option) && option == wanted;
          case Goal.Figure(String id, double wanted, double tolerance) ->
              answer instanceof Answer.Given(double number)
                  && Math.abs(number - wanted) <= tolerance;
        };
    said.setText(
        switch (answer) {
          case null -> "";
          case Answer.Chosen(int option) -> question.options().get(option - 1).answer();
          case Answer.Given(double number) ->
              right ? words.text("lessons.right") : question.options().getFirst().answer();
        });
    said.getStyleClass().removeAll("lesson-right", "lesson-wrong");
    said.getStyleClass().add(right ? "lesson-right" : "lesson-wrong");
    said.setManaged(answer != null);
    said.setVisible(answer != null);
  }
}
