package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.SessionState;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphNote;
import org.layerloom.network.Analysis;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.network.Signal;
import org.layerloom.network.Wording;

/**
 * Makes the editor's picture of a document. What did not change comes out as the same object, so
 * that the editor keeps its measures and routes.
 */
final class ModelMapper {

  private final Wording wording;
  private final Words words;
  private final CardMapper cards;

  private Map<String, GraphNode> lastNodes = Map.of();
  private Map<String, GraphLink> lastLinks = Map.of();

  ModelMapper(Wording wording, Words words, CardMapper cards) {
    this.wording = wording;
    this.words = words;
    this.cards = cards;
  }

  /** The id of a link in the editor. */
  static String id(Link link) {
    return link.from() + ">" + link.to();
  }

  GraphModel map(SessionState state) {
    Map<NodeId, List<Problem>> atNode = new HashMap<>();
    for (Problem problem : state.analysis().problems()) {
      if (problem.node() != null) {
        atNode.computeIfAbsent(problem.node(), n -> new ArrayList<>()).add(problem);
      }
    }
    return new GraphModel(
        nodes(state, atNode), links(state, LinkProblems.of(state)), frames(state), notes(state));
  }

  private List<GraphNode> nodes(SessionState state, Map<NodeId, List<Problem>> problems) {
    Map<String, GraphNode> next = new HashMap<>();
    List<GraphNode> all = new ArrayList<>();
    for (Node node : state.graph().nodes().values()) {
      Kind kind = state.catalogue().kind(node.kind());
      GraphNode card = cards.card(node, kind, problems.getOrDefault(node.id(), List.of()), state);
      GraphNode before = lastNodes.get(card.id());
      GraphNode kept = before != null && before.equals(card) ? before : card;
      next.put(kept.id(), kept);
      all.add(kept);
    }
    lastNodes = next;
    return all;
  }

  private List<GraphLink> links(SessionState state, Map<String, Problem> problems) {
    Map<String, GraphLink> next = new HashMap<>();
    List<GraphLink> all = new ArrayList<>();
    for (Link link : state.graph().links()) {
      GraphLink line = link(link, state.analysis(), problems.get(id(link)));
      GraphLink before = lastLinks.get(line.id());
      GraphLink kept = before != null && before.equals(line) ? before : line;
      next.put(kept.id(), kept);
      all.add(kept);
    }
    lastLinks = next;
    return all;
  }

  private GraphLink link(Link link, Analysis analysis, @Nullable Problem problem) {
    Signal signal = signal(link, analysis);
    String label =
        switch (signal) {
          case Signal.Tensor tensor -> tensor.shape().toString();
          case Signal.Labels labels -> words.text("canvas.labels");
          case Signal.Loss loss -> "";
          case Signal.Model model -> "";
          case null -> "";
        };
    return new GraphLink(
        id(link),
        Ports.outputOf(link.from()),
        Ports.inputOf(link.to()),
        label,
        signal instanceof Signal.Labels ? GraphLink.Style.DASHED : GraphLink.Style.SOLID,
        problem == null ? null : problem(problem),
        link.bends().stream().map(p -> new Point2D(p.x(), p.y())).toList());
  }

  private @Nullable Signal signal(Link link, Analysis analysis) {
    Node from = analysis.graph().find(link.from().node());
    List<Signal> outputs = analysis.outputs().get(link.from().node());
    if (from == null || outputs == null) {
      return null;
    }
    Kind kind = analysis.catalogue().kind(from.kind());
    for (int port = 0; port < Math.min(outputs.size(), kind.outputs().size()); port++) {
      if (kind.outputs().get(port).name().equals(link.from().port())) {
        return outputs.get(port);
      }
    }
    return null;
  }

  private org.layerloom.editor.Problem problem(Problem problem) {
    return new org.layerloom.editor.Problem(
        problem.severity() == Problem.Severity.ERROR
            ? org.layerloom.editor.Problem.Severity.ERROR
            : org.layerloom.editor.Problem.Severity.WARNING,
        wording.say(problem.message()));
  }

  private static List<GraphFrame> frames(SessionState state) {
    return state.graph().frames().values().stream()
        .map(
            f ->
                new GraphFrame(
                    f.id(),
                    f.title(),
                    f.colour().startsWith("#") ? f.colour() : f.colour().toLowerCase(Locale.ROOT),
                    new Rectangle2D(f.at().x(), f.at().y(), f.width(), f.height())))
        .toList();
  }

  private static List<GraphNote> notes(SessionState state) {
    return state.graph().notes().values().stream()
        .map(
            n ->
                new GraphNote(
                    n.id(),
                    n.markdown(),
                    "",
                    new Rectangle2D(n.at().x(), n.at().y(), n.width(), n.height())))
        .toList();
  }
}
