package org.layerloom.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Note;
import org.layerloom.network.Parameter;
import org.layerloom.network.Point;
import org.layerloom.network.Port;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;

/** Somebody who does everything that can be done to a document, in any order. */
final class RandomWalk {

  /**
   * A document that has grown to this is cut down, or each step would take longer than the last.
   */
  private static final int LARGEST = 40;

  private final Session session;
  private final Random random;
  private String clip = "";
  private int names;

  RandomWalk(Session session, long seed) {
    this.session = session;
    this.random = new Random(seed);
  }

  void step() {
    Graph graph = session.graph();
    if (graph.nodes().size() > LARGEST) {
      Set<NodeId> many = new HashSet<>();
      graph.nodes().keySet().stream().filter(id -> random.nextBoolean()).forEach(many::add);
      edit(new Edit.Remove(many, random.nextBoolean()));
      return;
    }
    if (graph.notes().size() + graph.frames().size() > LARGEST) {
      Set<String> all = new HashSet<>(graph.notes().keySet());
      all.addAll(graph.frames().keySet());
      edit(new Edit.RemoveDecorations(all));
      return;
    }
    switch (random.nextInt(30)) {
      case 0, 1, 2 -> edit(new Edit.Add(node()));
      case 3, 4, 5, 6 -> edit(new Edit.Connect(new Link(end(false), end(true))));
      case 7 -> edit(new Edit.Move(Map.of(id(), place())));
      case 8 -> edit(new Edit.Remove(some(), random.nextBoolean()));
      case 9 -> edit(new Edit.Disconnect(Set.of(link())));
      case 10 -> edit(new Edit.Rewire(link(), end(false), end(true)));
      case 11 -> edit(new Edit.Insert(link(), node()));
      case 12 -> edit(new Edit.Bypass(some(), random.nextBoolean()));
      case 13 -> edit(configure());
      case 14 -> edit(new Edit.Bend(link(), List.of(place())));
      case 15 ->
          edit(new Edit.PutFrame(new Frame(decoration("frame"), "f", "dense", place(), 90, 60)));
      case 16 -> edit(new Edit.PutNote(new Note(decoration("note"), "# n", place(), 90, 60)));
      case 17 -> edit(new Edit.RemoveDecorations(Set.of(decoration("note"))));
      case 18 -> collapse();
      case 19 -> edit(new NetworkEdit.Dissolve(session.where(), id()));
      case 23, 24 -> session.open(id());
      case 25 -> session.up();
      case 26 ->
          edit(new Edit.Configure(some(), SubnetKind.SHARED, new Value.Flag(random.nextBoolean())));
      case 27 -> edit(new NetworkEdit.Separate(session.where(), id(), "copy" + random.nextInt(5)));
      case 28 -> forgetUnused();
      case 29 -> session.saved(session.state().document(), Path.of("walk.loom"));
      case 20 -> copy();
      case 21 -> paste();
      case 22 -> session.undo();
      default -> session.redo();
    }
  }

  private void edit(Edit edit) {
    session.edit(edit, Message.of("edit.move"));
  }

  private void edit(NetworkEdit edit) {
    session.edit(edit, Message.of("edit.move"), "");
  }

  private void collapse() {
    Set<NodeId> nodes = some();
    String name = "part" + names++ % 5;
    edit(
        new NetworkEdit.Collapse(
            session.where(), nodes, name, new NodeId("g" + random.nextInt(60))));
  }

  /** Sub-networks for which no node stands, or their names would soon be used up. */
  private void forgetUnused() {
    Network network = session.network();
    for (String name : network.subnetworks().keySet()) {
      if (network.uses(name) == 0) {
        edit(new NetworkEdit.Forget(name));
        return;
      }
    }
  }

  private void copy() {
    Set<String> notes = new HashSet<>(session.graph().notes().keySet());
    notes.removeIf(id -> random.nextBoolean());
    clip = Clips.text(session.network(), session.where(), some(), notes);
  }

  private void paste() {
    Clip read = clip.isEmpty() ? null : Clips.read(clip, session.standard());
    if (read != null && !read.isEmpty()) {
      Brought brought = Brought.into(session.network(), read.network(), session.standard());
      Copies.Copied copied = Copies.copy(brought.part(), session.graph(), 32, 32);
      Network now = session.network();
      Catalogue kinds =
          new Network(now.graph(), now.subnetworks().plusAll(brought.subnetworks()))
              .catalogue(session.standard());
      Edit edit =
          random.nextBoolean()
              ? copied.edit()
              : Copies.linked(copied, read.outside(), session.graph(), kinds);
      edit(
          new NetworkEdit.Several(
              List.of(
                  new NetworkEdit.Define(brought.subnetworks()),
                  new NetworkEdit.In(session.where(), edit))));
    }
  }

  /** Nothing that the document promises is broken. */
  void checkPromises() {
    Graph graph = session.graph();
    Catalogue kinds = session.catalogue();
    Set<String> ends = new HashSet<>();
    for (Link link : graph.links()) {
      Port from = port(kinds.kind(graph.node(link.from().node()).kind()).outputs(), link.from());
      Port to = port(kinds.kind(graph.node(link.to().node()).kind()).inputs(), link.to());
      assertThat(to.type().accepts(from.type())).as("%s", link).isTrue();
      assertThat(ends.add(link.from() + ">" + link.to())).as("twice: %s", link).isTrue();
      if (!to.many()) {
        assertThat(graph.into(link.to().node(), to.name())).as("%s", link).hasSize(1);
      }
    }
    for (Node node : graph.nodes().values()) {
      for (Parameter parameter : kinds.kind(node.kind()).parameters()) {
        assertThat(parameter.refusal(node.settings().get(parameter.name()))).isNull();
      }
    }
    assertThat(session.state().analysis().order()).hasSize(graph.nodes().size());
  }

  /** What is written reads back as it was. */
  void checkFile() {
    assertThat(written()).isEqualTo(session.state().document());
  }

  /** Opens what is written, as if the program had been ended and started again. */
  void reload() {
    session.open(written(), Path.of("walk.loom"));
  }

  private Document written() {
    String text = ProjectFile.text(session.state().document());
    Opening read =
        ProjectFile.parse(text.getBytes(StandardCharsets.UTF_8), "walk", session.standard());
    assertThat(read).isInstanceOf(Opening.Opened.class);
    return ((Opening.Opened) read).document();
  }

  private static Port port(List<Port> ports, PortRef end) {
    return ports.stream().filter(p -> p.name().equals(end.port())).findFirst().orElseThrow();
  }

  private Node node() {
    List<Kind> kinds = session.offered();
    Kind kind = kinds.get(random.nextInt(kinds.size()));
    Settings initial = kind.initialSettings();
    return new Node(new NodeId("n" + random.nextInt(60)), kind.id(), place(), initial);
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

  private Point place() {
    return new Point(random.nextInt(900), random.nextInt(600));
  }

  private static String decoration(String stem) {
    return stem + 1;
  }

  private NodeId id() {
    List<NodeId> ids = List.copyOf(session.graph().nodes().keySet());
    return ids.isEmpty() ? new NodeId("none") : ids.get(random.nextInt(ids.size()));
  }

  private Set<NodeId> some() {
    Set<NodeId> some = new HashSet<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      some.add(id());
    }
    return some;
  }

  private Link link() {
    List<Link> links = new ArrayList<>(session.graph().links());
    return links.isEmpty()
        ? new Link(end(false), end(true))
        : links.get(random.nextInt(links.size()));
  }

  private PortRef end(boolean input) {
    NodeId id = id();
    Node node = session.graph().find(id);
    Kind kind = node == null ? null : session.catalogue().find(node.kind());
    List<Port> ports = kind == null ? List.of() : input ? kind.inputs() : kind.outputs();
    return new PortRef(id, ports.isEmpty() ? "in" : ports.get(random.nextInt(ports.size())).name());
  }
}
