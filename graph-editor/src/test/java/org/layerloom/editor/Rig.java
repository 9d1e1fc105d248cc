package org.layerloom.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.layerloom.editor.sampler.ModelEdits;
import org.layerloom.editor.sampler.Recipe;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** An editor in a window with a document behind it, and hands to work it with. */
final class Rig extends FxRobot {
  static {
    // Test classes make their rig before TestFX starts JavaFX, and controls need it started.
    try {
      FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  final GraphEditor editor = new GraphEditor();
  final List<Gesture> gestures = new ArrayList<>();
  final Label palette = new Label("template");
  private final Recipe recipe = new Recipe(Locale.ENGLISH);

  void start(Stage stage, GraphModel model) {
    editor.setLocale(Locale.ENGLISH);
    editor.setOnGesture(
        g -> {
          if (!(g instanceof Gesture.SelectionChanged)) {
            gestures.add(g);
          }
          editor.setModel(new ModelEdits(recipe.byId()).apply(editor.getModel(), g));
        });
    editor.setCatalogue(
        wire -> wire == null || wire.port().equals("out") ? recipe.templates() : List.of());
    editor.setModel(model);
    Template grate = recipe.byId().apply("grate");
    // High enough for a drag to be detected on it: the headless platform gives the events of a drag
    // to whatever
    // is under the pointer, not to where it began.
    palette.setMinSize(200, 50);
    palette.setOnDragDetected(
        e -> {
          palette.startFullDrag();
          editor.beginTemplateDrag(grate);
        });
    BorderPane root = new BorderPane(editor);
    root.setTop(palette);
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(root, 900, 680));
    stage.show();
    editor.requestFocus();
  }

  /** A point of the drawing on the screen. */
  Point2D at(double x, double y) {
    return ask(
        () -> {
          Point2D p = editor.getViewport().toView(x, y);
          return editor.localToScreen(p);
        });
  }

  <T> T ask(Supplier<T> question) {
    List<T> answer = new ArrayList<>();
    interact(() -> answer.add(question.get()));
    return answer.getFirst();
  }

  /** Drags with the left button in steps, as a hand does. */
  void drag(Point2D from, Point2D to) {
    moveTo(from);
    press(MouseButton.PRIMARY);
    glide(from, to);
    release(MouseButton.PRIMARY);
    settle();
  }

  /**
   * Drags with a key held. By events, for the headless platform's robot does not tell the mouse
   * about keys.
   *
   * @param held SHIFT, ALT or CONTROL
   */
  void dragWith(KeyCode held, Point2D from, Point2D to) {
    interact(
        () -> {
          fire(MouseEvent.MOUSE_PRESSED, held, from);
          for (int i = 1; i <= 6; i++) {
            fire(MouseEvent.MOUSE_DRAGGED, held, from.interpolate(to, i / 6.0));
          }
          fire(MouseEvent.MOUSE_RELEASED, held, to);
        });
    settle();
  }

  private void fire(EventType<MouseEvent> type, KeyCode held, Point2D screen) {
    Point2D inScene = editor.localToScene(editor.screenToLocal(screen));
    editor.fireEvent(
        new MouseEvent(
            type,
            inScene.getX(),
            inScene.getY(),
            screen.getX(),
            screen.getY(),
            MouseButton.PRIMARY,
            1,
            held == KeyCode.SHIFT,
            held == KeyCode.CONTROL,
            held == KeyCode.ALT,
            false,
            type != MouseEvent.MOUSE_RELEASED,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  void glide(Point2D from, Point2D to) {
    for (int i = 1; i <= 6; i++) {
      moveTo(from.interpolate(to, i / 6.0));
    }
    settle();
  }

  void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The last gesture of a kind. */
  <G extends Gesture> G last(Class<G> kind) {
    settle();
    return ask(
        () ->
            gestures.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(
                    () -> new AssertionError("no " + kind.getSimpleName() + " in " + gestures)));
  }

  boolean none(Class<? extends Gesture> kind) {
    settle();
    return ask(() -> gestures.stream().noneMatch(kind::isInstance));
  }

  GraphNode node(String id) {
    return ask(() -> editor.getModel().node(id).orElseThrow());
  }

  /** Words of the tip now shown; empty if none is. */
  String tip() {
    return ask(
        () ->
            editor.lookupAll(".graph-tip").stream()
                .filter(Node::isVisible)
                .map(n -> ((Label) n).getText())
                .findFirst()
                .orElse(""));
  }

  /** Waits until something is true. */
  void until(Supplier<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> ask(condition));
  }
}
