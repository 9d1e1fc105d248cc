package org.layerloom.editor.skin;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.KeyAction;
import org.layerloom.editor.Keys;
import org.layerloom.editor.NodeFlag;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;

/**
 * The keys: Tab and arrows walk, Enter opens, F2 renames, Delete deletes, arrows with Ctrl nudge;
 * what else there is comes by the editor's {@link Keys}.
 */
final class KeyBehavior {
  private final View view;
  private final GraphEditor editor;
  private final GraphEditorSkin skin;
  private final MouseBehavior mouse;
  private final Walk walk;
  private final KeyWire wire;
  private @Nullable KeyCode searchKey;

  KeyBehavior(View view, GraphEditorSkin skin, MouseBehavior mouse) {
    this.view = view;
    this.skin = skin;
    this.mouse = mouse;
    editor = view.editor();
    walk = new Walk(view);
    wire = new KeyWire(view);
    editor.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    editor.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
    editor
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                mouse.spaceHeld(false);
                searchKey = null;
                wire.cancel();
              }
            });
  }

  private void pressed(KeyEvent event) {
    if (!editor.equals(event.getTarget())) {
      return; // Typed into a field of the overlay.
    }
    boolean used = wire.isActive() ? wire.key(event.getCode()) : ownOrFixed(event);
    if (used) {
      view.cursorVisible(true);
      event.consume();
    }
  }

  private boolean ownOrFixed(KeyEvent event) {
    KeyAction action = editor.getKeys().action(event).orElse(null);
    if (action == null || Keys.isFixed(event.getCode())) {
      return fixed(event);
    }
    if (action == KeyAction.SEARCH) {
      searchKey = event.getCode();
      mouse.spaceHeld(true);
      return true;
    }
    return perform(action);
  }

  /** Does what an action's key does; false where it makes no sense. */
  boolean perform(KeyAction action) {
    switch (action) {
      case CONNECT -> {
        if (editor.isReadOnly()) {
          return false;
        }
        wire.start();
      }
      case SEARCH -> skin.openSearch(null, null);
      case RENAME -> rename();
      case ZOOM_IN -> editor.zoomIn();
      case ZOOM_OUT -> editor.zoomOut();
      case ACTUAL_SIZE -> editor.zoomTo(1);
      case FIT -> editor.fit();
      case ZOOM_TO_SELECTION -> editor.zoomToSelection();
    }
    return true;
  }

  private boolean fixed(KeyEvent event) {
    KeyCode code = event.getCode();
    boolean ctrl = event.isShortcutDown();
    boolean edits = !editor.isReadOnly();
    switch (code) {
      case TAB -> {
        return !ctrl && walk.next(event.isShiftDown() ? -1 : 1);
      }
      case LEFT, RIGHT, UP, DOWN -> {
        if (event.isAltDown() && event.isShiftDown()) {
          return false; // The application's own keys, such as for aligning.
        }
        if (edits && (ctrl || event.isAltDown())) {
          nudge(code, event.isShiftDown());
        } else {
          walk.along(code, event.isShiftDown());
        }
      }
      case ENTER -> {
        if (!(editor.getCursorTarget() instanceof Target.Node n)) {
          return false;
        }
        editor.report(new Gesture.Open(n.id()));
      }
      case DELETE, BACK_SPACE -> {
        if (edits) {
          delete(event.isShiftDown() || ctrl);
        }
      }
      case ESCAPE -> {
        boolean busy = view.tool() != null;
        skin.cancel();
        if (!busy) {
          editor.setSelection(Selection.NONE);
        }
      }
      case SPACE -> {
        if (!ctrl) {
          return false;
        }
        walk.toggle();
      }
      case CONTEXT_MENU, F10 -> {
        if (code == KeyCode.F10 && !event.isShiftDown()) {
          return false;
        }
        menu();
      }
      case A -> {
        if (!ctrl) {
          return false;
        }
        editor.selectAll();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void released(KeyEvent event) {
    if (event.getCode() == searchKey && editor.equals(event.getTarget())) {
      searchKey = null;
      mouse.spaceHeld(false);
      // The key alone searches; held for a drag it has panned.
      if (!mouse.usedSpace()) {
        skin.openSearch(null, null);
      }
      mouse.forgetDrag();
      event.consume();
    }
  }

  private void nudge(KeyCode code, boolean far) {
    double grid = Math.max(1, editor.gridSizeProperty().get());
    double step = far ? grid : editor.snapToGridProperty().get() ? grid : 4;
    double dx = code == KeyCode.LEFT ? -step : code == KeyCode.RIGHT ? step : 0;
    double dy = code == KeyCode.UP ? -step : code == KeyCode.DOWN ? step : 0;
    Carried carried = new Carried(view.drawing().model(), editor.getSelection());
    if (!carried.isEmpty()) {
      editor.report(new Gesture.Nudge(carried.positions(dx, dy), carried.bends(dx, dy)));
    }
  }

  private void delete(boolean keepFlow) {
    Selection all = editor.getSelection();
    Selection locked =
        Selection.ofNodes(
            all.nodes().stream()
                .filter(
                    id -> {
                      var node = view.drawing().node(id);
                      return node != null && node.is(NodeFlag.LOCKED);
                    })
                .toList());
    Selection what = all.minus(locked);
    if (!what.isEmpty()) {
      editor.report(new Gesture.Delete(what, keepFlow));
    }
  }

  private void rename() {
    String id =
        switch (editor.getCursorTarget()) {
          case Target.Node n -> n.id();
          case Target.Frame f -> f.id();
          case Target.Note n -> n.id();
          default -> editor.getSelection().nodes().stream().findFirst().orElse("");
        };
    if (!id.isEmpty()) {
      skin.editInPlace(id);
    }
  }

  private void menu() {
    Target target = editor.getCursorTarget();
    String id =
        switch (target) {
          case Target.Node n -> n.id();
          case Target.Link l -> l.id();
          case Target.Frame f -> f.id();
          case Target.Note n -> n.id();
          default -> "";
        };
    Point2D middle = editor.localToScreen(editor.getWidth() / 2, editor.getHeight() / 2);
    Point2D spot =
        editor
            .boundsOnScreen(id)
            .map(r -> new Point2D(r.getMinX() + r.getWidth() / 2, r.getMinY() + r.getHeight() / 2))
            .orElse(middle);
    if (spot != null) {
      Point2D local = editor.screenToLocal(spot);
      editor.report(
          new Gesture.ContextMenu(
              target,
              editor.getViewport().toDrawing(local.getX(), local.getY()),
              spot.getX(),
              spot.getY()));
    }
  }
}
