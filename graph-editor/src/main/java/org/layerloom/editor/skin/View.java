package org.layerloom.editor.skin;

import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Target;
import org.layerloom.editor.drawing.Drawing;
import org.layerloom.editor.drawing.Hits;
import org.layerloom.editor.paint.Marks;
import org.layerloom.editor.paint.TextRuler;

/** What the parts of the skin share: the drawing, the drag under way, what lights up. */
final class View {
  private final GraphEditor editor;
  private final TextRuler ruler = new TextRuler();
  private Drawing drawing;
  private @Nullable Drawing preview;
  private @Nullable Tool tool;
  private Set<PortRef> fitting = Set.of();
  private boolean wiring;
  private String dropLink = "";
  private String tip = "";
  private Point2D tipSpot = Point2D.ZERO;
  private boolean cursorVisible;
  private Runnable repaint = () -> {};

  View(GraphEditor editor) {
    this.editor = editor;
    drawing = new Drawing(editor.getModel(), this::hasThumbnails, null);
  }

  boolean hasThumbnails(String node) {
    return !editor.thumbnails().getOrDefault(node, List.of()).isEmpty();
  }

  GraphEditor editor() {
    return editor;
  }

  TextRuler ruler() {
    return ruler;
  }

  void onRepaint(Runnable action) {
    repaint = action;
  }

  void repaint() {
    repaint.run();
  }

  /** What is seen: the preview of a drag, or the model. */
  Drawing shown() {
    return preview == null ? drawing : preview;
  }

  /** The model's drawing. */
  Drawing drawing() {
    return drawing;
  }

  /** Takes up the editor's model. */
  void rework() {
    drawing = new Drawing(editor.getModel(), this::hasThumbnails, drawing);
    preview = null;
    repaint();
  }

  /** Shows another model while a drag is under way; null to end that. */
  void preview(@Nullable GraphModel model) {
    preview = model == null ? null : new Drawing(model, this::hasThumbnails, drawing);
    repaint();
  }

  @Nullable Tool tool() {
    return tool;
  }

  void start(Tool next) {
    tool = next;
    editor.setCursor(next.cursor());
  }

  /** Ends the drag under way, if any. */
  void endTool() {
    tool = null;
    preview = null;
    lightUp(Set.of(), false);
    dropLink("");
    tip("", Point2D.ZERO);
    editor.setCursor(null);
    repaint();
  }

  void cancelTool() {
    Tool current = tool;
    if (current != null) {
      current.cancel();
      endTool();
    }
  }

  void lightUp(Set<PortRef> ports, boolean wireInHand) {
    fitting = ports;
    wiring = wireInHand;
    repaint();
  }

  void dropLink(String link) {
    if (!dropLink.equals(link)) {
      dropLink = link;
      repaint();
    }
  }

  String dropLink() {
    return dropLink;
  }

  /** Says something beside a point of the control; empty to be silent. */
  void tip(String text, Point2D viewSpot) {
    if (!tip.equals(text) || (!text.isEmpty() && !tipSpot.equals(viewSpot))) {
      tip = text;
      tipSpot = viewSpot;
      repaint();
    }
  }

  String tip() {
    return tip;
  }

  Point2D tipSpot() {
    return tipSpot;
  }

  void cursorVisible(boolean visible) {
    if (cursorVisible != visible) {
      cursorVisible = visible;
      repaint();
    }
  }

  Marks marks() {
    Target focus =
        cursorVisible && editor.isFocused() ? editor.getCursorTarget() : new Target.Canvas();
    return new Marks(editor.getSelection(), editor.getHovered(), focus, fitting, wiring, dropLink);
  }

  Point2D toDrawing(MouseEvent event) {
    return editor.getViewport().toDrawing(event.getX(), event.getY());
  }

  double unit() {
    return 1 / editor.getViewport().zoom();
  }

  Target targetAt(Point2D at) {
    return Hits.at(shown(), at.getX(), at.getY(), unit());
  }
}
