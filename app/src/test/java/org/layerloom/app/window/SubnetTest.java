package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.session.Session;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;
import org.layerloom.editor.outline.OutlineItem;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.subnet.Network;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Sub-networks by mouse and keys: collapse, open, edit inside, go up, share, dissolve, undo. */
@ExtendWith(ApplicationExtension.class)
class SubnetTest {

  @TempDir private static Path folder;

  // TestFX opens the window before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  @Start
  void open(Stage stage) throws Exception {
    stand = new Stand(stage, new FakeEngine(), Files.createTempDirectory(folder, "window"));
    stand.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          stand.stage.close();
          stand.window.close();
        });
  }

  /** The node that stands for what was collapsed. */
  private NodeId block = new NodeId("none");

  private Session session() {
    return stand.models().session;
  }

  private void collapse(FxRobot robot) {
    Stand.select(robot, "conv1", "pool1", "conv2", "pool2");
    robot.press(KeyCode.CONTROL).type(KeyCode.M).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    block = session().selectedProperty().get().iterator().next();
  }

  private void enter(FxRobot robot) {
    robot.doubleClickOn(Stand.middle(robot, block.value()));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void control(FxRobot robot, KeyCode key) {
    robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theOutlineReachesEveryLevelByKeys(FxRobot robot) {
    // given a block of four layers in a flowchart that is shown as an outline
    collapse(robot);
    TabPane side = robot.lookup(".side-pane").queryAs(TabPane.class);
    robot.interact(() -> side.getSelectionModel().select(1));
    TreeView<?> tree = robot.lookup("#outline").queryAs(TreeView.class);
    robot.interact(tree::requestFocus);

    // when one goes to the block's line, opens it and what is inside, and chooses a layer there
    int row = row(tree, item -> item.target().equals(new Target.Node(block.value())));
    robot.interact(() -> tree.getSelectionModel().select(row));
    robot.type(KeyCode.RIGHT);
    int inside = row(tree, item -> item.level().equals(List.of(block.value())));
    robot.interact(() -> tree.getSelectionModel().select(inside));
    robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();

    // then the canvas shows the block's inside with that layer selected
    assertThat(session().state().path()).containsExactly(block);
    assertThat(session().selectedProperty().get()).hasSize(1);
    NodeId chosen = session().selectedProperty().get().iterator().next();
    assertThat(session().graph().find(chosen)).isNotNull();

    // and the first line leads back
    robot.interact(() -> tree.getSelectionModel().select(0));
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(session().state().path()).isEmpty();
  }

  private static int row(TreeView<?> tree, Predicate<OutlineItem> wanted) {
    for (int row = 0; row < tree.getExpandedItemCount(); row++) {
      if (tree.getTreeItem(row).getValue() instanceof OutlineItem item && wanted.test(item)) {
        return row;
      }
    }
    throw new AssertionError("no such line");
  }

  @Test
  void layersAreCollapsedByKeyAndDissolvedByUndoAsOneStep(FxRobot robot) {
    // given the sample's flowchart
    Network before = session().network();
    long parameters = session().state().whole().total().parameters();

    // when four layers are collapsed
    collapse(robot);

    // then one node stands for them, nothing else changed, and it is selected
    assertThat(session().graph().nodes()).hasSize(before.graph().nodes().size() - 3);
    assertThat(session().selectedProperty().get()).containsExactly(block);
    assertThat(session().graph().find(block)).isNotNull();
    assertThat(session().state().whole().problems()).isEmpty();
    assertThat(session().state().whole().total().parameters()).isEqualTo(parameters);

    // and undo takes it back
    control(robot, KeyCode.Z);
    assertThat(session().network()).isEqualTo(before);
  }

  @Test
  void aDoubleClickOpensItAndTheBreadcrumbLeadsBack(FxRobot robot) {
    collapse(robot);
    Node crumbs = robot.lookup("#breadcrumbs").query();
    assertThat(crumbs.isVisible()).isFalse();

    // when it is opened
    enter(robot);

    // then what is inside is shown, with the shapes that it sees
    assertThat(crumbs.isVisible()).isTrue();
    assertThat(session().state().path()).containsExactly(block);
    assertThat(Stand.editor(robot).getModel().nodes())
        .extracting(node -> node.id())
        .contains("in", "conv1", "out");
    assertThat(session().state().analysis().outputs()).containsKey(new NodeId("conv2"));
    assertThat(session().state().whole().sound()).isTrue();

    // and the way back is a button
    robot.clickOn("#crumb-0");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(session().state().path()).isEmpty();
    assertThat(crumbs.isVisible()).isFalse();
  }

  @Test
  void theKeyGoesUpAndSelectsWhereOneCameFrom(FxRobot robot) {
    collapse(robot);
    control(robot, KeyCode.I);
    assertThat(session().state().path()).containsExactly(block);

    control(robot, KeyCode.U);
    assertThat(session().state().path()).isEmpty();
    assertThat(session().selectedProperty().get()).containsExactly(block);
  }

  @Test
  void anEditInsideIsUndoneInsideAndChangesTheWhole(FxRobot robot) {
    collapse(robot);
    enter(robot);
    long before = session().state().whole().total().parameters();

    Stand.select(robot, "conv1");
    robot.type(KeyCode.DELETE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(session().graph().find(new NodeId("conv1"))).isNull();
    assertThat(session().state().whole().sound()).isFalse();

    control(robot, KeyCode.Z);
    assertThat(session().state().path()).containsExactly(block);
    assertThat(session().state().whole().total().parameters()).isEqualTo(before);
  }

  @Test
  void aProblemInsideIsListedOutsideAndAClickLeadsThere(FxRobot robot) {
    collapse(robot);
    robot.interact(
        () -> {
          session().open(block);
          Edit wrong =
              new Edit.Configure(Set.of(new NodeId("conv2")), "kernel", Value.Wholes.of(99, 99));
          session().edit(wrong, Message.of("edit.repair"));
          session().up();
        });
    assertThat(session().state().whole().problems()).hasSize(1);

    // when the sentence in the list is clicked
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    Node row = robot.lookup("#problems-list .problem .label").query();
    robot.clickOn(row);
    WaitForAsyncUtils.waitForFxEvents();

    // then the sub-network is open and the layer selected
    assertThat(session().state().path()).containsExactly(block);
    assertThat(session().selectedProperty().get()).containsExactly(new NodeId("conv2"));
  }

  @Test
  void theInspectorNamesItSharesItAndCopiesIt(FxRobot robot) {
    collapse(robot);
    TextField name = robot.lookup("#subnet-name").queryAs(TextField.class);
    robot.interact(
        () -> {
          name.requestFocus();
          name.setText("Feature finder");
        });
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(session().network().subnetworks().keySet()).containsExactly("Feature finder");

    // given a second node of it
    Stand.select(robot, block.value());
    control(robot, KeyCode.D);
    assertThat(session().network().uses("Feature finder")).isEqualTo(2);

    // when it is to share its weights, it does
    ComboBox<?> weights = robot.lookup("#parameter-weights").queryAs(ComboBox.class);
    robot.interact(() -> weights.getSelectionModel().select(1));
    NodeId copy = session().selectedProperty().get().iterator().next();
    assertThat(session().graph().node(copy).settings().text("weights")).isEqualTo("shared");

    // and a copy of its own goes its own way
    robot.clickOn("#subnet-separate-short");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(session().network().subnetworks()).hasSize(2);
  }

  @Test
  void aReadyBlockIsMadeForTheChannelsThatArrive(FxRobot robot) {
    Stand.select(robot, "pool1");
    robot.interact(() -> robot.lookup("#palette-search").queryAs(TextField.class).requestFocus());
    robot.write("residual");
    robot.doubleClickOn((Button row) -> isReady(row));
    WaitForAsyncUtils.waitForFxEvents();

    // pool1 gives 32 channels and feeds conv2 already: the block is placed, not joined
    assertThat(session().network().subnetworks().keySet()).containsExactly("Residual block 32");

    // and where a wire leads into it, it has the wire's channels
    Stand.select(robot, "pool2");
    robot.interact(
        () -> {
          Edit cut = new Edit.Disconnect(Set.copyOf(session().graph().outOf(new NodeId("pool2"))));
          session().edit(cut, Message.of("edit.disconnect"));
        });
    robot.doubleClickOn((Button row) -> isReady(row));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(session().network().subnetworks().keySet())
        .containsExactly("Residual block 32", "Residual block 64");
    assertThat(session().graph().outOf(new NodeId("pool2"))).hasSize(1);
  }

  @Test
  void copiesTakeTheirDefinitionIntoAnotherProject(FxRobot robot) {
    collapse(robot);
    Stand.editor(robot);
    robot.interact(
        () -> Stand.editor(robot).setSelection(Selection.ofNodes(List.of(block.value()))));
    control(robot, KeyCode.C);
    Graph definition = session().network().graph("Block");

    robot.interact(() -> session().open(org.layerloom.project.Document.named("other"), null));
    robot.interact(Stand.editor(robot)::requestFocus);
    control(robot, KeyCode.V);

    assertThat(session().network().subnetworks().get("Block")).isEqualTo(definition);
    assertThat(session().graph().nodes()).hasSize(1);
  }

  @Test
  void dissolvingShowsWhatWasInside(FxRobot robot) {
    Network before = session().network();
    collapse(robot);
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.M)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(session().network().graph().nodes()).isEqualTo(before.graph().nodes());
    assertThat(session().network().subnetworks()).isEmpty();
  }

  @Test
  void insideThePaletteOffersEndsAndNoDataset(FxRobot robot) {
    assertThat(robot.lookup("#palette-input").tryQuery()).isEmpty();
    collapse(robot);
    enter(robot);

    assertThat(robot.lookup("#palette-input").tryQuery()).isPresent();
    assertThat(robot.lookup("#palette-dataset").tryQuery()).isEmpty();
  }

  @Test
  void whatTheEngineCallsByItsPathIsShownWhereItIs(FxRobot robot) {
    collapse(robot);
    NodeId flat = new NodeId(block + "/conv2");

    robot.interact(() -> session().select(flat));

    assertThat(session().state().path()).containsExactly(block);
    assertThat(session().selectedProperty().get()).containsExactly(new NodeId("conv2"));
    assertThat(session().unfolded(new NodeId("conv2"))).isEqualTo(flat);
  }

  @Test
  void whatIsWrongInsideIsSaidOnceHoweverOftenItIsUsed(FxRobot robot) {
    collapse(robot);
    control(robot, KeyCode.D);
    NodeId copy = session().selectedProperty().get().iterator().next();
    assertThat(copy).isNotEqualTo(block);
    robot.interact(
        () -> {
          session().open(block);
          Edit wrong =
              new Edit.Configure(Set.of(new NodeId("conv1")), "kernel", Value.Wholes.of(99, 99));
          session().edit(wrong, Message.of("edit.repair"));
          session().up();
          Edit link =
              new Edit.Connect(
                  new org.layerloom.network.Link(
                      session().graph().into(block).getFirst().from(),
                      new org.layerloom.network.PortRef(copy, "in")));
          session().edit(link, Message.of("edit.connect"));
        });

    assertThat(session().state().whole().problems())
        .filteredOn(problem -> problem.inside() != null)
        .hasSize(2);
    assertThat(session().state().problems())
        .filteredOn(problem -> problem.inside() != null)
        .hasSize(1);
  }

  /** Whether it is the palette's row of a ready block. */
  private static boolean isReady(Button row) {
    return "palette-subnet:Residual block".equals(row.getId());
  }

  @Test
  void withNothingSelectedTheInspectorShowsTheSubNetworkThatIsOpen(FxRobot robot) {
    collapse(robot);
    enter(robot);
    robot.interact(() -> session().selectedProperty().set(Set.of()));

    // Given the name of the open sub-network in the inspector, another one is typed.
    TextField name = robot.lookup("#open-subnet-name").queryAs(TextField.class);
    assertThat(name.getText()).isEqualTo(session().where());
    robot.clickOn(name).push(KeyCode.CONTROL, KeyCode.A);
    robot.write("Stem").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();

    // Then it is called so, and a level up the project is shown again.
    assertThat(session().where()).isEqualTo("Stem");
    robot.interact(
        () -> {
          session().up();
          session().selectedProperty().set(Set.of());
        });
    assertThat(robot.lookup("#open-subnet-name").tryQuery()).isEmpty();
    assertThat(robot.lookup("#project-name").tryQuery()).isPresent();
  }
}
