package org.layerloom.app.subnet;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.SubnetKind;
import org.layerloom.subnet.NetworkEdit;

/** In the inspector: the sub-network that a node stands for, and what can be done with it. */
public final class SubnetBox extends VBox {

  private final Session session;
  private final NodeId id;
  private final Words words;
  private final TextField name = new TextField();
  private final Label uses = new Label();
  private final Button separate;

  public SubnetBox(Session session, NodeId id, Words words) {
    this.session = session;
    this.id = id;
    this.words = words;
    getStyleClass().add("subnet-box");
    Label heading = new Label(words.text("subnet.heading"));
    heading.getStyleClass().add("section-heading");
    heading.setLabelFor(name);
    name.setId("subnet-name");
    name.setOnAction(event -> rename());
    name.focusedProperty().subscribe(focused -> leave(focused));
    uses.getStyleClass().add("muted");
    uses.setWrapText(true);
    Button open = button("subnet.open.short", "fth-log-in", () -> session.open(id));
    separate = button("subnet.separate.short", "fth-copy", this::separate);
    Button dissolve = button("subnet.dissolve.short", "fth-minimize-2", this::dissolve);
    FlowPane buttons = new FlowPane(open, separate, dissolve);
    buttons.getStyleClass().add("subnet-buttons");
    getChildren().addAll(heading, name, uses, buttons);
  }

  private Button button(String key, String icon, Runnable action) {
    Button button = new Button(words.text(key), new FontIcon(icon));
    button.setId(key.replace('.', '-'));
    button.getStyleClass().add("small");
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Shows the node as it is now. */
  public void show(SessionState state) {
    String subnet = subnet(state);
    if (subnet != null) {
      long count = state.document().network().uses(subnet);
      uses.setText(words.text("subnet.uses", count));
      separate.setDisable(count < 2);
      if (!name.isFocused()) {
        name.setText(subnet);
      }
    }
  }

  private @org.jspecify.annotations.Nullable String subnet(SessionState state) {
    Node node = state.graph().find(id);
    return node == null ? null : SubnetKind.name(node.kind());
  }

  private void leave(boolean focused) {
    if (!focused) {
      rename();
    }
  }

  private void rename() {
    String now = subnet(session.state());
    String typed = name.getText().strip();
    if (now != null && !typed.isEmpty() && !typed.equals(now)) {
      NetworkEdit edit = new NetworkEdit.Rename(now, typed);
      if (!session.edit(edit, Message.of("edit.rename"), "")) {
        name.setText(now);
      }
    }
  }

  private void separate() {
    SubnetCommands.separate(session, session.graph().node(id));
  }

  private void dissolve() {
    session.edit(new NetworkEdit.Dissolve(session.where(), id), Message.of("subnet.dissolve"), "");
  }
}
