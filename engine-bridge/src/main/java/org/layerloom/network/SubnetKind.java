package org.layerloom.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sub-network as a kind: nodes of it stand for a whole graph, its definition. Unlike other kinds
 * it belongs to one document, whose {@link Catalogue} lists it beside those that all documents
 * have.
 *
 * <p>Nodes of the kind {@value #INPUT} and {@value #OUTPUT} within the definition are the ports of
 * those that stand for it, from top to bottom; a port's name is the id of its node.
 */
public final class SubnetKind implements Kind {

  /** The kind of a definition's input; its one output gives what arrives at the port. */
  public static final String INPUT = "input";

  /** The kind of a definition's output; what arrives there leaves by the port. */
  public static final String OUTPUT = "output";

  /** Whether a node's weights are its own or those of its sub-network's other nodes. */
  public static final String WEIGHTS = "weights";

  public static final String OWN = "own";
  public static final String SHARED = "shared";

  private static final String PREFIX = "subnet:";

  private final String name;
  private final Graph graph;
  private final Catalogue catalogue;
  private final List<Port> inputs;
  private final List<Port> outputs;
  private final long size;
  private final int depth;

  /**
   * @param catalogue the kinds of the definition's own nodes: those of its sub-networks too
   */
  public SubnetKind(String name, Graph graph, Catalogue catalogue) {
    this.name = name;
    this.graph = graph;
    this.catalogue = catalogue;
    this.inputs = ports(graph, INPUT);
    this.outputs = ports(graph, OUTPUT);
    this.size = size(graph, catalogue);
    this.depth = 1 + graph.nodes().values().stream().mapToInt(this::depth).max().orElse(0);
  }

  /** The id of the kind of this name, as files write it. */
  public static String id(String name) {
    return PREFIX + name;
  }

  /** The sub-network that a kind's id names; null where it names none. */
  public static @Nullable String name(String kind) {
    return kind.startsWith(PREFIX) ? kind.substring(PREFIX.length()) : null;
  }

  /** Whether a node is one end of its sub-network. */
  public static boolean isPort(Node node) {
    return node.kind().equals(INPUT) || node.kind().equals(OUTPUT);
  }

  /** Ends of a definition of this kind, from top to bottom, then from left to right. */
  public static List<Node> ends(Graph graph, String kind) {
    List<Node> found = new ArrayList<>();
    for (Node node : graph.nodes().values()) {
      if (node.kind().equals(kind)) {
        found.add(node);
      }
    }
    found.sort(
        Comparator.comparingDouble((Node node) -> node.at().y())
            .thenComparingDouble(node -> node.at().x())
            .thenComparing(Node::id));
    return found;
  }

  private static List<Port> ports(Graph graph, String kind) {
    return ends(graph, kind).stream()
        .map(node -> Port.of(node.id().value(), PortType.TENSOR))
        .toList();
  }

  /** How many nodes a graph unfolds into. Stays at {@link Long#MAX_VALUE} where that overflows. */
  static long size(Graph graph, Catalogue catalogue) {
    long size = 0;
    for (Node node : graph.nodes().values()) {
      size += catalogue.find(node.kind()) instanceof SubnetKind inner ? inner.size : 1;
      if (size < 0) {
        return Long.MAX_VALUE;
      }
    }
    return size;
  }

  private int depth(Node node) {
    return catalogue.find(node.kind()) instanceof SubnetKind inner ? inner.depth : 0;
  }

  /** What the person calls it. */
  public String name() {
    return name;
  }

  /** Its definition. */
  public Graph graph() {
    return graph;
  }

  /** The kinds of the definition's nodes. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** How many levels it opens into: 1 for one of layers only. */
  public int depth() {
    return depth;
  }

  /** The title that the person gave a port's node; empty where it has none. */
  public String portTitle(String port) {
    Node node = graph.find(new NodeId(port));
    return node == null ? "" : node.title();
  }

  @Override
  public String id() {
    return id(name);
  }

  @Override
  public Family family() {
    return Family.BLOCK;
  }

  @Override
  public String icon() {
    return "fth-layers";
  }

  @Override
  public List<Port> inputs() {
    return inputs;
  }

  @Override
  public List<Port> outputs() {
    return outputs;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.choice(WEIGHTS, OWN, SHARED));
  }

  /** What leaves it, given what arrives; {@link Analyser} keeps the way there too. */
  @Override
  public Inference infer(Site site) {
    Map<String, Signal> arriving = new java.util.HashMap<>();
    for (int port = 0; port < inputs.size(); port++) {
      if (!site.inputs().get(port).isEmpty()) {
        arriving.put(inputs.get(port).name(), site.input(port));
      }
    }
    Analysis inside = Analyser.inside(this, arriving, site.data());
    List<Signal> leaving = leaving(inside);
    return inside.sound() && leaving != null
        ? new Inference.Known(leaving, List.of())
        : Inference.misfit("network.subnet.unsound", new Term.OfKind(id()));
  }

  /** What arrives at the definition's outputs, one signal a port; null where one is not known. */
  @Nullable List<Signal> leaving(Analysis inside) {
    List<Signal> signals = new ArrayList<>();
    for (Port port : outputs) {
      Site site = inside.sites().get(new NodeId(port.name()));
      if (site == null) {
        return null;
      }
      signals.add(site.input(0));
    }
    return signals;
  }

  @Override
  public String summary(Settings settings) {
    return "{" + WEIGHTS + "}";
  }

  @Override
  public String formula(Settings settings) {
    return "";
  }

  /** Whether both stand for the same, at every level. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SubnetKind that
        && name.equals(that.name)
        && graph.equals(that.graph)
        && graph.nodes().values().stream()
            .filter(node -> name(node.kind()) != null)
            .allMatch(node -> Objects.equals(find(node), that.find(node)));
  }

  private @Nullable Kind find(Node node) {
    return catalogue.find(node.kind());
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
