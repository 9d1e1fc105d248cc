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
import org.layerloom.network.Message;
import org.layerloom.network.SubnetKind;
import org.layerloom.subnet.NetworkEdit;

/** The sub-network that is open, while no node in it is selected. */
final class SubnetSheet implements InspectorPane.Sheet {

  private static final int BYTES_A_NUMBER = 4;

  private final VBox view = new VBox();
  private final Session session;
  private final Words words;
  private final Numbers numbers;
  private final TextField name = new TextField();
  private final Label uses = new Label();
  private final Facts facts = new Facts();

  SubnetSheet(Session session, Words words) {
    this.session = session;
    this.words = words;
    this.numbers = new Numbers(words);
    Label title = new Label(words.text("subnet.heading"));
    title.getStyleClass().add("sheet-title");
    title.setLabelFor(name);
    name.setId("open-subnet-name");
    name.setAccessibleText(words.text("subnet.heading"));
    name.setOnAction(event -> rename());
    name.focusedProperty().subscribe(this::leave);
    Label inside = new Label(words.text("subnet.inside"));
    for (Label label : new Label[] {uses, inside}) {
      label.setWrapText(true);
      label.getStyleClass().add("muted");
    }
    view.getStyleClass().add("sheet");
    view.getChildren().addAll(title, name, uses, new Separator(), facts, inside);
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
    String now = session.where();
    String typed = name.getText().strip();
    if (now.isEmpty() || typed.equals(now)) {
      return;
    }
    boolean taken =
        !typed.isEmpty()
            && session.edit(new NetworkEdit.Rename(now, typed), Message.of("edit.rename"), "");
    if (!taken) {
      name.setText(now);
    }
  }

  @Override
  public void show(SessionState state) {
    String subnet = state.where();
    if (!name.isFocused()) {
      name.setText(subnet);
    }
    uses.setText(words.text("subnet.uses", state.document().network().uses(subnet)));
    Cost total = state.analysis().total();
    facts.clear();
    facts.add(words.text("fact.nodes"), numbers.count(state.graph().nodes().size()));
    if (state.catalogue().find(SubnetKind.id(subnet)) instanceof SubnetKind kind) {
      facts.add(
          words.text("subnet.ports"),
          numbers.count(kind.inputs().size()) + ", " + numbers.count(kind.outputs().size()));
    }
    facts.add(words.text("fact.parameters"), numbers.count(total.parameters()));
    facts.add(words.text("fact.multiplyAdds"), numbers.count(total.multiplyAdds()));
    facts.add(
        words.text("fact.activations"),
        numbers.bytes((double) total.activations() * BYTES_A_NUMBER));
  }
}
