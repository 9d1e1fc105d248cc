package org.layerloom.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MouseGesturesTest {
  private final Rig rig = new Rig();

  @Start
  void start(Stage stage) {
    rig.start(stage, kitchen());
    rig.editor.minimapVisibleProperty().set(false);
  }

  /** a -> b above, a lone card below, a frame around a note, a wire with a problem. */
  private static GraphModel kitchen() {
    GraphNode a = GraphNode.builder("a", "A").at(60, 60).output("out", "flow").build();
    GraphNode b =
        GraphNode.builder("b", "B").at(420, 60).input("in", "in").output("out", "flow").build();
    GraphNode c = GraphNode.builder("c", "C").at(660, 60).input("in", "in").build();
    GraphNode lone =
        GraphNode.builder("lone", "Lone").at(60, 300).input("in", "in").output("out", "o").build();
    return new GraphModel(
        List.of(a, b, c, lone),
        List.of(
            GraphLink.of("ab", new PortRef("a", "out"), new PortRef("b", "in"), "7"),
            GraphLink.of("bc", new PortRef("b", "out"), new PortRef("c", "in"), "")
                .withProblem(new Problem(Problem.Severity.ERROR, "too hot"))),
        List.of(new GraphFrame("frame", "Frame", "", new Rectangle2D(420, 300, 320, 200))),
        List.of(new GraphNote("note", "Words", "", new Rectangle2D(460, 340, 120, 80))));
  }

  @Test
  void draggingACardReportsOneMoveOnRelease() {
    rig.drag(rig.at(130, 320), rig.at(190, 400));

    Gesture.Move move = rig.last(Gesture.Move.class);
    assertThat(move.positions()).containsOnlyKeys("lone");
    assertThat(rig.gestures).hasSize(1);
    assertThat(rig.node("lone").x()).isBetween(110.0, 130.0);
    assertThat(rig.node("lone").y()).isBetween(370.0, 390.0);
  }

  @Test
  void aDraggedCardStandsOnTheGridWhereThatIsWanted() {
    rig.interact(() -> rig.editor.snapToGridProperty().set(true));
    rig.drag(rig.at(130, 320), rig.at(191, 407));

    double grid = rig.editor.gridSizeProperty().get();
    assertThat(rig.node("lone").x() % grid).isZero();
    assertThat(rig.node("lone").y() % grid).isZero();
    assertThat(rig.node("lone").x()).isGreaterThan(60);
  }

  @Test
  void escapeInTheMiddleOfADragLeavesEverythingAsItWas() {
    rig.moveTo(rig.at(130, 320));
    rig.press(MouseButton.PRIMARY);
    rig.glide(rig.at(130, 320), rig.at(300, 420));
    rig.type(KeyCode.ESCAPE);
    rig.release(MouseButton.PRIMARY);

    assertThat(rig.none(Gesture.Move.class)).isTrue();
    assertThat(rig.node("lone").x()).isEqualTo(60);
  }

  @Test
  void aCardNearlyInLineWithAnotherSnapsToIt() {
    rig.drag(rig.at(130, 320), rig.at(133, 220));

    assertThat(rig.node("lone").x()).isEqualTo(60);
  }

  @Test
  void aWireDrawnToAFittingInputConnects() {
    rig.drag(rig.at(204, 336), rig.at(655, 96));

    assertThat(rig.last(Gesture.Connect.class))
        .isEqualTo(new Gesture.Connect(new PortRef("lone", "out"), new PortRef("c", "in")));
  }

  @Test
  void aPortThatDoesNotFitSaysWhyAndTakesNothing() {
    rig.interact(
        () -> rig.editor.setConnectionRule((_, _) -> ConnectionRule.Verdict.refused("too sweet")));
    rig.moveTo(rig.at(204, 332));
    rig.press(MouseButton.PRIMARY);
    rig.glide(rig.at(204, 332), rig.at(660, 92));

    assertThat(rig.tip()).isEqualTo("too sweet");
    rig.release(MouseButton.PRIMARY);
    assertThat(rig.none(Gesture.Connect.class)).isTrue();
  }

  @Test
  void theEndOfAWireCanBeCarriedToAnotherInput() {
    rig.drag(rig.at(420, 92), rig.at(60, 334));
    assertThat(rig.last(Gesture.Rewire.class))
        .isEqualTo(new Gesture.Rewire("ab", new PortRef("a", "out"), new PortRef("lone", "in")));
  }

  @Test
  void theEndOfAWireDroppedOnEmptyCanvasPullsItOff() {
    rig.drag(rig.at(420, 92), rig.at(320, 220));

    assertThat(rig.last(Gesture.Disconnect.class).links()).containsExactly("ab");
  }

  @Test
  void aLineDrawnWithAltCutsTheWiresThatItCrosses() {
    rig.dragWith(KeyCode.ALT, rig.at(300, 40), rig.at(310, 160));

    assertThat(rig.last(Gesture.Cut.class).links()).containsExactly("ab");
  }

  @Test
  void theRubberBandSelectsAndShiftAdds() {
    rig.drag(rig.at(40, 280), rig.at(230, 380));
    assertThat(rig.editor.getSelection().nodes()).containsExactly("lone");

    rig.dragWith(KeyCode.SHIFT, rig.at(30, 30), rig.at(230, 150));

    assertThat(rig.editor.getSelection().nodes()).containsExactlyInAnyOrder("lone", "a");
  }

  @Test
  void deleteTakesTheSelectionAndShiftKeepsTheFlow() {
    rig.clickOn(rig.at(490, 100));
    rig.press(KeyCode.SHIFT).type(KeyCode.DELETE).release(KeyCode.SHIFT);

    Gesture.Delete delete = rig.last(Gesture.Delete.class);
    assertThat(delete.keepFlow()).isTrue();
    assertThat(delete.what().nodes()).containsExactly("b");
    assertThat(rig.editor.getModel().links())
        .extracting(GraphLink::from, GraphLink::to)
        .contains(
            org.assertj.core.groups.Tuple.tuple(new PortRef("a", "out"), new PortRef("c", "in")));
  }

  @Test
  void aLoneCardDroppedOnAWireIsPutIntoIt() {
    rig.drag(rig.at(132, 330), rig.at(312, 92));

    Gesture.InsertOnLink insert = rig.last(Gesture.InsertOnLink.class);
    assertThat(insert.node()).isEqualTo("lone");
    assertThat(insert.link()).isEqualTo("ab");
    assertThat(rig.editor.getModel().links()).hasSize(3);
  }

  @Test
  void altDragAsksForACopy() {
    rig.dragWith(KeyCode.ALT, rig.at(130, 320), rig.at(200, 420));

    assertThat(rig.last(Gesture.Duplicate.class).what().nodes()).containsExactly("lone");
    assertThat(rig.editor.getModel().nodes()).hasSize(5);
  }

  @Test
  void aWirePulledAsideKeepsAReroutePointThatMovesAndGoes() {
    rig.drag(rig.at(300, 92), rig.at(300, 200));
    List<Point2D> bends = rig.last(Gesture.BendLink.class).bends();
    assertThat(bends).hasSize(1);
    assertThat(bends.getFirst().getY()).isBetween(195.0, 205.0);

    rig.drag(rig.at(300, 200), rig.at(320, 230));
    assertThat(rig.last(Gesture.BendLink.class).bends().getFirst().getY()).isBetween(225.0, 235.0);

    rig.doubleClickOn(rig.at(320, 230));
    assertThat(rig.last(Gesture.BendLink.class).bends()).isEmpty();
  }

  @Test
  void aFrameTakesItsNoteAlongAndItsCornerResizesIt() {
    rig.drag(rig.at(600, 308), rig.at(620, 348));
    assertThat(rig.last(Gesture.Move.class).positions()).containsOnlyKeys("frame", "note");

    rig.drag(rig.at(754, 534), rig.at(784, 554));
    Gesture.Resize resize = rig.last(Gesture.Resize.class);
    assertThat(resize.id()).isEqualTo("frame");
    assertThat(resize.bounds().getWidth()).isBetween(345.0, 355.0);
  }

  @Test
  void rightClickSelectsAndAsksForTheMenu() {
    rig.rightClickOn(rig.at(130, 330));

    assertThat(rig.last(Gesture.ContextMenu.class).target()).isEqualTo(new Target.Node("lone"));
    assertThat(rig.editor.getSelection().nodes()).containsExactly("lone");
  }

  @Test
  void doubleClickOpensANodeAndEditsANoteInPlace() {
    rig.doubleClickOn(rig.at(130, 330));
    assertThat(rig.last(Gesture.Open.class).node()).isEqualTo("lone");

    rig.doubleClickOn(rig.at(500, 380));
    rig.eraseText(1);
    rig.write("Salt");
    rig.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    assertThat(rig.last(Gesture.EditNote.class).text()).isEqualTo("Salt");
  }

  @Test
  void theMarkOfAProblemSaysWhatIsWrongAndCanBeClicked() {
    rig.moveTo(rig.at(612, 95));
    assertThat(rig.tip()).isEqualTo("too hot");

    rig.clickOn(rig.at(612, 95));
    assertThat(rig.last(Gesture.ProblemClicked.class).target()).isEqualTo(new Target.Link("bc"));
  }

  @Test
  void aReadOnlyEditorReportsNoEdit() {
    rig.interact(() -> rig.editor.readOnlyProperty().set(true));
    rig.drag(rig.at(130, 320), rig.at(190, 400));
    rig.drag(rig.at(204, 336), rig.at(655, 96));
    rig.type(KeyCode.DELETE);

    assertThat(rig.gestures).isEmpty();
  }

  @Test
  void aLockedNodeStays() {
    GraphNode locked =
        GraphNode.builder("lock", "Lock").at(60, 300).flag(NodeFlag.LOCKED, true).build();
    rig.interact(() -> rig.editor.setModel(GraphModel.of(List.of(locked), List.of())));
    rig.drag(rig.at(130, 320), rig.at(190, 400));
    rig.type(KeyCode.DELETE);

    assertThat(rig.gestures).isEmpty();
    assertThat(rig.editor.getSelection().nodes()).isEqualTo(Set.of("lock"));
  }
}
