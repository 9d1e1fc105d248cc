package org.layerloom.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what follows from a graph: order, shapes, costs, problems.
 *
 * <p>It takes any graph, also one that breaks the promises of {@link Edits}: what a file says wrong
 * comes out as problems. A node is judged once everything that feeds it is known, so one mistake
 * makes one problem and not one in each node after it.
 */
public final class Analyser {

  /** No tensor of one sample may hold more numbers than this: 1 GiB of 32-bit numbers. */
  static final long LARGEST_TENSOR = 1L << 28;

  /** No flowchart may unfold into more nodes than this. */
  static final long MOST_NODES = 100_000;

  /** No network may train more numbers than this: 4 GiB, four times over with Adam. */
  static final long MOST_PARAMETERS = 1L << 30;

  private final Graph graph;
  private final Catalogue catalogue;
  private final Site.DatasetShapes data;
  private final Wiring wiring;
  private final Interiors interiors;

  /** What arrives from outside where the graph is a sub-network's definition; else null. */
  private final @Nullable Map<String, Signal> arriving;

  private final List<Problem> problems = new ArrayList<>();
  private final Map<NodeId, Site> sites = new HashMap<>();
  private final Map<NodeId, List<Signal>> outputs = new HashMap<>();
  private final Map<NodeId, Cost> costs = new HashMap<>();
  private final Map<NodeId, Analysis> inside = new HashMap<>();
  private Map<NodeId, NodeId> owners = Map.of();

  Analyser(
      Graph graph,
      Catalogue catalogue,
      Site.DatasetShapes data,
      Interiors interiors,
      @Nullable Map<String, Signal> arriving) {
    this.graph = graph;
    this.catalogue = catalogue;
    this.data = data;
    this.interiors = interiors;
    this.arriving = arriving;
    this.wiring = new Wiring(graph, catalogue, false);
  }

  private Analyser(
      Graph unfolded, Map<NodeId, NodeId> owners, Catalogue catalogue, Site.DatasetShapes data) {
    this.graph = unfolded;
    this.catalogue = catalogue;
    this.data = data;
    this.interiors = new Interiors(data);
    this.arriving = null;
    this.wiring = new Wiring(unfolded, catalogue, true);
    this.owners = owners;
  }

  /**
   * Of a flowchart and of every sub-network that it uses. Pure; under 20 ms for a thousand layers.
   *
   * @param catalogue all kinds, the document's sub-networks among them
   */
  public static Analysis analyse(Graph graph, Catalogue catalogue, Site.DatasetShapes data) {
    return new Analyser(graph, catalogue, data, new Interiors(data), null).analysis();
  }

  /** Of a sub-network's graph, given what is known to arrive at its inputs, by their names. */
  public static Analysis inside(
      SubnetKind kind, Map<String, Signal> arriving, Site.DatasetShapes data) {
    return new Interiors(data).of(kind, arriving);
  }

  /**
   * Of a flowchart whose sub-networks have been unfolded.
   *
   * @param owners for nodes that share their weights: the node whose name the weights have
   */
  public static Analysis unfolded(
      Graph graph, Map<NodeId, NodeId> owners, Catalogue catalogue, Site.DatasetShapes data) {
    return new Analyser(graph, owners, catalogue, data).analysis();
  }

  Analysis analysis() {
    Order order = Order.of(graph, wiring);
    problems.addAll(wiring.problems());
    problems.addAll(order.problems(graph));
    if (arriving == null && SubnetKind.size(graph, catalogue) > MOST_NODES) {
      reportWhole(Message.of("network.subnet.many", MOST_NODES));
    } else {
      order.nodes().forEach(id -> visit(graph.node(id)));
      if (!inside.isEmpty()) {
        owners = Sharing.owners(graph, catalogue);
        problems.addAll(Sharing.problems(graph, owners, inside));
      }
    }
    Map<NodeId, Integer> places = new HashMap<>();
    order.nodes().forEach(id -> places.put(id, places.size()));
    problems.sort(Comparator.comparing(Problem::severity).thenComparingInt(p -> place(p, places)));
    if (arriving == null) {
      checkWhole();
    }
    return new Analysis(
        graph, catalogue, order.nodes(), sites, outputs, costs, problems, inside, owners);
  }

  private static int place(Problem problem, Map<NodeId, Integer> places) {
    NodeId node = problem.node();
    return node == null ? -1 : places.getOrDefault(node, Integer.MAX_VALUE);
  }

  /** What can only be said of the whole: whether there is anything to train, and how much. */
  private void checkWhole() {
    if (graph.nodes().values().stream().noneMatch(node -> node.kind().equals("train"))) {
      reportWhole(Message.of("network.noTrain"));
    }
    problems.addAll(0, Objectives.problems(graph, catalogue));
    Cost total = Analysis.total(costs, owners);
    if (total.parameters() > MOST_PARAMETERS) {
      reportWhole(Message.of("network.tooManyParameters", total.parameters(), MOST_PARAMETERS));
    }
  }

  private void reportWhole(Message message) {
    problems.addFirst(new Problem(Problem.Severity.ERROR, null, null, null, message, List.of()));
  }

  private void visit(Node node) {
    Kind kind = catalogue.find(node.kind());
    if (kind == null) {
      report(
          node, null, Message.of("network.unknownKind", node.kind()), List.of(Fixes.remove(node)));
      return;
    }
    if (arriving != null && !belongsInside(node, kind)) {
      return;
    }
    Settings settings = SettingsCheck.complete(node, kind, problems);
    List<List<Signal>> inputs = inputs(node, kind);
    if (kind instanceof SubnetKind subnet && !node.bypassed()) {
      enter(node, subnet, settings, inputs);
      return;
    }
    if (settings == null || inputs == null) {
      return;
    }
    if (node.bypassed()) {
      pass(node, kind, inputs);
      return;
    }
    Site site = new Site(settings, inputs, data);
    sites.put(node.id(), site);
    switch (kind.infer(site)) {
      case Inference.Misfit misfit -> report(Problem.Severity.ERROR, node, kind, misfit);
      case Inference.Known known -> {
        known.warnings().forEach(w -> report(Problem.Severity.WARNING, node, kind, w));
        keep(node, kind, site, known.outputs());
      }
    }
  }

  /** Whether a node may be part of a sub-network, and is no end of it: that is all done here. */
  private boolean belongsInside(Node node, Kind kind) {
    if (node.kind().equals(SubnetKind.INPUT)) {
      Signal signal = arriving == null ? null : arriving.get(node.id().value());
      if (signal != null) {
        outputs.put(node.id(), List.of(signal));
      }
      return false;
    }
    if (node.kind().equals(SubnetKind.OUTPUT)) {
      List<List<Signal>> inputs = inputs(node, kind);
      if (inputs != null) {
        sites.put(node.id(), new Site(node.settings(), inputs, data));
        outputs.put(node.id(), List.of());
      }
      return false;
    }
    boolean layer = kind instanceof LayerKind || kind instanceof SubnetKind;
    if (!layer) {
      report(
          node,
          null,
          Message.of("network.subnet.layersOnly", new Term.OfKind(kind.id())),
          List.of(Fixes.remove(node)));
    }
    return layer;
  }

  /** Goes into a sub-network with what is known to arrive. */
  private void enter(
      Node node,
      SubnetKind kind,
      @Nullable Settings settings,
      @Nullable List<List<Signal>> inputs) {
    Map<String, Signal> known = new HashMap<>();
    for (Port port : kind.inputs()) {
      for (Link link : wiring.into(node.id(), port.name())) {
        Signal signal = signal(link.from());
        if (signal != null) {
          known.put(port.name(), signal);
        }
      }
    }
    Analysis found = interiors.of(kind, known);
    inside.put(node.id(), found);
    for (Problem problem : found.problems()) {
      NodeId at = problem.node();
      problems.add(problem.within(node, at == null ? null : found.graph().find(at)));
    }
    List<Signal> leaving = kind.leaving(found);
    if (settings != null && inputs != null && leaving != null) {
      sites.put(node.id(), new Site(settings, inputs, data));
      outputs.put(node.id(), leaving);
      costs.put(node.id(), found.total());
    }
  }

  private void pass(Node node, Kind kind, List<List<Signal>> inputs) {
    if (!NodeEdits.passable(kind)) {
      report(
          node,
          null,
          Message.of("network.bypass", new Term.OfNode(node)),
          List.of(Fixes.noBypass(node)));
    } else if (!inputs.getFirst().isEmpty()) {
      outputs.put(node.id(), List.of(inputs.getFirst().getFirst()));
    }
  }

  private void keep(Node node, Kind kind, Site site, List<Signal> found) {
    for (Signal signal : found) {
      if (signal instanceof Signal.Tensor tensor && tensor.shape().size() > LARGEST_TENSOR) {
        tooLarge(node, tensor.shape());
        return;
      }
    }
    if (kind instanceof LayerKind layer) {
      for (Weight weight : layer.weights(site)) {
        if (weight.shape().size() > MOST_PARAMETERS) {
          tooLarge(node, weight.shape());
          return;
        }
      }
      costs.put(node.id(), layer.cost(site, found));
    }
    outputs.put(node.id(), found);
  }

  private void tooLarge(Node node, Shape shape) {
    report(
        node,
        null,
        Message.of("network.tooLarge", shape, 4.0 * shape.size() / (1L << 30)),
        List.of());
  }

  /** What arrives at every port, or null where something is missing or not known. */
  private @Nullable List<List<Signal>> inputs(Node node, Kind kind) {
    List<List<Signal>> inputs = new ArrayList<>(kind.inputs().size());
    boolean known = true;
    for (Port port : kind.inputs()) {
      List<Signal> signals = new ArrayList<>();
      List<Link> links = wiring.into(node.id(), port.name());
      for (Link link : links) {
        Signal signal = signal(link.from());
        known &= signal != null;
        if (signal != null) {
          signals.add(signal);
        }
      }
      boolean needed = !node.bypassed() || inputs.isEmpty();
      if (links.isEmpty() && port.required() && needed) {
        known = false;
        if (graph.into(node.id(), port.name()).isEmpty()) {
          missing(node, kind, port); // otherwise the link that is there is the problem
        }
      }
      inputs.add(signals);
    }
    return known ? inputs : null;
  }

  private void missing(Node node, Kind kind, Port port) {
    problems.add(
        new Problem(
            wiring.matters(node.id()) ? Problem.Severity.ERROR : Problem.Severity.WARNING,
            node.id(),
            null,
            null,
            Message.of(
                "network.input.missing",
                new Term.OfPort(kind.id(), port.name()),
                new Term.OfType(port.type())),
            List.of()));
  }

  private @Nullable Signal signal(PortRef end) {
    List<Signal> signals = outputs.get(end.node());
    if (signals == null) {
      return null;
    }
    int at = 0;
    for (Port port : catalogue.kind(graph.node(end.node()).kind()).outputs()) {
      if (port.name().equals(end.port())) {
        return at < signals.size() ? signals.get(at) : null;
      }
      at++;
    }
    return null;
  }

  private void report(
      Node node, @Nullable String parameter, Message message, List<Problem.Fix> repairs) {
    problems.add(new Problem(Problem.Severity.ERROR, node.id(), parameter, null, message, repairs));
  }

  private void report(Problem.Severity severity, Node node, Kind kind, Inference.Misfit misfit) {
    List<Problem.Fix> repairs =
        new Fixes(graph, catalogue, wiring, outputs).of(node, kind, misfit.repairs());
    problems.add(
        new Problem(severity, node.id(), misfit.parameter(), null, misfit.message(), repairs));
  }
}
