package org.layerloom.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random walks over edits: no promise of {@link Edits} ever breaks. */
class EditWalkTest {

  private static final int STEPS = 400;

  @Property(tries = 60)
  void aWalkKeepsEveryPromise(@ForAll long seed) {
    Random random = new Random(seed);
    Graph graph = random.nextBoolean() ? Drawing.s1().graph() : Graph.EMPTY;
    for (int step = 0; step < STEPS; step++) {
      Edit edit = new RandomEdit(graph, random).next();
      if (Edits.apply(graph, edit, Catalogue.standard()) instanceof EditResult.Applied(Graph g)) {
        graph = g;
        promises(graph);
      }
    }
    assertThat(Drawing.analyse(graph).problems())
        .noneMatch(p -> p.message().key().startsWith("network.link."))
        .noneMatch(p -> p.message().key().startsWith("network.parameter."))
        .noneMatch(p -> p.message().key().equals("network.cycle"));
  }

  /** Undo is the list of earlier graphs: each is still what it was, and the same edits lead on. */
  @Property(tries = 20)
  void earlierGraphsStayAsTheyWere(@ForAll long seed) {
    Random random = new Random(seed);
    List<Graph> history = new ArrayList<>(List.of(Drawing.s1().graph()));
    List<Edit> edits = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      Edit edit = new RandomEdit(history.getLast(), random).next();
      EditResult result = Edits.apply(history.getLast(), edit, Catalogue.standard());
      if (result instanceof EditResult.Applied(Graph graph)) {
        edits.add(edit);
        history.add(graph);
      }
    }

    assertThat(history.getFirst()).isEqualTo(Drawing.s1().graph());
    Graph again = Drawing.s1().graph();
    for (int step = 0; step < edits.size(); step++) {
      EditResult result = Edits.apply(again, edits.get(step), Catalogue.standard());
      again = ((EditResult.Applied) result).graph();
      assertThat(again).isEqualTo(history.get(step + 1));
    }
  }

  private static void promises(Graph graph) {
    Catalogue catalogue = Catalogue.standard();
    Set<String> ends = new HashSet<>();
    for (Link link : graph.links()) {
      Port from = port(graph, link.from(), false);
      Port to = port(graph, link.to(), true);
      assertThat(to.type().accepts(from.type())).isTrue();
      assertThat(ends.add(link.from() + ">" + link.to())).as("twice: %s", link).isTrue();
      if (!to.many()) {
        assertThat(graph.into(link.to().node(), to.name())).hasSize(1);
      }
    }
    for (Node node : graph.nodes().values()) {
      Kind kind = catalogue.kind(node.kind());
      assertThat(node.settings().values().keySet())
          .containsExactlyInAnyOrderElementsOf(
              kind.parameters().stream().map(Parameter::name).toList());
      for (Parameter parameter : kind.parameters()) {
        assertThat(parameter.refusal(node.settings().get(parameter.name()))).isNull();
      }
    }
    assertThat(Drawing.analyse(graph).order()).hasSize(graph.nodes().size());
  }

  private static Port port(Graph graph, PortRef end, boolean input) {
    Kind kind = Catalogue.standard().kind(graph.node(end.node()).kind());
    return (input ? kind.inputs() : kind.outputs())
        .stream().filter(port -> port.name().equals(end.port())).findFirst().orElseThrow();
  }

  /** One edit of any sort, sensible or not. */
  private record RandomEdit(Graph graph, Random random) {

    Edit next() {
      return switch (random.nextInt(14)) {
        case 0, 1 -> new Edit.Add(node());
        case 2, 3, 4 -> new Edit.Connect(link());
        case 5 -> new Edit.Remove(Set.of(id()), random.nextBoolean());
        case 6 -> new Edit.Disconnect(Set.of(anyLink()));
        case 7 -> new Edit.Rewire(anyLink(), end(false), end(true));
        case 8 -> new Edit.Insert(anyLink(), node());
        case 9 -> new Edit.Move(Map.of(id(), new Point(random.nextInt(9), 0)));
        case 10 -> configure();
        case 11 -> new Edit.Rename(id(), new NodeId("n" + random.nextInt(40)));
        case 12 -> new Edit.Bypass(Set.of(id()), random.nextBoolean());
        default ->
            new Edit.Several(List.of(new Edit.Connect(link()), new Edit.Bend(anyLink(), bends())));
      };
    }

    private Edit configure() {
      List<String> names = List.of("units", "filters", "activation", "rate", "axis", "bias");
      List<Value> values =
          List.of(
              new Value.Whole(random.nextInt(5)),
              new Value.Real(random.nextDouble() * 2),
              new Value.Flag(random.nextBoolean()),
              new Value.Text("relu"));
      return new Edit.Configure(
          Set.of(id()), names.get(random.nextInt(6)), values.get(random.nextInt(4)));
    }

    private List<Point> bends() {
      return List.of(new Point(random.nextInt(9), random.nextInt(9)));
    }

    private Node node() {
      List<Kind> kinds = Catalogue.standard().all();
      String kind = kinds.get(random.nextInt(kinds.size())).id();
      return new Node(new NodeId("n" + random.nextInt(40)), kind, new Point(0, 0), Settings.NONE);
    }

    private NodeId id() {
      List<NodeId> ids = List.copyOf(graph.nodes().keySet());
      return ids.isEmpty() ? new NodeId("none") : ids.get(random.nextInt(ids.size()));
    }

    private Link anyLink() {
      return graph.links().isEmpty()
          ? link()
          : graph.links().get(random.nextInt(graph.links().size()));
    }

    private Link link() {
      return new Link(end(false), end(true));
    }

    private PortRef end(boolean input) {
      NodeId id = id();
      Node node = graph.find(id);
      if (node == null) {
        return new PortRef(id, "in");
      }
      Kind kind = Catalogue.standard().kind(node.kind());
      List<Port> ports = input ? kind.inputs() : kind.outputs();
      return new PortRef(
          id, ports.isEmpty() ? "in" : ports.get(random.nextInt(ports.size())).name());
    }
  }
}
