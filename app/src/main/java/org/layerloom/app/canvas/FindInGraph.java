package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerloom.app.session.Session;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.find.Command;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Note;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Wording;
import org.layerloom.subnet.Network;

/**
 * Everything on the canvas as entries to be found: nodes by title, id, kind in every language and
 * settings; frames by title; notes by their text.
 */
public final class FindInGraph {

  private final Session session;
  private final GraphEditor editor;
  private final Wording wording;
  private final List<Wording> languages;

  /**
   * @param languages every language in which kinds are to be found
   */
  public FindInGraph(
      Session session, GraphEditor editor, Wording wording, List<Wording> languages) {
    this.session = session;
    this.editor = editor;
    this.wording = wording;
    this.languages = List.copyOf(languages);
  }

  /**
   * What is there now, inside sub-networks too; taking an entry opens where it is, selects it and
   * brings it in sight.
   */
  public List<Command> entries() {
    List<Command> entries = new ArrayList<>();
    List<NodeId> here = session.state().path();
    Set<String> seen = new HashSet<>(Set.of(session.where()));
    add(entries, here, "");
    inside(entries, here, "", seen);
    if (seen.add(Network.TOP)) {
      add(entries, List.of(), session.state().document().name() + " › ");
      inside(entries, List.of(), "", seen);
    }
    return entries;
  }

  /** Each sub-network once, by the first way that leads to it. */
  private void inside(List<Command> entries, List<NodeId> path, String before, Set<String> seen) {
    Network network = session.network();
    for (Node node : network.graph(network.at(path)).nodes().values()) {
      String name = SubnetKind.name(node.kind());
      if (name != null && network.has(name) && seen.add(name)) {
        List<NodeId> deeper = new ArrayList<>(path);
        deeper.add(node.id());
        String way = before + wording.name(node) + " › ";
        add(entries, deeper, way);
        inside(entries, deeper, way, seen);
      }
    }
  }

  private void add(List<Command> entries, List<NodeId> path, String way) {
    Network network = session.network();
    Graph graph = network.graph(network.at(path));
    for (Node node : graph.nodes().values()) {
      entries.add(entry(node, session.catalogue().kind(node.kind()), path, way));
    }
    for (Frame frame : graph.frames().values()) {
      entries.add(entry(frame.id(), List.of(way + frame.title()), path));
    }
    for (Note note : graph.notes().values()) {
      List<String> lines =
          note.markdown().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      entries.add(entry(note.id(), lines, path));
    }
  }

  private Command entry(Node node, Kind kind, List<NodeId> path, String way) {
    String id = node.id().value();
    String settings = wording.summary(kind, node.settings());
    List<String> names = new ArrayList<>();
    names.add(way + wording.name(node));
    languages.forEach(language -> names.add(language.name(kind)));
    names.add(id);
    names.add(settings);
    String key = path.stream().map(at -> at + "/").collect(Collectors.joining()) + id;
    return new Command(
        key,
        names,
        "",
        settings,
        () -> true,
        () -> {
          session.show(path);
          editor.selectAndReveal(id);
        });
  }

  private Command entry(String id, List<String> names, List<NodeId> path) {
    List<String> known = names.stream().anyMatch(n -> !n.isBlank()) ? names : List.of(id);
    return new Command(
        id,
        known,
        "",
        "",
        () -> true,
        () -> {
          session.show(path);
          reveal(id);
        });
  }

  private void reveal(String id) {
    boolean frame = session.graph().frames().containsKey(id);
    editor.setSelection(
        org.layerloom.editor.Selection.of(
            frame
                ? new org.layerloom.editor.Target.Frame(id)
                : new org.layerloom.editor.Target.Note(id)));
    editor.reveal(id);
  }
}
