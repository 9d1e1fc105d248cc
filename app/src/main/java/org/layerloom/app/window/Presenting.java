package org.layerloom.app.window;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.session.Session;
import org.layerloom.app.settings.TextSize;
import org.layerloom.app.theme.Theme;
import org.layerloom.app.work.Lifetime;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Viewport;
import org.layerloom.network.Frame;
import org.layerloom.network.NodeId;

/**
 * The window as a class in a hall sees it: the whole screen for the flowchart, large letters, a
 * ring about the pointer, and all but the node that is selected in the dark. The flowchart's frames
 * are the slides. Afterwards all is as it was.
 */
final class Presenting {

  private static final double RING = 26;
  private static final double MARGIN = 10;
  private static final double ROUND = 18;
  private static final double MOST_ZOOM = 2.5;

  private final Stage stage;
  private final Theme theme;
  private final Session session;
  private final GraphEditor editor;
  private final List<BooleanProperty> panes;
  private final Pane light = new Pane();
  private final Circle ring = new Circle(RING);
  private final AnimationTimer follow =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          fill();
          spot();
        }
      };
  private List<Boolean> before = List.of();
  private TextSize sizeBefore = TextSize.NORMAL;
  private boolean fullBefore;
  private final BooleanProperty presenting;
  private boolean on;
  private boolean wasFull;
  private int slide = -1;
  private double width;
  private double height;
  private @Nullable Bounds lit;

  /**
   * @param panes whether each pane that is put away is open
   */
  Presenting(
      Stage stage,
      Theme theme,
      Session session,
      GraphEditor editor,
      List<BooleanProperty> panes,
      BooleanProperty presenting,
      Lifetime lifetime) {
    this.stage = stage;
    this.theme = theme;
    this.session = session;
    this.editor = editor;
    this.panes = List.copyOf(panes);
    this.presenting = presenting;
    light.setId("presenting-light");
    light.setMouseTransparent(true);
    light.setVisible(false);
    light.setManaged(false);
    ring.getStyleClass().add("presenting-ring");
    ring.setVisible(false);
    lifetime.follow(presenting, this::present);
    // Until the view ends: the stage outlives it. Who leaves the whole screen leaves all of it.
    lifetime.follow(stage.fullScreenProperty(), this::fullScreen);
    lifetime.atEnd(() -> present(false));
  }

  /** Lies over everything, and takes no clicks. */
  Pane light() {
    return light;
  }

  /** Follows the pointer over the window's content. */
  void watch(Pane content) {
    content.addEventFilter(MouseEvent.MOUSE_MOVED, this::point);
    content.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::point);
    content.addEventFilter(MouseEvent.MOUSE_EXITED, event -> ring.setVisible(false));
  }

  private void fullScreen(boolean full) {
    if (wasFull && !full) {
      presenting.set(false);
    }
    wasFull = on && full;
  }

  /**
   * Shows another frame of the flowchart, from left to right, and nothing else.
   *
   * @param by 1 for the next, -1 for the one before
   * @return whether there is one
   */
  boolean slide(int by) {
    List<Frame> frames =
        session.graph().frames().values().stream()
            .sorted(
                Comparator.comparingDouble((Frame frame) -> frame.at().x())
                    .thenComparingDouble(frame -> frame.at().y()))
            .toList();
    if (frames.isEmpty()) {
      return false;
    }
    slide = Math.floorMod(slide < 0 && by < 0 ? 0 : slide + by, frames.size());
    session.selectedProperty().set(Set.of());
    show(frames.get(slide));
    return true;
  }

  /** As large as the canvas lets it be: those at the back want to read it too. */
  private void show(Frame frame) {
    double zoom =
        Math.min(
            MOST_ZOOM,
            Math.min(
                editor.getWidth() / (frame.width() + 2 * MARGIN),
                editor.getHeight() / (frame.height() + 2 * MARGIN)));
    editor.setViewport(
        new Viewport(
            zoom,
            editor.getWidth() / 2 - (frame.at().x() + frame.width() / 2) * zoom,
            editor.getHeight() / 2 - (frame.at().y() + frame.height() / 2) * zoom));
  }

  /** Shows all of the flowchart whenever there is another amount of room for it. */
  private void fill() {
    if (editor.getWidth() != width || editor.getHeight() != height) {
      width = editor.getWidth();
      height = editor.getHeight();
      editor.fit();
    }
  }

  private void point(MouseEvent event) {
    if (on) {
      var at = light.sceneToLocal(event.getSceneX(), event.getSceneY());
      ring.setCenterX(at.getX());
      ring.setCenterY(at.getY());
      ring.setVisible(true);
    }
  }

  private void present(boolean yes) {
    if (yes == on) {
      return;
    }
    on = yes;
    slide = -1;
    light.setVisible(yes);
    if (yes) {
      before = panes.stream().map(BooleanProperty::get).toList();
      sizeBefore = theme.textSizeProperty().get();
      fullBefore = stage.isFullScreen();
      panes.forEach(pane -> pane.set(false));
      theme.textSizeProperty().set(TextSize.LARGEST);
      stage.setFullScreenExitHint("");
      stage.setFullScreen(true);
      light.getChildren().setAll(ring);
      follow.start();
    } else {
      follow.stop();
      width = 0;
      light.getChildren().clear();
      lit = null;
      for (int i = 0; i < panes.size(); i++) {
        panes.get(i).set(before.get(i));
      }
      theme.textSizeProperty().set(sizeBefore);
      wasFull = false;
      stage.setFullScreen(fullBefore);
    }
  }

  /** Darkens the canvas but for the one node that is selected. */
  private void spot() {
    Set<NodeId> selected = session.selectedProperty().get();
    Optional<Rectangle2D> card =
        selected.size() == 1
            ? editor.boundsOnScreen(selected.iterator().next().value())
            : Optional.empty();
    if (card.isEmpty()) {
      if (lit != null) {
        lit = null;
        light.getChildren().setAll(ring);
      }
      return;
    }
    Rectangle2D on = card.get();
    Bounds now =
        light.screenToLocal(
            new javafx.geometry.BoundingBox(
                on.getMinX(), on.getMinY(), on.getWidth(), on.getHeight()));
    if (now == null || now.equals(lit)) {
      return;
    }
    lit = now;
    Bounds canvas = light.sceneToLocal(editor.localToScene(editor.getLayoutBounds()));
    Rectangle all =
        new Rectangle(canvas.getMinX(), canvas.getMinY(), canvas.getWidth(), canvas.getHeight());
    Rectangle hole =
        new Rectangle(
            now.getMinX() - MARGIN,
            now.getMinY() - MARGIN,
            now.getWidth() + 2 * MARGIN,
            now.getHeight() + 2 * MARGIN);
    hole.setArcWidth(ROUND);
    hole.setArcHeight(ROUND);
    Shape dark = Shape.subtract(all, hole);
    dark.getStyleClass().add("presenting-dark");
    dark.setId("presenting-dark");
    light.getChildren().setAll(dark, ring);
  }
}
