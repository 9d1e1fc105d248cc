package org.layerloom.app.training;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Term;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.training.TrainingEvent.Noticed;

/** What was noticed about the network while it trains: the newest lines, each with its node. */
final class NoticesBox extends VBox {

  private static final int SHOWN = 2;

  private final Runs runs;
  private final Words words;
  private final Wording wording;
  private final Consumer<NodeId> reveal;

  NoticesBox(Runs runs, Words words, Wording wording, Consumer<NodeId> reveal, Lifetime lifetime) {
    this.runs = runs;
    this.words = words;
    this.wording = wording;
    this.reveal = reveal;
    getStyleClass().add("notices");
    setId("notices");
    setSpacing(4);
    ListChangeListener<Noticed> listener = change -> show();
    runs.notices().addListener(listener);
    lifetime.atEnd(() -> runs.notices().removeListener(listener));
    show();
  }

  private void show() {
    List<Noticed> all = runs.notices();
    List<Noticed> newest = all.subList(Math.max(0, all.size() - SHOWN), all.size());
    getChildren().setAll(newest.stream().map(this::line).toList());
    setManaged(!newest.isEmpty());
    setVisible(!newest.isEmpty());
  }

  private HBox line(Noticed notice) {
    Label text = new Label(sentence(notice));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button show = new Button(words.text("notice.show"));
    show.getStyleClass().add("small");
    show.setMinWidth(Region.USE_PREF_SIZE);
    show.setOnAction(event -> reveal.accept(outermost(notice.node())));
    HBox line = new HBox(8, new FontIcon("fth-alert-triangle"), text, show);
    line.getStyleClass().addAll("banner", "warning");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** With the node in front, as problems have it. */
  private String sentence(Noticed notice) {
    Document trained = runs.trained();
    Node node = trained == null ? null : trained.graph().find(outermost(notice.node()));
    return node == null
        ? notice.node() + ": " + wording.say(notice.what())
        : wording.say(Message.of("network.problem", new Term.OfNode(node), notice.what()));
  }

  /** Inside a sub-network a node's name begins with that of the card that holds it. */
  private static NodeId outermost(NodeId id) {
    int slash = id.value().indexOf('/');
    return slash < 0 ? id : new NodeId(id.value().substring(0, slash));
  }
}
