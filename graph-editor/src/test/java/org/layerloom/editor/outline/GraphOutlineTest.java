package org.layerloom.editor.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Samples;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class GraphOutlineTest {
  private final List<GraphOutline> outlines = new ArrayList<>();
  private final List<GraphEditor> editors = new ArrayList<>();
  private final List<Gesture> gestures = new ArrayList<>();

  @Start
  void start(Stage stage) {
    GraphEditor editor = new GraphEditor();
    editor.setLocale(Locale.ENGLISH);
    editor.setModel(Samples.flowchart());
    editor.setOnGesture(
        g -> {
          if (!(g instanceof Gesture.SelectionChanged)) {
            gestures.add(g);
          }
        });
    GraphOutline outline = new GraphOutline(editor);
    editors.add(editor);
    outlines.add(outline);
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(new SplitPane(outline, editor), 900, 600));
    stage.show();
  }

  private GraphOutline outline() {
    return outlines.getFirst();
  }

  private void choose(FxRobot robot, int row) {
    robot.interact(
        () -> {
          outline().tree().requestFocus();
          outline().tree().getSelectionModel().select(row);
        });
  }

  @Test
  void itTellsEveryNodeInTheOrderOfTheFlowWithItsWires() {
    TreeItem<OutlineItem> root = outline().tree().getRoot();

    assertThat(root.getValue().text()).isEqualTo("Graph with 12 nodes and 12 links");
    assertThat(root.getChildren())
        .extracting(i -> i.getValue().text())
        .startsWith("MNIST, 60,000 + 10,000", "Normalize, ÷255 → [0, 1]")
        .contains("Frame first block");
    assertThat(root.getChildren().getFirst().getChildren())
        .extracting(i -> i.getValue().text())
        .containsExactly("to Normalize, 1×28×28", "to CrossEntropy, labels");
  }

  @Test
  void selectionGoesBothWays(FxRobot robot) {
    choose(robot, 2);
    assertThat(editors.getFirst().getSelection().nodes()).containsExactly("norm");

    robot.interact(() -> editors.getFirst().setSelection(Selection.ofNodes(List.of("flat"))));
    assertThat(outline().tree().getSelectionModel().getSelectedItem().getValue().text())
        .isEqualTo("Flatten");
  }

  @Test
  void keysOpenDeleteRenameAndConnect(FxRobot robot) {
    choose(robot, 2);
    robot.type(KeyCode.ENTER);
    robot.type(KeyCode.DELETE);
    robot.type(KeyCode.F2);
    robot.write("Scale");
    robot.type(KeyCode.ENTER);
    robot.type(KeyCode.C);
    robot.write("evaluate");
    robot.type(KeyCode.ENTER);

    assertThat(gestures)
        .containsExactly(
            new Gesture.Open("norm"),
            new Gesture.Delete(Selection.ofNodes(List.of("norm")), false),
            new Gesture.Rename("norm", "Scale"),
            new Gesture.Connect(new PortRef("norm", "out"), new PortRef("eval", "in")));
  }

  @Test
  void outOfSightItRestsAndCatchesUpLater(FxRobot robot) {
    GraphEditor editor = editors.getFirst();
    robot.interact(() -> outline().activeProperty().set(false));
    robot.interact(() -> editor.setModel(Samples.pair()));
    assertThat(outline().tree().getRoot().getChildren()).hasSizeGreaterThan(2);

    robot.interact(() -> outline().activeProperty().set(true));
    assertThat(outline().tree().getRoot().getChildren()).hasSize(2);
  }

  @Test
  void theMenuKeyOnALineAsksForTheMenuOfItsThing(FxRobot robot) {
    choose(robot, 2);
    robot.type(KeyCode.CONTEXT_MENU);
    assertThat(gestures)
        .filteredOn(Gesture.ContextMenu.class::isInstance)
        .extracting(g -> ((Gesture.ContextMenu) g).target())
        .containsExactly(new Target.Node("norm"));
  }
}
