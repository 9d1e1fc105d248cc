package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.language.Language;
import org.layerloom.app.session.Session;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Selection;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.SubnetKind;
import org.layerloom.subnet.Network;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is copied in one window is pasted in another, with what it needs. */
@ExtendWith(ApplicationExtension.class)
class TwoWindowsTest {

  @TempDir private static Path folder;

  // TestFX opens the windows before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand digits;

  @SuppressWarnings("NullAway.Init")
  private Stand flowers;

  @Start
  void open(Stage stage) throws Exception {
    digits = new Stand(stage, new FakeEngine(), Files.createTempDirectory(folder, "digits"));
    digits.show();
    flowers =
        new Stand(new Stage(), new FakeEngine(), Files.createTempDirectory(folder, "flowers"));
    flowers.show();
    var samples = new BundledSamples().apply(Language.ENGLISH);
    digits.models().files.begin(samples.getFirst());
    samples.stream()
        .filter(sample -> sample.id().startsWith("iris"))
        .forEach(flowers.models().files::begin);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          for (Stand stand : List.of(digits, flowers)) {
            stand.stage.close();
            stand.window.close();
          }
        });
  }

  /** Gives a window the keyboard and selects nodes in it. */
  private static void in(FxRobot robot, Stand stand, String... nodes) {
    robot.interact(
        () -> {
          stand.stage.toFront();
          stand.stage.requestFocus();
          GraphEditor editor = (GraphEditor) stand.stage.getScene().lookup("#canvas");
          editor.requestFocus();
          editor.setSelection(Selection.ofNodes(List.of(nodes)));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The headless platform gives keys to one window only: they are sent to the canvas. */
  private static void control(FxRobot robot, Stand stand, KeyCode key, boolean shift) {
    robot.interact(
        () ->
            Event.fireEvent(
                stand.stage.getScene().lookup("#canvas"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, true, false, false)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Session session(Stand stand) {
    return stand.models().session;
  }

  @Test
  void nodesComeWithTheirSettingsAndTheWiresAmongThem(FxRobot robot) {
    Graph before = session(flowers).graph();
    in(robot, digits, "conv1", "pool1");
    control(robot, digits, KeyCode.C, false);
    in(robot, flowers);
    control(robot, flowers, KeyCode.V, false);

    Set<NodeId> pasted = session(flowers).selectedProperty().get();
    Graph after = session(flowers).graph();
    assertThat(pasted).hasSize(2);
    NodeId conv = pasted.stream().filter(id -> kind(after, id).equals("conv2d")).findFirst().get();
    assertThat(after.node(conv).settings())
        .isEqualTo(session(digits).graph().node(new NodeId("conv1")).settings());
    assertThat(after.outOf(conv)).hasSize(1);
    assertThat(after.into(conv)).isEmpty();

    // and one undo takes all of it back
    control(robot, flowers, KeyCode.Z, false);
    assertThat(session(flowers).graph()).isEqualTo(before);
  }

  @Test
  void aBlockBringsItsInsideWithItAndKeepsApartFromAnotherOfItsName(FxRobot robot) {
    // given a block in each window, both called alike but different inside
    in(robot, digits, "conv1", "pool1", "conv2", "pool2");
    control(robot, digits, KeyCode.M, false);
    NodeId block = session(digits).selectedProperty().get().iterator().next();
    String name = stands(session(digits).graph(), block);
    in(robot, flowers, first(session(flowers).graph(), "dense"));
    control(robot, flowers, KeyCode.M, false);
    Network before = session(flowers).network();
    assertThat(before.subnetworks()).containsKey(name);

    // when one is copied beside the other
    in(robot, digits, block.value());
    control(robot, digits, KeyCode.C, false);
    in(robot, flowers);
    control(robot, flowers, KeyCode.V, false);

    // then it stands for what it stood for, under a name of its own
    Network after = session(flowers).network();
    assertThat(after.subnetworks()).hasSize(2);
    NodeId pasted = session(flowers).selectedProperty().get().iterator().next();
    String own = stands(after.graph(), pasted);
    assertThat(own).isNotEqualTo(name);
    assertThat(after.graph(own)).isEqualTo(session(digits).network().graph(name));
    assertThat(after.graph(name)).isEqualTo(before.graph(name));

    control(robot, flowers, KeyCode.Z, false);
    assertThat(session(flowers).network()).isEqualTo(before);
  }

  @Test
  void wiresFromOutsideGoOnWhereTheOtherWindowHasWhatTheyCameFrom(FxRobot robot) {
    in(robot, digits, "loss");
    control(robot, digits, KeyCode.C, false);
    in(robot, flowers);
    control(robot, flowers, KeyCode.V, true);

    NodeId pasted = session(flowers).selectedProperty().get().iterator().next();
    Graph graph = session(flowers).graph();
    // Its predictions came from a node that is not here; the labels' dataset is.
    assertThat(graph.into(pasted))
        .extracting(link -> link.from().node().value())
        .allMatch(from -> graph.find(new NodeId(from)) != null);
    assertThat(graph.into(pasted)).anyMatch(link -> link.from().port().equals("labels"));
  }

  /** The sub-network that a node stands for. */
  private static String stands(Graph graph, NodeId id) {
    return java.util.Objects.requireNonNull(SubnetKind.name(kind(graph, id)));
  }

  private static String kind(Graph graph, NodeId id) {
    return graph.node(id).kind();
  }

  private static String first(Graph graph, String kind) {
    return graph.nodes().values().stream()
        .filter(node -> node.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .id()
        .value();
  }
}
