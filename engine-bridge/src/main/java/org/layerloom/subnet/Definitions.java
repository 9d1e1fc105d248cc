package org.layerloom.subnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.SubnetKind;

/** Sub-networks in the order in which each can be understood: after those that it uses. */
public final class Definitions {

  /** So many levels may lie within one another. */
  public static final int DEEPEST = 12;

  private final Map<String, Set<String>> uses;
  private final List<String> order = new ArrayList<>();
  private final Map<String, Integer> depths = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final Set<String> circular = new LinkedHashSet<>();
  private final Set<String> deep = new LinkedHashSet<>();

  private Definitions(Map<String, Set<String>> uses) {
    this.uses = uses;
    uses.keySet().forEach(this::visit);
  }

  /**
   * @param uses for each name the names of the sub-networks that it uses; of those that are not
   *     among the keys nothing is known
   */
  public static Definitions of(Map<String, Set<String>> uses) {
    return new Definitions(uses);
  }

  static Definitions ofGraphs(Map<String, Graph> graphs) {
    Map<String, Set<String>> uses = new java.util.TreeMap<>();
    graphs.forEach((name, graph) -> uses.put(name, uses(graph)));
    return new Definitions(uses);
  }

  static Catalogue catalogue(Map<String, Graph> graphs, Catalogue standard) {
    Catalogue known = standard;
    for (String name : graphs.isEmpty() ? List.<String>of() : ofGraphs(graphs).order()) {
      Graph graph = graphs.get(name);
      if (graph != null) {
        known = known.with(List.of(new SubnetKind(name, graph, known)));
      }
    }
    return known;
  }

  /** The sub-networks that a graph's nodes stand for. */
  public static Set<String> uses(Graph graph) {
    Set<String> names = new HashSet<>();
    for (Node node : graph.nodes().values()) {
      String name = SubnetKind.name(node.kind());
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** A name with all that it uses, directly or not. */
  public static Set<String> within(String name, Map<String, Graph> graphs) {
    Set<String> found = new LinkedHashSet<>();
    List<String> left = new ArrayList<>(List.of(name));
    while (!left.isEmpty()) {
      String next = left.removeLast();
      Graph graph = graphs.get(next);
      if (graph != null && found.add(next)) {
        left.addAll(uses(graph));
      }
    }
    return found;
  }

  /** How deep a name's levels go; null where it is in a circle or too deep. */
  private @Nullable Integer visit(String name) {
    Integer known = depths.get(name);
    if (known != null || circular.contains(name) || deep.contains(name)) {
      return known;
    }
    if (open.contains(name)) {
      circular.add(name);
      return null;
    }
    if (open.size() > 2 * DEEPEST) {
      deep.add(name);
      return null;
    }
    open.add(name);
    int depth = 0;
    boolean sound = true;
    for (String used : uses.getOrDefault(name, Set.of())) {
      if (uses.containsKey(used)) {
        Integer below = visit(used);
        sound &= below != null;
        depth = Math.max(depth, below == null ? 0 : below);
      }
    }
    open.remove(name);
    if (!sound && !circular.contains(name)) {
      boolean round = uses.getOrDefault(name, Set.of()).stream().anyMatch(circular::contains);
      (round ? circular : deep).add(name);
    } else if (depth >= DEEPEST) {
      deep.add(name);
    } else if (!circular.contains(name)) {
      depths.put(name, depth + 1);
      order.add(name);
      return depth + 1;
    }
    return null;
  }

  /** Those that can be understood, each after those that it uses. */
  public List<String> order() {
    return order;
  }

  /** Those that contain themselves, or one that does. */
  public Set<String> circular() {
    return circular;
  }

  /** Those whose levels go too deep. */
  public Set<String> deep() {
    return deep;
  }
}
