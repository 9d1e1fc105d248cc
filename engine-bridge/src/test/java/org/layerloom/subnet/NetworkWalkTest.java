package org.layerloom.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Parameter;
import org.layerloom.network.Point;
import org.layerloom.network.Port;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.SubnetKind;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;

/** Random walks over edits of every level: no promise of {@link NetworkEdits} ever breaks. */
class NetworkWalkTest {

  private static final int STEPS = 250;

  @Property(tries = 150)
  void aWalkKeepsEveryPromise(@ForAll long seed) {
    Random random = new Random(seed);
    Network first = random.nextBoolean() ? Nets.row("shared") : Network.of(Nets.rowByHand());
    List<Network> history = new ArrayList<>(List.of(first));
    int taken = 0;
    for (int step = 0; step < STEPS; step++) {
      Network now = history.getLast();
      NetworkEdit edit = new RandomEdit(now, random).next();
      if (NetworkEdits.apply(now, edit, Nets.STANDARD)
          instanceof NetworkResult.Applied(Network next)) {
        promises(next);
        history.add(next);
        taken++;
      }
    }
    assertThat(taken).isGreaterThan(STEPS / 10);
    savedAndReloaded(history.getLast());
    analysed(history.getLast());
    assertThat(history.getFirst()).isEqualTo(first);
  }

  /** Whatever is collapsed comes back, up to names, places and the order of links. */
  @Property(tries = 60)
  void dissolvingTakesCollapsingBack(@ForAll long seed) {
    Random random = new Random(seed);
    Network before = Network.of(Nets.rowByHand());
    Set<NodeId> some = new HashSet<>();
    for (NodeId id : before.graph().nodes().keySet()) {
      if (random.nextInt(3) == 0) {
        some.add(id);
      }
    }
    NetworkEdit fold = new NetworkEdit.Collapse(Network.TOP, some, "B", new NodeId("b"));
    if (NetworkEdits.apply(before, fold, Nets.STANDARD)
        instanceof NetworkResult.Applied(Network folded)) {
      assertThat(Nets.analyse(folded).total()).isEqualTo(Nets.analyse(before).total());
      Network after = Nets.applied(folded, new NetworkEdit.Dissolve("", new NodeId("b")));
      assertThat(after.graph().nodes()).isEqualTo(before.graph().nodes());
      assertThat(after.graph().links()).containsExactlyInAnyOrderElementsOf(before.graph().links());
    }
  }

  private static void promises(Network network) {
    Catalogue catalogue = network.catalogue(Nets.STANDARD);
    promises(network.graph(), catalogue, true);
    network.subnetworks().values().forEach(graph -> promises(graph, catalogue, false));
    assertThat(Definitions.ofGraphs(network.subnetworks()).order())
        .containsExactlyInAnyOrderElementsOf(network.subnetworks().keySet());
  }

  private static void promises(Graph graph, Catalogue catalogue, boolean top) {
    Set<String> ends = new HashSet<>();
    for (Link link : graph.links()) {
      Port from = port(graph, link.from(), catalogue, false);
      Port to = port(graph, link.to(), catalogue, true);
      assertThat(to.type().accepts(from.type())).isTrue();
      assertThat(ends.add(link.from() + ">" + link.to())).as("twice: %s", link).isTrue();
      if (!to.many()) {
        assertThat(graph.into(link.to().node(), to.name())).hasSize(1);
      }
    }
    for (Node node : graph.nodes().values()) {
      Kind kind = catalogue.kind(node.kind());
      assertThat(SubnetKind.isPort(node) && top).isFalse();
      assertThat(top || SubnetKind.isPort(node) || Contents.isPart(node, Nets.STANDARD)).isTrue();
      for (Parameter parameter : kind.parameters()) {
        assertThat(parameter.refusal(node.settings().get(parameter.name()))).isNull();
      }
    }
  }

  private static Port port(Graph graph, PortRef end, Catalogue catalogue, boolean input) {
    Kind kind = catalogue.kind(graph.node(end.node()).kind());
    return (input ? kind.inputs() : kind.outputs())
        .stream().filter(port -> port.name().equals(end.port())).findFirst().orElseThrow();
  }

  private static void savedAndReloaded(Network network) {
    Document document = Document.named("walk").withNetwork(network);
    byte[] bytes = ProjectFile.text(document).getBytes(StandardCharsets.UTF_8);
    assertThat(ProjectFile.parse(bytes, "walk.loom", Nets.STANDARD))
        .isEqualTo(new Opening.Opened(document, List.of()));
  }

  private static void analysed(Network network) {
    Analysis whole = Nets.analyse(network);
    assertThat(whole.problems())
        .noneMatch(p -> p.innermost().message().key().startsWith("network.link."))
        .noneMatch(p -> p.innermost().message().key().equals("network.cycle"));
    if (whole.sound()) {
      Analysis flat = Unfolding.analyse(network, Nets.STANDARD, Nets.DATA);
      assertThat(flat.sound()).as("%s", flat.problems()).isTrue();
      assertThat(flat.total()).isEqualTo(whole.total());
    }
  }

  /** One edit of any sort, sensible or not, at any level. */
  private record RandomEdit(Network network, Random random) {

    NetworkEdit next() {
      String where = where();
      return switch (random.nextInt(12)) {
        case 0 -> new NetworkEdit.Collapse(where, some(where), name(), fresh());
        case 1 -> new NetworkEdit.Dissolve(where, block(where));
        case 2 -> new NetworkEdit.Separate(where, block(where), name());
        case 3 -> new NetworkEdit.Rename(where, name());
        case 4 -> new NetworkEdit.Forget(where);
        case 5 -> new NetworkEdit.Define(Map.of(name(), Nets.residual()));
        default -> new NetworkEdit.In(where, inside(network.graph(where)));
      };
    }

    private Edit inside(Graph graph) {
      return switch (random.nextInt(9)) {
        case 0, 1, 2 -> new Edit.Add(node());
        case 3, 4 -> new Edit.Connect(new Link(end(graph, false), end(graph, true)));
        case 5 -> new Edit.Remove(Set.of(id(graph)), random.nextBoolean());
        case 6 -> new Edit.Rename(id(graph), fresh());
        case 7 -> new Edit.Bypass(Set.of(id(graph)), random.nextBoolean());
        default ->
            new Edit.Several(
                List.of(
                    new Edit.Move(Map.of(id(graph), new Point(0, random.nextInt(300)))),
                    new Edit.Retitle(id(graph), "t")));
      };
    }

    private String where() {
      return random.nextInt(3) == 0 ? Network.TOP : any(names(), Network.TOP);
    }

    private List<String> names() {
      return List.copyOf(network.subnetworks().keySet());
    }

    private String name() {
      return "S" + random.nextInt(6);
    }

    private NodeId fresh() {
      return new NodeId("n" + random.nextInt(30));
    }

    private Set<NodeId> some(String where) {
      Set<NodeId> chosen = new HashSet<>();
      for (NodeId id : network.graph(where).nodes().keySet()) {
        if (random.nextInt(3) == 0) {
          chosen.add(id);
        }
      }
      return chosen;
    }

    private NodeId block(String where) {
      List<NodeId> blocks = new ArrayList<>();
      for (Node node : network.graph(where).nodes().values()) {
        if (SubnetKind.name(node.kind()) != null) {
          blocks.add(node.id());
        }
      }
      return any(blocks, new NodeId("none"));
    }

    private Node node() {
      List<Kind> kinds = network.catalogue(Nets.STANDARD).all();
      boolean end = random.nextInt(4) == 0;
      boolean block = random.nextInt(4) == 0;
      String kind =
          end
              ? (random.nextBoolean() ? "input" : "output")
              : block && !names().isEmpty()
                  ? SubnetKind.id(any(names(), ""))
                  : kinds.get(random.nextInt(kinds.size())).id();
      return new Node(fresh(), kind, new Point(0, random.nextInt(500)), Settings.NONE);
    }

    private NodeId id(Graph graph) {
      return any(List.copyOf(graph.nodes().keySet()), new NodeId("none"));
    }

    private PortRef end(Graph graph, boolean input) {
      NodeId id = id(graph);
      Node node = graph.find(id);
      Kind kind = node == null ? null : network.catalogue(Nets.STANDARD).find(node.kind());
      List<Port> ports = kind == null ? List.of() : input ? kind.inputs() : kind.outputs();
      return new PortRef(id, ports.isEmpty() ? "in" : any(ports, ports.getFirst()).name());
    }

    private <T> T any(List<T> items, T otherwise) {
      return items.isEmpty() ? otherwise : items.get(random.nextInt(items.size()));
    }
  }
}
