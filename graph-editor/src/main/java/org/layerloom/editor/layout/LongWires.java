package org.layerloom.editor.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;

/**
 * Wires of a large graph that need no say in its layout.
 *
 * <p>The layered method gives a wire a place of its own in every layer that it passes: in a chain
 * of a thousand cards, five hundred skips over forty cards each are twenty thousand more things to
 * place. Nobody sees such wires as a whole, and the editor routes them itself. A wire may be left
 * out where it is long and neither of its ends hangs on it alone: the layers stay what they were.
 */
final class LongWires {
  /** Layers that a wire may pass and still be placed with the cards. */
  private static final int LONGEST_PLACED = 6;

  private final Map<String, List<GraphLink>> out = new HashMap<>();
  private final Map<String, List<GraphLink>> in = new HashMap<>();

  /** Layers from a card to the last one that it feeds. */
  private final Map<String, Integer> height = new HashMap<>();

  private LongWires(GraphModel model) {
    for (GraphLink link : model.links()) {
      out.computeIfAbsent(link.from().node(), _ -> new ArrayList<>()).add(link);
      in.computeIfAbsent(link.to().node(), _ -> new ArrayList<>()).add(link);
    }
    model.nodes().stream().map(GraphNode::id).forEach(this::measure);
  }

  /** The ids of the wires that may be left out. */
  static Set<String> of(GraphModel model) {
    LongWires wires = new LongWires(model);
    Set<String> left = new HashSet<>();
    wires.in.values().forEach(links -> wires.leave(links, left));
    return left;
  }

  /** A card keeps the shortest of the wires that feed it. */
  private void leave(List<GraphLink> links, Set<String> left) {
    int shortest = links.stream().mapToInt(this::length).min().orElse(0);
    boolean kept = shortest <= LONGEST_PLACED;
    for (GraphLink link : links) {
      if (length(link) <= LONGEST_PLACED) {
        continue;
      }
      if (!kept && length(link) == shortest) {
        kept = true;
      } else {
        left.add(link.id());
      }
    }
  }

  /**
   * Layers that a wire passes. What a card feeds at the next layer decides the card's own, so a
   * wire of length above one is never the only one that leaves a card. A wire that closes a circle
   * has length 0 or less and is never left out.
   */
  private int length(GraphLink link) {
    return height.getOrDefault(link.from().node(), 0) - height.getOrDefault(link.to().node(), 0);
  }

  /** A card on the way down, with the wires that were not followed yet. */
  private record Visit(String card, Iterator<GraphLink> rest) {}

  /** Goes down without recursion: chains are longer than a thread's stack is deep. */
  private void measure(String start) {
    if (height.containsKey(start)) {
      return;
    }
    Deque<Visit> way = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    enter(start, way, seen);
    while (!way.isEmpty()) {
      Visit here = way.peek();
      if (here.rest().hasNext()) {
        String next = here.rest().next().to().node();
        if (!height.containsKey(next) && !seen.contains(next)) {
          enter(next, way, seen);
        }
      } else {
        // What is not measured now is further up on this way: the wire to it closes a circle.
        int below =
            out.getOrDefault(here.card(), List.of()).stream()
                .mapToInt(link -> height.getOrDefault(link.to().node(), -1))
                .max()
                .orElse(-1);
        height.put(here.card(), below + 1);
        way.pop();
      }
    }
  }

  private void enter(String card, Deque<Visit> way, Set<String> seen) {
    seen.add(card);
    way.push(new Visit(card, out.getOrDefault(card, List.of()).iterator()));
  }
}
