package org.layerloom.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each edit does to S1, and why it refuses. */
class EditsTest {

  private final Graph s1 = Drawing.s1().graph();

  private static Graph applied(Graph graph, Edit edit) {
    EditResult result = Edits.apply(graph, edit, Catalogue.standard());
    assertThat(result).isInstanceOf(EditResult.Applied.class);
    return ((EditResult.Applied) result).graph();
  }

  private static String refused(Graph graph, Edit edit) {
    EditResult result = Edits.apply(graph, edit, Catalogue.standard());
    assertThat(result).isInstanceOf(EditResult.Rejected.class);
    return ((EditResult.Rejected) result).reason().key();
  }

  private static Link link(String from, String out, String to, String in) {
    return new Link(PortRef.of(from, out), PortRef.of(to, in));
  }

  private static Node node(String id, String kind) {
    return new Node(Drawing.id(id), kind, new Point(0, 0), Settings.NONE);
  }

  private static Link through(String from, String to) {
    return link(from, "out", to, "in");
  }

  @Test
  void anAddedNodeHasAValueForEveryParameter() {
    Graph next = applied(s1, new Edit.Add(node("dense3", "dense")));

    assertThat(next.node(Drawing.id("dense3")).settings())
        .isEqualTo(Catalogue.standard().kind("dense").initialSettings());
    assertThat(s1.find(Drawing.id("dense3"))).isNull();
  }

  @Test
  void addRefusesTakenIdsUnknownKindsAndBadValues() {
    assertThat(refused(s1, new Edit.Add(node("conv1", "conv2d")))).isEqualTo("network.edit.taken");
    assertThat(refused(s1, new Edit.Add(node("warp", "warpDrive"))))
        .isEqualTo("network.edit.unknownKind");
    assertThat(refused(s1, new Edit.Add(node("d", "dense").with("unitz", Drawing.whole(1)))))
        .isEqualTo("network.edit.noParameter");
    assertThat(refused(s1, new Edit.Add(node("d", "dense").with("units", Drawing.whole(-1)))))
        .isEqualTo("network.parameter.range");
    assertThat(refused(s1, new Edit.Add(List.of(node("d", "relu"), node("d", "relu")), List.of())))
        .isEqualTo("network.edit.taken");
  }

  @Test
  void removingKeepsTheFlowWhenAsked() {
    Graph kept = applied(s1, new Edit.Remove(Set.of(Drawing.id("pool1")), true));
    Graph cut = applied(s1, new Edit.Remove(Set.of(Drawing.id("pool1")), false));

    assertThat(kept.into(Drawing.id("conv2"))).containsExactly(through("conv1", "conv2"));
    assertThat(cut.into(Drawing.id("conv2"))).isEmpty();
    assertThat(kept.find(Drawing.id("pool1"))).isNull();
  }

  @Test
  void removingARowOfNodesKeepsTheFlowOverAllOfThem() {
    Graph next =
        applied(
            s1,
            new Edit.Remove(
                Set.of(Drawing.id("pool1"), Drawing.id("conv2"), Drawing.id("pool2")), true));

    assertThat(next.into(Drawing.id("flat"))).containsExactly(through("conv1", "flat"));
  }

  @Test
  void aWireReplacesTheOneThatWasThere() {
    Graph next = applied(s1, new Edit.Connect(through("norm", "flat")));

    assertThat(next.into(Drawing.id("flat"))).containsExactly(through("norm", "flat"));
    assertThat(next.links()).hasSameSizeAs(s1.links());
    assertThat(next.links().indexOf(through("norm", "flat")))
        .isEqualTo(s1.links().indexOf(through("pool2", "flat")));
  }

  @Test
  void anInputForManyKeepsThemAllInOrder() {
    Graph graph = applied(s1, new Edit.Add(node("sum", "add")));
    graph = applied(graph, new Edit.Connect(through("conv2", "sum")));
    graph = applied(graph, new Edit.Connect(through("conv1", "sum")));

    assertThat(graph.into(Drawing.id("sum")))
        .containsExactly(through("conv2", "sum"), through("conv1", "sum"));
    assertThat(refused(graph, new Edit.Connect(through("conv1", "sum"))))
        .isEqualTo("network.edit.twice");
  }

  @Test
  void aWireIsRefusedWhereItCannotBe() {
    assertThat(refused(s1, new Edit.Connect(through("dense2", "conv1"))))
        .isEqualTo("network.edit.cycle");
    assertThat(refused(s1, new Edit.Connect(through("conv1", "conv1"))))
        .isEqualTo("network.edit.cycle");
    assertThat(refused(s1, new Edit.Connect(link("train", "model", "conv1", "in"))))
        .isEqualTo("network.edit.types");
    assertThat(refused(s1, new Edit.Connect(link("conv1", "aside", "pool1", "in"))))
        .isEqualTo("network.edit.noPort");
    assertThat(refused(s1, new Edit.Connect(through("nobody", "pool1"))))
        .isEqualTo("network.edit.noNode");
    assertThat(refused(s1, new Edit.Disconnect(Set.of(through("norm", "flat")))))
        .isEqualTo("network.edit.noLink");
  }

  @Test
  void rewiringMovesOneEnd() {
    Link old = through("pool2", "flat");
    Graph next = applied(s1, new Edit.Rewire(old, PortRef.of("conv2", "out"), old.to()));

    assertThat(next.into(Drawing.id("flat"))).containsExactly(through("conv2", "flat"));
    assertThat(refused(s1, new Edit.Rewire(old, PortRef.of("dense1", "out"), old.to())))
        .isEqualTo("network.edit.cycle");
  }

  @Test
  void rewiringOntoATakenInputTakesItsPlace() {
    Graph next =
        applied(
            s1,
            new Edit.Rewire(
                through("conv2", "pool2"), PortRef.of("conv2", "out"), PortRef.of("flat", "in")));

    assertThat(next.into(Drawing.id("flat"))).containsExactly(through("conv2", "flat"));
    assertThat(next.into(Drawing.id("pool2"))).isEmpty();
    assertThat(next.links()).hasSize(s1.links().size() - 1);
  }

  @Test
  void insertingPutsANodeIntoAWire() {
    Graph next = applied(s1, new Edit.Insert(through("flat", "dense1"), node("drop", "dropout")));

    assertThat(next.into(Drawing.id("drop"))).containsExactly(through("flat", "drop"));
    assertThat(next.into(Drawing.id("dense1"))).containsExactly(through("drop", "dense1"));
    assertThat(refused(s1, new Edit.Insert(through("flat", "dense1"), node("t", "train"))))
        .isEqualTo("network.edit.noPlace");
  }

  @Test
  void renamingChangesTheLinksToo() {
    Graph next = applied(s1, new Edit.Rename(Drawing.id("conv1"), Drawing.id("edges")));

    assertThat(next.into(Drawing.id("pool1"))).containsExactly(through("edges", "pool1"));
    assertThat(next.into(Drawing.id("edges"))).containsExactly(through("norm", "edges"));
    assertThat(refused(s1, new Edit.Rename(Drawing.id("conv1"), Drawing.id("conv2"))))
        .isEqualTo("network.edit.taken");
    assertThat(applied(next, new Edit.Rename(Drawing.id("edges"), Drawing.id("conv1"))))
        .isEqualTo(s1);
  }

  @Test
  void severalAreAllOrNone() {
    Edit good = new Edit.Retitle(Drawing.id("conv1"), "edges");
    Edit bad = new Edit.Retitle(Drawing.id("nobody"), "?");

    assertThat(refused(s1, new Edit.Several(List.of(good, bad)))).isEqualTo("network.edit.noNode");
    assertThat(applied(s1, new Edit.Several(List.of(good))).node(Drawing.id("conv1")).title())
        .isEqualTo("edges");
  }

  @Test
  void onlyWhatCanPassIsBypassed() {
    Graph next = applied(s1, new Edit.Bypass(Set.of(Drawing.id("pool1")), true));

    assertThat(next.node(Drawing.id("pool1")).bypassed()).isTrue();
    assertThat(refused(s1, new Edit.Bypass(Set.of(Drawing.id("loss")), true)))
        .isEqualTo("network.bypass");
    assertThat(refused(s1, new Edit.Bypass(Set.of(Drawing.id("data")), true)))
        .isEqualTo("network.bypass");
  }

  @Test
  void anEditThatChangesNothingGivesTheSameGraph() {
    Node conv = s1.node(Drawing.id("conv1"));

    assertThat(applied(s1, new Edit.Configure(Set.of(conv.id()), "filters", Drawing.whole(32))))
        .isSameAs(s1);
    assertThat(applied(s1, new Edit.Move(Map.of(conv.id(), conv.at())))).isSameAs(s1);
    assertThat(applied(s1, new Edit.Retitle(conv.id(), ""))).isSameAs(s1);
    assertThat(applied(s1, new Edit.Several(List.of()))).isSameAs(s1);
  }

  @Test
  void framesAndNotesComeAndGo() {
    Frame frame = new Frame("f", "first block", "convolution", new Point(0, 0), 100, 50);
    Note note = new Note("n", "# Why", new Point(0, 0), 100, 50);
    Graph both = applied(applied(s1, new Edit.PutFrame(frame)), new Edit.PutNote(note));

    assertThat(both.frames()).containsEntry("f", frame);
    assertThat(both.notes()).containsEntry("n", note);
    assertThat(applied(both, new Edit.RemoveDecorations(Set.of("f", "n")))).isEqualTo(s1);
    assertThat(refused(both, new Edit.RemoveDecorations(Set.of("g"))))
        .isEqualTo("network.edit.noDecoration");
    Frame flat = new Frame("f", "", "", new Point(0, 0), 0, 5);
    assertThat(refused(s1, new Edit.PutFrame(flat))).isEqualTo("network.edit.size");
  }

  @Test
  void bendsBelongToTheirWire() {
    Link old = through("pool2", "flat");
    List<Point> bends = List.of(new Point(3, 4));
    Graph bent = applied(s1, new Edit.Bend(old, bends));

    assertThat(bent.into(Drawing.id("flat")).getFirst().bends()).isEqualTo(bends);
    assertThat(applied(bent, new Edit.Disconnect(Set.of(old))).into(Drawing.id("flat"))).isEmpty();
    assertThat(applied(bent, new Edit.Bend(old, List.of()))).isEqualTo(s1);
  }
}
