package org.layerloom.app.problems;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.session.Session;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.network.Wording;

/** A problem in a sentence, with a button for each repair. */
public final class ProblemBox extends VBox {

  /**
   * @param from where the problem was found: the nodes that are open there
   */
  public ProblemBox(Problem found, List<NodeId> from, Wording wording, Session session) {
    Problem problem = found.innermost();
    boolean error = problem.severity() == Problem.Severity.ERROR;
    getStyleClass().addAll("problem", error ? "error" : "warning");
    FontIcon icon = new FontIcon(error ? "fth-alert-circle" : "fth-alert-triangle");
    Label sentence = new Label(sentence(found, from, wording, session), icon);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    getChildren().add(sentence);
    if (!problem.repairs().isEmpty()) {
      FlowPane repairs = new FlowPane();
      repairs.getStyleClass().add("repairs");
      for (Problem.Fix fix : problem.repairs()) {
        Button button = new Button(wording.say(fix.name()), new FontIcon("fth-check"));
        button.getStyleClass().addAll("small", "repair");
        button.setOnAction(event -> session.mend(found, fix, from));
        repairs.getChildren().add(button);
      }
      getChildren().add(repairs);
    }
  }

  /** One of a sub-network says where it is: nobody sees that from outside. */
  private static String sentence(
      Problem found, List<NodeId> from, Wording wording, Session session) {
    return found.inside() == null || !session.network().leads(from)
        ? wording.say(found.message())
        : wording.say(found, session.network().graph(session.network().at(from)));
  }
}
