package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Link;
import org.layerloom.network.LossKind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Objectives;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Term;
import org.layerloom.network.Weight;

/**
 * What of a graph the program is made of: the dataset, the layers, the losses that the train node
 * gathers, and the slots of the state list (trained ones first).
 */
final class Layout {

  final Node dataset;

  /** In the order of their turns. */
  final List<Node> trains;

  /** The first, whose settings hold for the whole run. */
  final Node train;

  final List<Node> losses;
  final List<Slot> slots;

  /** Behind the slots in the state list: weights that balance classes. */
  final List<Program.Keep> balances;

  /** Filled while methods are written. */
  final Constants constants = new Constants();

  private final Analysis analysis;
  private final Catalogue catalogue;
  private final Map<String, Integer> places = new LinkedHashMap<>();

  /** Of nodes that share weights, by the name that the weights have: the one that has the slots. */
  private final Map<NodeId, NodeId> holders = new HashMap<>();

  private Layout(Analysis analysis, Catalogue catalogue) throws NotTrainable {
    this.analysis = analysis;
    this.catalogue = catalogue;
    this.dataset = only("dataset");
    this.trains = Objectives.of(analysis.graph());
    if (trains.isEmpty()) {
      throw new NotTrainable(Message.of("engine.only.train"));
    }
    this.train = trains.getFirst();
    List<Node> all = new ArrayList<>();
    for (Node node : trains) {
      all.addAll(losses(node));
    }
    this.losses = all.stream().distinct().toList();
    this.slots = findSlots();
    for (Slot slot : slots) {
      places.put(slot.key(), places.size());
    }
    this.balances = findBalances();
    for (Program.Keep keep : balances) {
      places.put(keep.key(), places.size());
    }
  }

  /**
   * @throws NotTrainable where there is not one dataset, or a train node that no loss reaches or
   *     whose losses depend on nothing that it trains
   */
  static Layout of(Analysis analysis, Catalogue catalogue) throws NotTrainable {
    Layout layout = new Layout(analysis, catalogue);
    for (Node node : layout.layers()) {
      Message reason = ((LayerKind) layout.kind(node)).notRun(layout.site(node));
      if (reason != null) {
        throw new NotTrainable(Message.of("network.problem", new Term.OfNode(node), reason));
      }
    }
    for (Node train : layout.trains) {
      Set<NodeId> needed = layout.holding(layout.losses(train));
      if (layout.moved(train).stream()
          .noneMatch(place -> needed.contains(layout.slots.get(place).node()))) {
        throw new NotTrainable(
            layout.trains.size() == 1
                ? Message.of("engine.nothingToTrain")
                : Message.of("engine.objective.nothing", train.id().value()));
      }
    }
    return layout;
  }

  /** Those that hold the weights of all that feeds some nodes. */
  private Set<NodeId> holding(List<Node> nodes) {
    Set<NodeId> found = new HashSet<>();
    feeding(nodes).forEach(node -> found.add(holder(node)));
    return found;
  }

  /**
   * The places of the weights that a train node moves: all that are trained where it is the only
   * one and names none.
   */
  List<Integer> moved(Node train) throws NotTrainable {
    List<String> names = Objectives.names(site(train).settings());
    Set<NodeId> holders = new HashSet<>();
    for (Node node : layers()) {
      if (Objectives.moves(names, node.id())) {
        holders.add(holder(node.id()));
      }
    }
    if (trains.size() > 1) {
      holders.retainAll(holding(losses(train)));
    }
    List<Integer> found = new ArrayList<>();
    for (int place = 0; place < slots.size(); place++) {
      if (slots.get(place).trained() && holders.contains(slots.get(place).node())) {
        found.add(place);
      }
    }
    return List.copyOf(found);
  }

  private Node only(String kind) throws NotTrainable {
    List<Node> found =
        analysis.graph().nodes().values().stream().filter(n -> n.kind().equals(kind)).toList();
    if (found.size() != 1) {
      throw new NotTrainable(Message.of("engine.only." + kind, found.size()));
    }
    return found.getFirst();
  }

  /** The losses that a train node makes smaller. */
  List<Node> losses(Node train) throws NotTrainable {
    List<Node> found = new ArrayList<>();
    for (Link link : analysis.graph().into(train.id())) {
      Node loss = node(link.from().node());
      if (!(kind(loss) instanceof LossKind)) {
        throw new NotTrainable(Message.of("engine.noLoss"));
      }
      found.add(loss);
    }
    if (found.isEmpty()) {
      throw new NotTrainable(Message.of("engine.noLoss"));
    }
    return found;
  }

  private List<Slot> findSlots() {
    List<Slot> trained = new ArrayList<>();
    List<Slot> kept = new ArrayList<>();
    for (Node node : layers()) {
      NodeId owner = analysis.owners().get(node.id());
      if (owner != null) {
        holders.merge(owner, node.id(), (one, other) -> one.compareTo(other) < 0 ? one : other);
      }
    }
    for (Node node : layers()) {
      if (!holder(node.id()).equals(node.id())) {
        continue;
      }
      Site site = site(node);
      boolean frozen = site.settings().has("frozen") && site.settings().flag("frozen");
      for (Weight weight : ((LayerKind) kind(node)).weights(site)) {
        Slot slot = new Slot(node.id(), weight, frozen);
        (slot.trained() ? trained : kept).add(slot);
      }
    }
    trained.addAll(kept);
    return List.copyOf(trained);
  }

  private List<Program.Keep> findBalances() {
    List<Program.Keep> found = new ArrayList<>();
    for (Node loss : losses) {
      long classes = ((LossKind) kind(loss)).balances(site(loss));
      if (classes > 0) {
        String key = loss.id() + "." + LossKind.BALANCE;
        Long ignored = ((LossKind) kind(loss)).ignored(site(loss).settings());
        Program.Balances balances = new Program.Balances(loss.id(), ignored);
        found.add(new Program.Keep(key, Shape.of(classes), 1, balances));
      }
    }
    return List.copyOf(found);
  }

  /** The places of all that is trained: the first ones. */
  List<Integer> trained() {
    return IntStream.range(0, slots.size()).filter(i -> slots.get(i).trained()).boxed().toList();
  }

  /** Layers that are not bypassed and whose shapes are known, in the order of the flow. */
  List<Node> layers() {
    return analysis.order().stream()
        .map(this::node)
        .filter(node -> !node.bypassed() && analysis.outputs().containsKey(node.id()))
        .filter(node -> kind(node) instanceof LayerKind)
        .toList();
  }

  /** Every node whose outputs are known, in the order of the flow. */
  List<Node> known() {
    return analysis.order().stream()
        .filter(analysis.outputs()::containsKey)
        .map(this::node)
        .toList();
  }

  /** These nodes and all that feeds them, directly or not. */
  Set<NodeId> feeding(List<Node> nodes) {
    Set<NodeId> found = new HashSet<>();
    List<NodeId> open = new ArrayList<>(nodes.stream().map(Node::id).toList());
    while (!open.isEmpty()) {
      NodeId id = open.removeLast();
      if (found.add(id)) {
        analysis.graph().into(id).forEach(link -> open.add(link.from().node()));
      }
    }
    return found;
  }

  /** The node whose slots a node uses: itself, or the first of those that it shares them with. */
  private NodeId holder(NodeId node) {
    NodeId owner = analysis.owners().get(node);
    return owner == null ? node : holders.getOrDefault(owner, node);
  }

  int place(NodeId node, String weight) {
    return Objects.requireNonNull(places.get(holder(node) + "." + weight), weight);
  }

  Node node(NodeId id) {
    return analysis.graph().node(id);
  }

  Kind kind(Node node) {
    return catalogue.kind(node.kind());
  }

  Site site(Node node) {
    return Objects.requireNonNull(analysis.sites().get(node.id()));
  }

  Signal signal(Node node, int output) {
    return Objects.requireNonNull(analysis.outputs().get(node.id())).get(output);
  }

  long activationNumbers() {
    return analysis.total().activations();
  }

  /** Whether more than one link carries on what comes out there. */
  boolean shared(PortRef output) {
    return analysis.graph().outOf(output.node()).stream()
            .filter(link -> link.from().equals(output))
            .limit(2)
            .count()
        > 1;
  }

  /** Whether pictures are laid out with their channels last: see {@link LayerKind}. */
  boolean channelsLast() {
    return signal(dataset, 0) instanceof Signal.Tensor features
        && features.shape().rank() == 3
        && features.calculable()
        && layers().stream().anyMatch(node -> ((LayerKind) kind(node)).prefersChannelsLast());
  }

  /** Links into one input of a node. */
  List<Link> into(Node node, String port) {
    return analysis.graph().into(node.id(), port);
  }
}
