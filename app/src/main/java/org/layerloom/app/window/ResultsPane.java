package org.layerloom.app.window;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.training.RunLine;
import org.layerloom.app.work.Lifetime;

/** What comes out: curves, and what is wrong. */
final class ResultsPane extends StackPane {

  private final TabPane tabs = new TabPane();
  private final Tab training;
  private final Tab problems;

  ResultsPane(
      Node trainingPane,
      Node problemsPane,
      RunLine line,
      Session session,
      Words words,
      Lifetime lifetime) {
    getStyleClass().add("results");
    training = tab("tab-training", words.text("tab.training"), trainingPane);
    problems = tab("tab-problems", "", problemsPane);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getTabs().addAll(training, problems);
    line.setMouseTransparent(true);
    StackPane.setAlignment(line, Pos.TOP_RIGHT);
    getChildren().addAll(tabs, line);
    lifetime.follow(
        session.stateProperty(),
        state -> problems.setText(words.text("tab.problems", state.analysis().problems().size())));
  }

  void showTraining() {
    tabs.getSelectionModel().select(training);
  }

  void showProblems() {
    tabs.getSelectionModel().select(problems);
  }

  private static Tab tab(String id, String name, Node content) {
    Tab tab = new Tab(name, content);
    tab.setId(id);
    return tab;
  }
}
