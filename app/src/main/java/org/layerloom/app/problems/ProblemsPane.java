package org.layerloom.app.problems;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.network.Wording;

/** Everything that is wrong, with its repairs; a click shows where. */
public final class ProblemsPane extends StackPane {

  private final ListView<Problem> list = new ListView<>();
  private List<Problem> shown = List.of();

  /**
   * @param reveal selects a node and brings it in sight
   */
  public ProblemsPane(
      Session session, Words words, Wording wording, Consumer<NodeId> reveal, Lifetime lifetime) {
    getStyleClass().add("problems");
    list.setId("problems-list");
    list.setCellFactory(view -> new Row(session, wording));
    Label none = new Label(words.text("problems.none"));
    none.getStyleClass().add("empty-hint");
    list.setPlaceholder(none);
    list.setOnMouseClicked(
        event -> show(session, list.getSelectionModel().getSelectedItem(), reveal));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            show(session, list.getSelectionModel().getSelectedItem(), reveal);
          }
        });
    getChildren().add(list);
    lifetime.follow(session.stateProperty(), state -> show(state.problems()));
  }

  private void show(List<Problem> problems) {
    if (!problems.equals(shown)) {
      shown = problems;
      list.getItems().setAll(problems);
    }
  }

  /** Opens the sub-network that it is in, and shows the node. */
  private static void show(Session session, @Nullable Problem found, Consumer<NodeId> reveal) {
    if (found == null) {
      return;
    }
    session.show(found.path());
    Problem problem = found.innermost();
    if (problem.node() != null) {
      reveal.accept(problem.node());
    } else if (problem.link() != null) {
      reveal.accept(problem.link().to().node());
    }
  }

  private static final class Row extends ListCell<Problem> {
    private final Session session;
    private final Wording wording;

    Row(Session session, Wording wording) {
      this.session = session;
      this.wording = wording;
      setCursor(Cursor.HAND);
      // The list gives the width; a long sentence wraps.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Problem problem, boolean empty) {
      super.updateItem(problem, empty);
      setGraphic(
          empty || problem == null ? null : new ProblemBox(problem, List.of(), wording, session));
    }
  }
}
