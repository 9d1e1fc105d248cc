package org.layerloom.app.problems;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.session.Session;
import org.layerloom.network.Message;
import org.layerloom.network.Problem;
import org.layerloom.network.Wording;

/** A problem in a sentence, with a button for each repair. */
public final class ProblemBox extends VBox {

  public ProblemBox(Problem problem, Wording wording, Session session) {
    boolean error = problem.severity() == Problem.Severity.ERROR;
    getStyleClass().addAll("problem", error ? "error" : "warning");
    FontIcon icon = new FontIcon(error ? "fth-alert-circle" : "fth-alert-triangle");
    Label sentence = new Label(wording.say(problem.message()), icon);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    getChildren().add(sentence);
    if (!problem.repairs().isEmpty()) {
      FlowPane repairs = new FlowPane();
      repairs.getStyleClass().add("repairs");
      for (Problem.Fix fix : problem.repairs()) {
        Button button = new Button(wording.say(fix.name()), new FontIcon("fth-check"));
        button.getStyleClass().addAll("small", "repair");
        button.setOnAction(event -> session.edit(fix.edit(), Message.of("edit.repair")));
        repairs.getChildren().add(button);
      }
      getChildren().add(repairs);
    }
  }
}
