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
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.Samples;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** An outline of graphs within graphs: all of them are there, whichever the editor shows. */
@ExtendWith(ApplicationExtension.class)
class OutlineLevelsTest {

  private final GraphEditor editor = new GraphEditor();
  private final GraphOutline outline = new GraphOutline(editor);
  private final List<Gesture> gestures = new ArrayList<>();
  private final List<List<String>> asked = new ArrayList<>();

  /** The node {@code norm} of the flowchart holds the pair. */
  private final class TwoLevels implements Levels {
    private final List<String> shown;

    TwoLevels(List<String> shown) {
      this.shown = shown;
    }

    @Override
    public GraphModel model(List<String> path) {
      asked.add(path);
      return path.isEmpty() ? Samples.flowchart() : Samples.pair();
    }

    @Override
    public boolean opens(List<String> path, String node) {
      return path.isEmpty() && node.equals("norm");
    }

    @Override
    public List<String> shown() {
      return shown;
    }

    @Override
    public void show(List<String> path) {
      editor.setModel(path.isEmpty() ? Samples.flowchart() : Samples.pair());
      outline.levelsProperty().set(new TwoLevels(path));
    }
  }

  @Start
  void start(Stage stage) {
    editor.setLocale(Locale.ENGLISH);
    editor.setModel(Samples.flowchart());
    outline.levelsProperty().set(new TwoLevels(List.of()));
    editor.setOnGesture(
        gesture -> {
          if (!(gesture instanceof Gesture.SelectionChanged)) {
            gestures.add(gesture);
          }
        });
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(new SplitPane(outline, editor), 900, 600));
    stage.show();
  }

  private static TreeItem<OutlineItem> line(TreeItem<OutlineItem> above, String begin) {
    return above.getChildren().stream()
        .filter(line -> line.getValue().text().startsWith(begin))
        .findFirst()
        .orElseThrow();
  }

  private TreeItem<OutlineItem> inside() {
    return line(line(outline.tree().getRoot(), "Normalize"), "inside Normalize");
  }

  private void choose(FxRobot robot, TreeItem<OutlineItem> line) {
    robot.interact(
        () -> {
          outline.tree().requestFocus();
          outline.tree().getSelectionModel().select(line);
        });
  }

  @Test
  void whatIsWithinANodeIsReadWhenItsLineIsOpenedByKeys(FxRobot robot) {
    assertThat(asked).isEmpty();
    choose(robot, line(outline.tree().getRoot(), "Normalize"));
    robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
    assertThat(outline.tree().getSelectionModel().getSelectedItem()).isSameAs(inside());
    robot.type(KeyCode.RIGHT);

    assertThat(asked).containsExactly(List.of("norm"));
    assertThat(inside().getChildren()).hasSize(2);
    // The editor stays where it is until it is asked to go.
    assertThat(editor.getModel().nodes()).hasSize(12);
  }

  @Test
  void enterGoesToTheGraphOfALineAndSelectsIt(FxRobot robot) {
    TreeItem<OutlineItem> inner = inside().getChildren().getFirst();
    String id = ((Target.Node) inner.getValue().target()).id();
    robot.interact(() -> inside().setExpanded(true));
    choose(robot, inner);
    robot.type(KeyCode.ENTER);

    assertThat(editor.getModel().nodes()).hasSize(2);
    assertThat(editor.getSelection()).isEqualTo(Selection.ofNodes(List.of(id)));
    OutlineItem chosen = outline.tree().getSelectionModel().getSelectedItem().getValue();
    assertThat(chosen.key()).isEqualTo(inner.getValue().key());
    assertThat(outline.tree().isFocused()).isTrue();

    // and back to the outermost graph by its own line
    choose(robot, outline.tree().getRoot());
    robot.type(KeyCode.ENTER);
    assertThat(editor.getModel().nodes()).hasSize(12);
  }

  @Test
  void aKeyThatEditsGoesThereFirst(FxRobot robot) {
    TreeItem<OutlineItem> inner = inside().getChildren().getFirst();
    String id = ((Target.Node) inner.getValue().target()).id();
    robot.interact(() -> inside().setExpanded(true));
    choose(robot, inner);
    robot.type(KeyCode.DELETE);

    assertThat(editor.getModel().nodes()).hasSize(2);
    assertThat(gestures).containsExactly(new Gesture.Delete(Selection.ofNodes(List.of(id)), false));
  }

  @Test
  void theEditorsSelectionIsShownAtItsLevel(FxRobot robot) {
    robot.interact(() -> new TwoLevels(List.of()).show(List.of("norm")));
    String id = Samples.pair().nodes().getLast().id();
    robot.interact(() -> editor.setSelection(Selection.ofNodes(List.of(id))));

    OutlineItem chosen = outline.tree().getSelectionModel().getSelectedItem().getValue();
    assertThat(chosen.level()).containsExactly("norm");
    assertThat(chosen.target()).isEqualTo(new Target.Node(id));
    assertThat(line(outline.tree().getRoot(), "Normalize").isExpanded()).isTrue();
  }
}
