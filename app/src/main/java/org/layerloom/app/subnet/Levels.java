package org.layerloom.app.subnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.work.Lifetime;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Viewport;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;
import org.layerloom.subnet.Network;

/** What the editor looks at on each level: one that was left is found again as it was. */
public final class Levels {

  private final GraphEditor editor;
  private final Map<List<NodeId>, Viewport> seen = new HashMap<>();
  private List<NodeId> shown;

  /** Begins to follow the session; the editor's model must do so already. */
  public Levels(GraphEditor editor, Session session, Lifetime lifetime) {
    this.editor = editor;
    this.shown = session.state().path();
    lifetime.follow(session.stateProperty(), this::show);
    lifetime.follow(session.openedProperty(), count -> seen.clear());
  }

  private void show(SessionState state) {
    List<NodeId> next = state.path();
    if (next.equals(shown)) {
      return;
    }
    seen.put(shown, editor.getViewport());
    shown = next;
    Viewport before = seen.get(next);
    if (before == null) {
      editor.fit();
    } else {
      editor.setViewport(before);
    }
  }

  /** The project's name, then those of the nodes that are open. */
  static List<String> names(SessionState state, Wording wording) {
    List<String> names = new ArrayList<>();
    names.add(state.document().name());
    Network network = state.document().network();
    for (int level = 0; level < state.path().size(); level++) {
      Graph graph = network.graph(network.at(state.path().subList(0, level)));
      Node node = graph.node(state.path().get(level));
      names.add(wording.name(node));
    }
    return names;
  }

  /** A name that no sub-network has: the stem, or the stem with a number behind it. */
  public static String freeName(Network network, String stem) {
    return freeName(network.subnetworks().keySet(), stem);
  }

  static String freeName(Set<String> taken, String stem) {
    String name = stem;
    for (int number = 2; taken.contains(name); number++) {
      name = stem + " " + number;
    }
    return name;
  }
}
