package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.settings.TextSize;
import org.layerloom.editor.GraphEditor;
import org.layerloom.network.Edit;
import org.layerloom.network.Frame;
import org.layerloom.network.Message;
import org.layerloom.network.Point;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A teacher shows one node to a class, and has the window back as it was. */
final class PresentingTest {

  private static final FxRobot ROBOT = new FxRobot();

  @TempDir private Path folder;
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(new FakeEngine(), folder);
    ROBOT.interact(stand::show);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void panesGoOneNodeStandsInTheLightAndAllComesBack() throws Exception {
    assertThat(visible(".palette")).isTrue();
    var before = stand.models().remembered.get().panes();

    // when it is presented, and a node is selected
    ROBOT.push(KeyCode.F11);
    Stand.until(() -> !visible(".palette"));
    assertThat(stand.models().theme.textSizeProperty().get()).isEqualTo(TextSize.LARGEST);
    Stand.select(ROBOT, "conv1");
    Stand.until(() -> ROBOT.lookup("#presenting-dark").tryQuery().isPresent());
    ROBOT.moveTo("#canvas");
    assertThat(visible(".presenting-ring")).isTrue();
    stand.picture("presenting");

    // then the keys bring everything back, and nothing of it is remembered
    ROBOT.push(KeyCode.F11);
    Stand.until(() -> visible(".palette"));
    assertThat(ROBOT.lookup("#presenting-dark").tryQuery()).isEmpty();
    assertThat(stand.models().theme.textSizeProperty().get()).isEqualTo(TextSize.NORMAL);
    assertThat(stand.models().remembered.get().panes()).isEqualTo(before);
  }

  @Test
  void framesAreSlidesAndWhoLeavesTheWholeScreenLeavesThePresentation() throws Exception {
    // without a frame it is said how to make one
    var session = stand.models().session;
    ROBOT.interact(
        () ->
            session.edit(new Edit.RemoveDecorations(Set.of("block1")), Message.of("edit.delete")));
    ROBOT.push(KeyCode.F11);
    Stand.until(() -> !visible(".palette"));
    ROBOT.push(KeyCode.PAGE_DOWN);
    Stand.until(() -> stand.models().noticeProperty().get().contains("frame"));

    // given two frames, the right one drawn first
    ROBOT.interact(
        () -> {
          for (int i = 1; i >= 0; i--) {
            Point at = new Point(2_000 * i, 300);
            Frame frame = new Frame("frame" + i, "Part " + i, "dense", at, 800, 400);
            session.edit(new Edit.PutFrame(frame), Message.of("edit.frame"));
          }
        });

    // when one goes on and back, then each stands in the middle
    ROBOT.push(KeyCode.PAGE_DOWN);
    Stand.until(() -> shows(400, 500));
    ROBOT.push(KeyCode.PAGE_DOWN);
    Stand.until(() -> shows(2_400, 500));
    ROBOT.push(KeyCode.PAGE_UP);
    Stand.until(() -> shows(400, 500));

    ROBOT.interact(() -> stand.stage.setFullScreen(false));
    Stand.until(() -> visible(".palette"));
  }

  /** Whether a point of the drawing is in the middle of the canvas. */
  private static boolean shows(double x, double y) {
    GraphEditor editor = ROBOT.lookup("#canvas").queryAs(GraphEditor.class);
    return editor
            .getViewport()
            .toDrawing(editor.getWidth() / 2, editor.getHeight() / 2)
            .distance(x, y)
        < 1;
  }

  private static boolean visible(String query) {
    return ROBOT.lookup(query).queryAll().stream().anyMatch(PresentingTest::shown);
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
