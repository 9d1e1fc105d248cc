package org.layerloom.app.inspector;

import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.network.Cost;

/** The project as a whole, while no node is selected. */
final class ProjectSheet implements InspectorPane.Sheet {

  private static final int BYTES_A_NUMBER = 4;

  private final VBox view = new VBox();
  private final Session session;
  private final Words words;
  private final Numbers numbers;
  private final TextField name = new TextField();
  private final Label description = new Label();
  private final Facts facts = new Facts();

  ProjectSheet(Session session, Words words) {
    this.session = session;
    this.words = words;
    this.numbers = new Numbers(words);
    Label title = new Label(words.text("inspector.project"));
    title.getStyleClass().add("sheet-title");
    name.setId("project-name");
    name.setAccessibleText(words.text("inspector.project"));
    name.setOnAction(event -> rename());
    name.focusedProperty().subscribe(focused -> leave(focused));
    description.setWrapText(true);
    description.getStyleClass().add("explanation");
    Label hint = new Label(words.text("inspector.hint"));
    hint.setWrapText(true);
    hint.getStyleClass().add("muted");
    view.getStyleClass().add("sheet");
    view.getChildren().addAll(title, name, description, new Separator(), facts, hint);
  }

  @Override
  public VBox view() {
    return view;
  }

  private void leave(boolean focused) {
    if (!focused) {
      rename();
    }
  }

  private void rename() {
    String typed = name.getText().strip();
    if (typed.isEmpty()) {
      name.setText(session.state().document().name());
    } else if (!typed.equals(session.state().document().name())) {
      session.rename(typed);
    }
  }

  @Override
  public void show(SessionState state) {
    if (!name.isFocused()) {
      name.setText(state.document().name());
    }
    String text = state.document().description();
    description.setText(text);
    description.setManaged(!text.isBlank());
    Cost total = state.whole().total();
    facts.clear();
    facts.add(words.text("fact.nodes"), numbers.count(state.document().graph().nodes().size()));
    facts.add(words.text("fact.parameters"), numbers.count(total.parameters()));
    facts.add(words.text("fact.multiplyAdds"), numbers.count(total.multiplyAdds()));
    facts.add(
        words.text("fact.activations"),
        numbers.bytes((double) total.activations() * BYTES_A_NUMBER));
  }
}
