package org.layerloom.app.inspector;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.network.Cost;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;

/**
 * Several nodes: what they cost together and, where they are of one kind, their settings at once.
 */
final class SeveralSheet implements InspectorPane.Sheet {

  private final VBox view = new VBox();
  private final Set<NodeId> nodes;
  private final NodeId first;
  private final Words words;
  private final Numbers numbers;
  private final Facts facts = new Facts();
  private final @Nullable ParameterForm form;

  SeveralSheet(Session session, List<Node> nodes, Words words, Wording wording, Editors editors) {
    this.nodes = nodes.stream().map(Node::id).collect(Collectors.toUnmodifiableSet());
    this.first = nodes.getFirst().id();
    this.words = words;
    this.numbers = new Numbers(words);
    Label title = new Label(words.text("inspector.several", nodes.size()));
    title.getStyleClass().add("sheet-title");
    view.getStyleClass().add("sheet");
    view.getChildren().add(title);
    boolean alike = nodes.stream().map(Node::kind).distinct().count() == 1;
    if (alike) {
      Kind kind = session.catalogue().kind(nodes.getFirst().kind());
      Label line = new Label(words.text("inspector.severalOf", wording.name(kind)));
      line.getStyleClass().add("muted");
      line.setWrapText(true);
      form =
          new ParameterForm(
              session, kind, this.nodes, nodes.getFirst().settings(), editors, words, wording);
      PresetMenu presets =
          new PresetMenu(session, this.nodes, new Presets(words.language()).of(kind), words);
      view.getChildren().addAll(line, form, presets, new Separator());
    } else {
      form = null;
    }
    view.getChildren().add(facts);
  }

  @Override
  public VBox view() {
    return view;
  }

  @Override
  public void show(SessionState state) {
    if (form != null) {
      form.show(state.graph().node(first).settings());
    }
    Cost sum =
        nodes.stream()
            .map(id -> state.analysis().costs().getOrDefault(id, Cost.NOTHING))
            .reduce(Cost.NOTHING, Cost::plus);
    facts.clear();
    facts.add(words.text("fact.parameters"), numbers.count(sum.parameters()));
    facts.add(words.text("fact.multiplyAdds"), numbers.count(sum.multiplyAdds()));
  }
}
