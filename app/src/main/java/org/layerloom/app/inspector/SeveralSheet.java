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
import org.layerloom.network.Parameter;
import org.layerloom.network.Wording;

/**
 * Several nodes: what they cost together and, where they are of one kind, their settings at once.
 * Of different kinds, what they have in common.
 */
final class SeveralSheet implements InspectorPane.Sheet {

  private final VBox view = new VBox();
  private final Set<NodeId> nodes;
  private final NodeId first;
  private final Words words;
  private final Numbers numbers;
  private final Wording wording;
  private final Kind kind;
  private final List<Parameter> shared;
  private final Label differ = new Label();
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
    List<Kind> kinds =
        nodes.stream().map(Node::kind).distinct().map(session.catalogue()::kind).toList();
    Kind kind = kinds.getFirst();
    this.wording = wording;
    this.kind = kind;
    this.shared = shared(kinds);
    form =
        shared.isEmpty()
            ? null
            : new ParameterForm(
                session,
                kind,
                this.nodes,
                nodes.getFirst().settings(),
                shared,
                editors,
                words,
                wording);
    differ.getStyleClass().add("muted");
    differ.setId("differ");
    differ.setWrapText(true);
    if (form != null) {
      Label line =
          new Label(
              kinds.size() == 1
                  ? words.text("inspector.severalOf", wording.name(kind))
                  : words.text("inspector.severalShared"));
      line.getStyleClass().add("muted");
      line.setWrapText(true);
      view.getChildren().addAll(line, form, differ);
    }
    if (kinds.size() == 1) {
      view.getChildren()
          .add(new PresetMenu(session, this.nodes, new Presets(words.language()).of(kind), words));
    }
    view.getChildren().add(new Separator());
    view.getChildren().add(facts);
  }

  /** What every kind has under one name, with the same values to choose from. */
  private static List<Parameter> shared(List<Kind> kinds) {
    return kinds.getFirst().parameters().stream()
        .filter(
            p ->
                kinds.stream()
                    .allMatch(
                        k ->
                            k.hasParameter(p.name())
                                && k.parameter(p.name()).type().equals(p.type())))
        .toList();
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
    showDifferences(state);
    Cost sum =
        nodes.stream()
            .map(id -> state.analysis().costs().getOrDefault(id, Cost.NOTHING))
            .reduce(Cost.NOTHING, Cost::plus);
    facts.clear();
    facts.add(words.text("fact.parameters"), numbers.count(sum.parameters()));
    facts.add(words.text("fact.multiplyAdds"), numbers.count(sum.multiplyAdds()));
  }

  /** The form shows the first node's values: says where others have other ones. */
  private void showDifferences(SessionState state) {
    String names =
        shared.stream()
            .filter(
                p ->
                    nodes.stream()
                            .map(id -> state.graph().node(id).settings().get(p.name()))
                            .distinct()
                            .count()
                        > 1)
            .map(p -> wording.label(kind, p))
            .collect(Collectors.joining(", "));
    differ.setText(names.isEmpty() ? "" : words.text("inspector.differ", names));
    differ.setVisible(!names.isEmpty());
    differ.setManaged(!names.isEmpty());
  }
}
