package org.layerloom.app.subnet;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;

/** Which sub-network is shown and the way to it; every level but the last is a button. */
public final class BreadcrumbBar extends HBox {

  private final Session session;
  private final Words words;
  private final Wording wording;
  private List<String> shown = List.of();

  public BreadcrumbBar(Session session, Words words, Wording wording, Lifetime lifetime) {
    this.session = session;
    this.words = words;
    this.wording = wording;
    setId("breadcrumbs");
    getStyleClass().add("breadcrumbs");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleText(words.text("subnet.where"));
    lifetime.follow(session.stateProperty(), this::show);
  }

  private void show(SessionState state) {
    List<NodeId> path = state.path();
    setVisible(!path.isEmpty());
    setManaged(!path.isEmpty());
    List<String> names = Levels.names(state, wording);
    long uses = path.isEmpty() ? 0 : state.document().network().uses(state.where());
    List<String> next = new java.util.ArrayList<>(names);
    next.add(String.valueOf(uses));
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    getChildren().clear();
    for (int level = 0; level < names.size(); level++) {
      if (level > 0) {
        getChildren().add(new FontIcon("fth-chevron-right"));
      }
      getChildren()
          .add(
              level == path.size()
                  ? here(names.get(level))
                  : up(names.get(level), List.copyOf(path.subList(0, level))));
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label hint = new Label(words.text("subnet.uses", uses));
    hint.getStyleClass().add("muted");
    hint.setVisible(uses > 1);
    getChildren().addAll(gap, hint);
  }

  private static Label here(String name) {
    Label label = new Label(name);
    label.getStyleClass().add("here");
    return label;
  }

  private Button up(String name, List<NodeId> path) {
    Button button = new Button(name);
    button.getStyleClass().addAll("flat", "small");
    button.setId("crumb-" + path.size());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(words.text("subnet.up.to", name));
    button.setOnAction(event -> session.show(path));
    return button;
  }
}
