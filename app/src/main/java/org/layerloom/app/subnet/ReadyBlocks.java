package org.layerloom.app.subnet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Signal;
import org.layerloom.network.SubnetKind;
import org.layerloom.subnet.Block;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;

/**
 * Sub-networks that are offered beside the document's own. One that is placed becomes a sub-network
 * of the document, made for as many channels as arrive where it is put.
 */
public final class ReadyBlocks {

  private static final long USUAL_CHANNELS = 32;

  private final Session session;
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private final List<Kind> kinds = new ArrayList<>();

  public ReadyBlocks(Session session, Words words) {
    this.session = session;
    for (Block block : Block.values()) {
      String name = words.text("ready." + block.name().toLowerCase(Locale.ROOT));
      SubnetKind kind = new SubnetKind(name, block.graph(USUAL_CHANNELS), session.standard());
      blocks.put(kind.id(), block);
      kinds.add(kind);
    }
  }

  /** What may stand in the graph that is shown, ready blocks behind the document's own. */
  public List<Kind> offered() {
    List<Kind> all = new ArrayList<>(session.offered());
    all.addAll(ready());
    return all;
  }

  /** All kinds that can be placed, by id. */
  public Catalogue catalogue() {
    return session.catalogue().with(ready());
  }

  private List<Kind> ready() {
    Network network = session.network();
    return kinds.stream().filter(kind -> !network.has(nameOf(kind.id()))).toList();
  }

  private static String nameOf(String kind) {
    return java.util.Objects.requireNonNull(SubnetKind.name(kind));
  }

  /**
   * The edit of the graph that is shown, with the definitions that it needs.
   *
   * @param more definitions to add besides
   */
  public NetworkEdit with(Edit edit, Map<String, Graph> more) {
    Map<String, Graph> definitions = new LinkedHashMap<>(more);
    Edit placed = placed(edit, edit, definitions);
    NetworkEdit in = new NetworkEdit.In(session.where(), placed);
    return definitions.isEmpty()
        ? in
        : new NetworkEdit.Several(List.of(new NetworkEdit.Define(definitions), in));
  }

  private Edit placed(Edit edit, Edit whole, Map<String, Graph> definitions) {
    return switch (edit) {
      case Edit.Add(List<Node> nodes, List<Link> links) ->
          new Edit.Add(
              nodes.stream().map(node -> placed(node, whole, definitions)).toList(), links);
      case Edit.Insert(Link into, Node node) ->
          new Edit.Insert(into, placed(node, whole, definitions));
      case Edit.Several(List<Edit> edits) ->
          new Edit.Several(edits.stream().map(e -> placed(e, whole, definitions)).toList());
      default -> edit;
    };
  }

  private Node placed(Node node, Edit whole, Map<String, Graph> definitions) {
    Block block = blocks.get(node.kind());
    Network network = session.network();
    if (block == null || network.has(nameOf(node.kind()))) {
      return node;
    }
    long channels = channels(source(node.id(), whole));
    Graph graph = block.graph(channels);
    String name = nameOf(node.kind()) + " " + channels;
    if (!graph.equals(network.subnetworks().get(name))) {
      name = Levels.freeName(network, name);
      definitions.put(name, graph);
    }
    return new Node(
        node.id(), SubnetKind.id(name), node.title(), node.at(), node.settings(), node.bypassed());
  }

  /** Where a new node's first wire comes from; null where it has none. */
  private static @Nullable PortRef source(NodeId id, Edit edit) {
    return switch (edit) {
      case Edit.Add(List<Node> nodes, List<Link> links) ->
          links.stream()
              .filter(link -> link.to().node().equals(id))
              .findFirst()
              .map(Link::from)
              .orElse(null);
      case Edit.Insert(Link into, Node node) -> node.id().equals(id) ? into.from() : null;
      case Edit.Connect(Link link) -> link.to().node().equals(id) ? link.from() : null;
      case Edit.Several(List<Edit> edits) ->
          edits.stream()
              .map(each -> Optional.ofNullable(source(id, each)))
              .flatMap(Optional::stream)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  private long channels(@Nullable PortRef from) {
    Analysis analysis = session.state().analysis();
    List<Signal> signals = from == null ? null : analysis.outputs().get(from.node());
    return signals != null
            && !signals.isEmpty()
            && signals.getFirst() instanceof Signal.Tensor tensor
            && tensor.shape().rank() == 3
        ? tensor.shape().extent(0)
        : USUAL_CHANNELS;
  }
}
