package org.layerloom.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class KeyboardTest {
  private final Rig rig = new Rig();

  @Start
  void start(Stage stage) {
    GraphNode a = GraphNode.builder("a", "A").at(60, 60).output("out", "flow").build();
    GraphNode b = GraphNode.builder("b", "B").at(420, 60).input("in", "in").build();
    GraphNode c = GraphNode.builder("c", "C").at(60, 260).input("in", "far").build();
    rig.start(
        stage,
        GraphModel.of(
            List.of(a, b, c),
            List.of(GraphLink.of("ab", new PortRef("a", "out"), new PortRef("b", "in"), ""))));
  }

  @Test
  void tabWalksInReadingOrderAndShiftTabBack() {
    rig.type(KeyCode.TAB, 2);
    assertThat(rig.editor.getCursorTarget()).isEqualTo(new Target.Node("b"));

    rig.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
    assertThat(rig.editor.getCursorTarget()).isEqualTo(new Target.Node("a"));
    assertThat(rig.editor.getSelection().nodes()).containsExactly("a");
  }

  @Test
  void arrowsFollowWiresFromCardToWireToCard() {
    rig.type(KeyCode.TAB);
    rig.type(KeyCode.RIGHT);
    assertThat(rig.editor.getCursorTarget()).isEqualTo(new Target.Link("ab"));
    rig.type(KeyCode.RIGHT);
    assertThat(rig.editor.getCursorTarget()).isEqualTo(new Target.Node("b"));
    rig.type(KeyCode.LEFT, 2);
    rig.type(KeyCode.DOWN);
    assertThat(rig.editor.getCursorTarget()).isEqualTo(new Target.Node("c"));
  }

  @Test
  void controlArrowsNudgeAndWithShiftByTheGrid() {
    rig.type(KeyCode.TAB);
    rig.press(KeyCode.CONTROL).type(KeyCode.RIGHT).release(KeyCode.CONTROL);
    assertThat(rig.last(Gesture.Nudge.class).positions()).containsEntry("a", new Point2D(64, 60));

    rig.press(KeyCode.CONTROL, KeyCode.SHIFT);
    rig.type(KeyCode.DOWN);
    rig.release(KeyCode.SHIFT, KeyCode.CONTROL);
    assertThat(rig.node("a").y()).isEqualTo(84);
  }

  @Test
  void cDrawsAWireAndArrowsChooseAmongTheInputsThatFit() {
    rig.type(KeyCode.TAB);
    rig.type(KeyCode.C);
    assertThat(rig.tip()).contains("1 of 2");
    rig.type(KeyCode.RIGHT);
    rig.type(KeyCode.ENTER);

    Gesture.Connect connect = rig.last(Gesture.Connect.class);
    assertThat(connect.from()).isEqualTo(new PortRef("a", "out"));
    assertThat(List.of("b", "c")).contains(connect.to().node());
    assertThat(rig.tip()).isEmpty();
  }

  @Test
  void escapeGivesAKeyboardWireUp() {
    rig.type(KeyCode.TAB);
    rig.type(KeyCode.C);
    rig.type(KeyCode.ESCAPE);
    rig.type(KeyCode.ENTER);

    assertThat(rig.none(Gesture.Connect.class)).isTrue();
    assertThat(rig.last(Gesture.Open.class).node()).isEqualTo("a");
  }

  @Test
  void f2RenamesInPlace() {
    rig.type(KeyCode.TAB);
    rig.type(KeyCode.F2);
    rig.write("Kettle");
    rig.type(KeyCode.ENTER);

    assertThat(rig.last(Gesture.Rename.class)).isEqualTo(new Gesture.Rename("a", "Kettle"));
    assertThat(rig.editor.isFocused()).isTrue();
  }

  @Test
  void selectAllThenDeleteReportsOneGesture() {
    rig.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    rig.type(KeyCode.DELETE);

    assertThat(rig.last(Gesture.Delete.class).what().nodes())
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(rig.gestures).hasSize(1);
  }

  @Test
  void theMenuKeyAsksForAMenuAtTheCursor() {
    rig.type(KeyCode.TAB);
    rig.type(KeyCode.CONTEXT_MENU);

    Gesture.ContextMenu menu = rig.last(Gesture.ContextMenu.class);
    assertThat(menu.target()).isEqualTo(new Target.Node("a"));
    assertThat(menu.at().distance(132, 89)).isLessThan(3);
  }

  @Test
  void digitsAndSignsZoom() {
    rig.type(KeyCode.PLUS);
    assertThat(rig.editor.getViewport().zoom()).isEqualTo(1.25);
    rig.type(KeyCode.MINUS, 2);
    assertThat(rig.editor.getViewport().zoom()).isEqualTo(0.8);
    rig.type(KeyCode.DIGIT0);
    assertThat(rig.editor.getViewport().zoom()).isEqualTo(1);
  }

  @Test
  void keysGivenFromOutsideReplaceTheOwnOnes() {
    rig.interact(
        () ->
            rig.editor.setKeys(
                Keys.DEFAULT
                    .with(KeyAction.CONNECT, List.of(KeyCombination.valueOf("W")))
                    .with(KeyAction.ZOOM_IN, List.of(KeyCombination.valueOf("C")))));
    rig.type(KeyCode.TAB);

    rig.type(KeyCode.C); // Until now: draw a wire.
    assertThat(rig.editor.getViewport().zoom()).isEqualTo(1.25);
    rig.type(KeyCode.PLUS); // Until now: closer.
    assertThat(rig.editor.getViewport().zoom()).isEqualTo(1.25);
    rig.type(KeyCode.W).type(KeyCode.ENTER);
    assertThat(rig.last(Gesture.Connect.class).from()).isEqualTo(new PortRef("a", "out"));
  }

  @Test
  void aCombinationBelongsToOneActionOnly() {
    KeyCombination home = KeyCombination.valueOf("HOME");
    assertThat(Keys.DEFAULT.action(home)).contains(KeyAction.FIT);

    Keys keys = Keys.DEFAULT.with(KeyAction.RENAME, List.of(home));

    assertThat(keys.action(home)).contains(KeyAction.RENAME);
    assertThat(keys.of(KeyAction.FIT)).isNotEmpty().doesNotContain(home);
    assertThat(keys.without(home).of(KeyAction.RENAME)).isEmpty();
  }
}
