package org.layerloom.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Note;
import org.layerloom.network.Parameter;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Value;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** Draws documents of every kind, value and wiring that edits allow. */
final class RandomDocuments {

  private static final List<Kind> KINDS = Catalogue.standard().all();

  private final Random random;
  private Catalogue catalogue = Catalogue.standard();

  RandomDocuments(long seed) {
    this.random = new Random(seed);
  }

  Document document() {
    // Two sub-networks, of which the second may use the first, and the flowchart both.
    List<Kind> kinds = KINDS;
    PMap<String, Graph> subnetworks = TreePMap.empty();
    for (String start : List.of("block ", "a larger block ")) {
      String name = start + text();
      Graph graph = graph(kinds);
      subnetworks = subnetworks.plus(name, graph);
      kinds = new ArrayList<>(kinds);
      kinds.add(new SubnetKind(name, graph, catalogue));
      catalogue = catalogue.with(List.of(kinds.getLast()));
    }
    return new Document(text(), text(), graph(kinds), subnetworks);
  }

  private Graph graph(List<Kind> kinds) {
    Graph graph = Graph.EMPTY;
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      Kind kind = random.nextInt(4) == 0 ? kinds.getLast() : any(kinds);
      NodeId id = graph.freeId(random.nextBoolean() ? "block/n" : "n-_");
      graph =
          graph.withNode(
              new Node(id, kind.id(), text(), point(), settings(kind), random.nextInt(9) == 0));
    }
    List<NodeId> ids = List.copyOf(graph.nodes().keySet());
    for (int i = 0; i < 4 * count; i++) {
      graph = linked(graph, any(ids), any(ids));
    }
    Frame frame = new Frame("f" + text(), text(), "data", point(), size(), size());
    Note note = new Note("n" + text(), text(), point(), size(), size());
    return graph
        .withFrames(TreePMap.singleton(frame.id(), frame))
        .withNotes(TreePMap.singleton(note.id(), note));
  }

  private Graph linked(Graph graph, NodeId from, NodeId to) {
    var outputs = catalogue.kind(graph.node(from).kind()).outputs();
    var inputs = catalogue.kind(graph.node(to).kind()).inputs();
    if (outputs.isEmpty() || inputs.isEmpty()) {
      return graph;
    }
    Link link =
        new Link(
            new PortRef(from, any(outputs).name()),
            new PortRef(to, any(inputs).name()),
            random.nextInt(3) == 0 ? List.of(point(), point()) : List.of());
    return Edits.apply(graph, new Edit.Connect(link), catalogue)
            instanceof EditResult.Applied(Graph next)
        ? next
        : graph;
  }

  private Settings settings(Kind kind) {
    Settings settings = kind.initialSettings();
    for (Parameter parameter : kind.parameters()) {
      settings = settings.with(parameter.name(), value(parameter));
    }
    return settings;
  }

  private Value value(Parameter parameter) {
    return switch (parameter.type()) {
      case Parameter.Type.WholeNumber t -> new Value.Whole(whole(t.least(), t.most()));
      case Parameter.Type.RealNumber t ->
          new Value.Real(
              Math.clamp(
                  t.least() + random.nextDouble() * (t.most() - t.least()), t.least(), t.most()));
      case Parameter.Type.YesNo t -> new Value.Flag(random.nextBoolean());
      case Parameter.Type.Choice t -> new Value.Text(any(t.words()));
      case Parameter.Type.FreeText t -> new Value.Text("");
      case Parameter.Type.Dataset t -> new Value.Text(text());
      case Parameter.Type.WholeNumbers t ->
          new Value.Wholes(
              LongStream.range(0, t.fewest() + random.nextInt(t.count() - t.fewest() + 1))
                  .map(i -> whole(t.least(), t.most()))
                  .boxed()
                  .toList());
    };
  }

  private long whole(long least, long most) {
    return switch (random.nextInt(3)) {
      case 0 -> least;
      case 1 -> most;
      default -> random.nextLong(least, most) + 0;
    };
  }

  /** Any characters at all, half surrogate pairs and control characters among them. */
  private String text() {
    return random.nextInt(3) == 0
        ? ""
        : IntStream.range(0, random.nextInt(1, 20))
            .mapToObj(
                i -> String.valueOf((char) random.nextInt(random.nextBoolean() ? 128 : 65_536)))
            .collect(java.util.stream.Collectors.joining());
  }

  private Point point() {
    return new Point(
        random.nextInt(5000) - 1000,
        random.nextBoolean() ? random.nextGaussian() * 1000 : random.nextDouble() * 1e-9);
  }

  private double size() {
    return 1 + random.nextInt(1000) + random.nextDouble();
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
