package org.layerloom.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Family;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Link;
import org.layerloom.network.LossKind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Port;
import org.layerloom.network.PortRef;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * The part of a flowchart that leaves: from the samples to the predictions that losses judge, or,
 * where there is no loss, to whatever leads nowhere further.
 *
 * @param layers those that take part, in the order of the flow
 * @param entries what has to be given
 * @param exits what comes out
 */
public record Outgoing(
    Analysis analysis,
    Catalogue catalogue,
    List<Node> layers,
    List<Entry> entries,
    List<Exit> exits) {

  public Outgoing {
    layers = List.copyOf(layers);
    entries = List.copyOf(entries);
    exits = List.copyOf(exits);
  }

  /** A tensor that has to be given, called after the node that gives it in the flowchart. */
  public record Entry(String name, PortRef from, Signal.Tensor signal) {}

  /** A prediction, called after the node that makes it. */
  public record Exit(String name, PortRef from, Signal.Tensor signal) {}

  /**
   * @param preparation whether preparation leaves too, so that samples are given as they are in the
   *     dataset; otherwise they are given as the first layer wants them
   */
  public static Outgoing of(Analysis analysis, Catalogue catalogue, boolean preparation) {
    return new Collector(analysis, catalogue, preparation, null).collect();
  }

  /**
   * The part that leads to one node's result.
   *
   * @param output a layer that takes part: see {@link #possible}
   */
  public static Outgoing of(
      Analysis analysis, Catalogue catalogue, boolean preparation, NodeId output) {
    return new Collector(analysis, catalogue, preparation, output).collect();
  }

  /** The nodes whose results can come out of a network, in the order of the flow. */
  public static List<NodeId> possible(Analysis analysis, Catalogue catalogue) {
    return analysis.order().stream()
        .filter(id -> analysis.outputs().containsKey(id))
        .filter(id -> !analysis.graph().node(id).bypassed())
        .filter(id -> catalogue.find(analysis.graph().node(id).kind()) instanceof LayerKind)
        .toList();
  }

  public Kind kind(Node node) {
    return catalogue.kind(node.kind());
  }

  public LayerKind layer(Node node) {
    return (LayerKind) kind(node);
  }

  public Site site(Node node) {
    return Objects.requireNonNull(analysis.sites().get(node.id()));
  }

  public Signal.Tensor signal(PortRef port) {
    return signal(analysis, catalogue, port);
  }

  private static Signal.Tensor signal(Analysis analysis, Catalogue catalogue, PortRef port) {
    Kind kind = catalogue.kind(analysis.graph().node(port.node()).kind());
    List<String> names = kind.outputs().stream().map(Port::name).toList();
    List<Signal> signals = Objects.requireNonNull(analysis.outputs().get(port.node()));
    return (Signal.Tensor) signals.get(names.indexOf(port.port()));
  }

  /** Per input port, where what arrives comes from; past bypassed nodes. */
  public List<List<PortRef>> sources(Node node) {
    List<List<PortRef>> sources = new ArrayList<>();
    for (Port port : kind(node).inputs()) {
      sources.add(sources(analysis, catalogue, node, port));
    }
    return sources;
  }

  private static List<PortRef> sources(
      Analysis analysis, Catalogue catalogue, Node node, Port port) {
    return analysis.graph().into(node.id(), port.name()).stream()
        .map(link -> real(analysis, catalogue, link.from()))
        .toList();
  }

  /** The port that a bypassed node passes on. */
  private static PortRef real(Analysis analysis, Catalogue catalogue, PortRef from) {
    Node node = analysis.graph().node(from.node());
    if (!node.bypassed()) {
      return from;
    }
    Port first = catalogue.kind(node.kind()).inputs().getFirst();
    List<Link> links = analysis.graph().into(node.id(), first.name());
    return links.isEmpty() ? from : real(analysis, catalogue, links.getFirst().from());
  }

  /**
   * What a port's tensor is called outside: the node's id, with the port's where it has several.
   */
  public static String name(Catalogue catalogue, Node node, PortRef port) {
    boolean tensors =
        catalogue.kind(node.kind()) instanceof LayerKind layer && layer.outputs().size() > 1;
    return tensors ? port.toString() : port.node().value();
  }

  public String name(PortRef port) {
    return name(catalogue, analysis.graph().node(port.node()), port);
  }

  /** Walks from the predictions back to the samples. */
  private static final class Collector {
    private final Analysis analysis;
    private final Catalogue catalogue;
    private final boolean preparation;
    private final @Nullable NodeId output;
    private final Map<PortRef, Entry> entries = new LinkedHashMap<>();
    private final Set<NodeId> needed = new LinkedHashSet<>();

    Collector(
        Analysis analysis, Catalogue catalogue, boolean preparation, @Nullable NodeId output) {
      this.analysis = analysis;
      this.catalogue = catalogue;
      this.preparation = preparation;
      this.output = output;
    }

    Outgoing collect() {
      List<Exit> exits = new ArrayList<>();
      for (PortRef port : ends()) {
        Node node = analysis.graph().node(port.node());
        exits.add(new Exit(name(catalogue, node, port), port, signal(analysis, catalogue, port)));
        visit(port);
      }
      List<Node> layers =
          analysis.order().stream().filter(needed::contains).map(analysis.graph()::node).toList();
      return new Outgoing(analysis, catalogue, layers, List.copyOf(entries.values()), exits);
    }

    private void visit(PortRef port) {
      Node node = analysis.graph().node(port.node());
      Kind kind = catalogue.kind(node.kind());
      boolean given = kind.family() == Family.PREPARATION && !preparation;
      if (!(kind instanceof LayerKind) || given) {
        entries.computeIfAbsent(
            port, p -> new Entry(name(catalogue, node, p), p, signal(analysis, catalogue, p)));
      } else if (needed.add(node.id())) {
        for (Port input : kind.inputs()) {
          sources(analysis, catalogue, node, input).forEach(this::visit);
        }
      }
    }

    private Set<PortRef> ends() {
      if (output != null) {
        Kind kind = catalogue.kind(analysis.graph().node(output).kind());
        return Set.of(new PortRef(output, kind.outputs().getFirst().name()));
      }
      Set<PortRef> judged = new LinkedHashSet<>();
      Set<PortRef> loose = new LinkedHashSet<>();
      for (NodeId id : analysis.order()) {
        Node node = analysis.graph().node(id);
        Kind kind = catalogue.kind(node.kind());
        if (kind instanceof LossKind && !node.bypassed()) {
          sources(analysis, catalogue, node, kind.inputs().getFirst()).stream()
              .filter(port -> analysis.outputs().containsKey(port.node()))
              .forEach(judged::add);
        } else if (kind instanceof LayerKind
            && !node.bypassed()
            && analysis.outputs().containsKey(id)
            && analysis.graph().outOf(id).isEmpty()) {
          kind.outputs().forEach(port -> loose.add(new PortRef(id, port.name())));
        }
      }
      return judged.isEmpty() ? loose : judged;
    }
  }
}
