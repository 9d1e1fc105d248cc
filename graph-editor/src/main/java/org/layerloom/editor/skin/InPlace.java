package org.layerloom.editor.skin;

import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphNote;
import org.layerloom.editor.NodeFlag;
import org.layerloom.editor.Viewport;
import org.layerloom.editor.drawing.CardShape;
import org.layerloom.editor.drawing.Drawing;

/** A real text field laid over what is renamed, a text area over a note that is written. */
final class InPlace {
  private final View view;
  private final Pane overlay;
  private @Nullable TextInputControl field;

  InPlace(View view, Pane overlay) {
    this.view = view;
    this.overlay = overlay;
  }

  boolean isOpen() {
    return field != null;
  }

  void open(String id) {
    close();
    if (view.editor().isReadOnly()) {
      return;
    }
    Drawing drawing = view.drawing();
    GraphNode node = drawing.node(id);
    GraphFrame frame = drawing.frame(id);
    GraphNote note = drawing.note(id);
    if (node != null && !node.is(NodeFlag.LOCKED)) {
      Rectangle2D r =
          new Rectangle2D(node.x() + 4, node.y() + CardShape.BAR_HEIGHT + 1, node.width() - 8, 26);
      show(new TextField(node.title()), r, text -> rename(id, node.title(), text));
    } else if (frame != null) {
      Rectangle2D b = frame.bounds();
      Rectangle2D r =
          new Rectangle2D(
              b.getMinX() + 6, b.getMinY() + 1, Math.clamp(b.getWidth() - 12, 60, 240), 24);
      show(new TextField(frame.title()), r, text -> rename(id, frame.title(), text));
    } else if (note != null) {
      TextArea area = new TextArea(note.text());
      area.setWrapText(true);
      show(
          area,
          note.bounds(),
          text -> {
            if (!text.equals(note.text())) {
              view.editor().report(new Gesture.EditNote(id, text));
            }
          });
    }
  }

  private void rename(String id, String old, String text) {
    if (!text.isBlank() && !text.strip().equals(old)) {
      view.editor().report(new Gesture.Rename(id, text.strip()));
    }
  }

  private void show(TextInputControl control, Rectangle2D area, Consumer<String> commit) {
    GraphEditor editor = view.editor();
    Viewport port = editor.getViewport();
    var corner = port.toView(area.getMinX(), area.getMinY());
    control.getStyleClass().add("graph-in-place");
    control.resizeRelocate(
        corner.getX(),
        corner.getY(),
        Math.max(90, area.getWidth() * port.zoom()),
        Math.max(26, area.getHeight() * port.zoom()));
    control.setManaged(false);
    boolean singleLine = control instanceof TextField;
    control.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean enter = event.getCode() == KeyCode.ENTER;
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
          } else if (enter && (singleLine || event.isShortcutDown())) {
            event.consume();
            finish(control, commit);
          }
        });
    control
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused && control.equals(field)) {
                finish(control, commit);
              }
            });
    field = control;
    overlay.getChildren().add(control);
    control.requestFocus();
    control.selectAll();
  }

  private void finish(TextInputControl control, Consumer<String> commit) {
    String text = control.getText();
    close();
    commit.accept(text);
  }

  void close() {
    TextInputControl open = field;
    if (open != null) {
      field = null;
      boolean hadFocus = open.isFocused();
      overlay.getChildren().remove(open);
      if (hadFocus) {
        view.editor().requestFocus();
      }
    }
  }
}
