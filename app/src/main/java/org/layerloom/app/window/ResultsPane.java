package org.layerloom.app.window;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.layerloom.app.code.CodePane;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.training.RunLine;
import org.layerloom.app.work.Lifetime;

/** What comes out: curves, and what is wrong. */
final class ResultsPane extends StackPane {

  private final TabPane tabs = new TabPane();
  private final Tab data;
  private final Tab training;
  private final Tab evaluation;
  private final Tab predict;
  private final Tab inside;
  private final Tab stepping;
  private final Tab runs;
  private final Tab problems;

  ResultsPane(
      Node trainingPane,
      LooksPanes looks,
      CodePane codePane,
      Node problemsPane,
      RunLine line,
      Session session,
      Words words,
      Lifetime lifetime) {
    getStyleClass().add("results");
    training = tab("tab-training", words.text("tab.training"), trainingPane);
    data = tab("tab-data", words.text("tab.data"), looks.data());
    looks.data().shownProperty().bind(data.selectedProperty());
    evaluation = tab("tab-evaluation", words.text("tab.evaluation"), looks.evaluation());
    predict = tab("tab-predict", words.text("tab.predict"), looks.predict());
    inside = tab("tab-inside", words.text("tab.inside"), looks.inside());
    looks.evaluation().shownProperty().bind(evaluation.selectedProperty());
    looks.predict().shownProperty().bind(predict.selectedProperty());
    stepping = tab("tab-stepping", words.text("tab.stepping"), looks.stepping());
    looks.stepping().shownProperty().bind(stepping.selectedProperty());
    Tab plane = tab("tab-plane", words.text("tab.plane"), looks.plane());
    looks.plane().shownProperty().bind(plane.selectedProperty());
    Tab surface = tab("tab-surface", words.text("tab.surface"), looks.surface());
    looks.surface().shownProperty().bind(surface.selectedProperty());
    runs = tab("tab-runs", words.text("tab.runs"), looks.runs());
    looks.runs().shownProperty().bind(runs.selectedProperty());
    looks.onInside(this::showInside);
    looks.onEvaluation(() -> tabs.getSelectionModel().select(evaluation));
    Tab code = tab("tab-code", words.text("tab.code"), codePane);
    codePane.shownProperty().bind(code.selectedProperty());
    problems = tab("tab-problems", "", problemsPane);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getTabs()
        .addAll(
            training,
            data,
            evaluation,
            predict,
            inside,
            plane,
            surface,
            stepping,
            runs,
            code,
            problems);
    line.setMouseTransparent(true);
    HBox right = new HBox(looks.moments(), line);
    right.setPickOnBounds(false);
    right.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(right, Pos.TOP_RIGHT);
    getChildren().addAll(tabs, right);
    lifetime.follow(
        session.stateProperty(),
        state -> problems.setText(words.text("tab.problems", state.problems().size())));
  }

  void showTraining() {
    tabs.getSelectionModel().select(training);
  }

  void showData() {
    tabs.getSelectionModel().select(data);
  }

  void showInside() {
    tabs.getSelectionModel().select(inside);
  }

  void showStepping() {
    tabs.getSelectionModel().select(stepping);
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
