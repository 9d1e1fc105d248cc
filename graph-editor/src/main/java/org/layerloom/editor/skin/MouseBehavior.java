package org.layerloom.editor.skin;

import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;
import org.layerloom.editor.drawing.Drawing;
import org.layerloom.editor.drawing.Hits;
import org.layerloom.editor.drawing.Spot;

/** Turns presses of the mouse into tools, clicks into selections. */
final class MouseBehavior {
  private final View view;
  private final GraphEditor editor;
  private final SearchOverlay search;
  private final InPlace inPlace;
  private final Problems problems;
  private double pressX;
  private double pressY;
  private boolean spaceHeld;
  private boolean dragged;

  MouseBehavior(View view, SearchOverlay search, InPlace inPlace, Problems problems) {
    this.view = view;
    this.search = search;
    this.inPlace = inPlace;
    this.problems = problems;
    editor = view.editor();
    editor.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    editor.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    editor.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    editor.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    editor.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    editor.addEventHandler(
        MouseEvent.MOUSE_EXITED,
        _ -> {
          if (view.tool() == null) {
            editor.setHovered(new Target.Canvas());
            view.tip("", Point2D.ZERO);
          }
        });
  }

  void spaceHeld(boolean held) {
    spaceHeld = held;
  }

  /** Whether the space bar now held was used for a drag. */
  boolean usedSpace() {
    return dragged;
  }

  void forgetDrag() {
    dragged = false;
  }

  private void press(MouseEvent event) {
    search.close();
    inPlace.close();
    view.cancelTool();
    view.cursorVisible(false);
    editor.requestFocus();
    pressX = event.getX();
    pressY = event.getY();
    dragged = false;
    Point2D at = view.toDrawing(event);
    Tool tool =
        switch (event.getButton()) {
          case MIDDLE -> new PanTool(view, event);
          case SECONDARY ->
              event.isShortcutDown() && !editor.isReadOnly()
                  ? new CutTool(view, at)
                  : new PanTool(view, event);
          case PRIMARY -> spaceHeld ? new PanTool(view, event) : primary(event, at);
          default -> null;
        };
    if (tool != null) {
      view.start(tool);
    }
    event.consume();
  }

  private @Nullable Tool primary(MouseEvent event, Point2D at) {
    boolean additive = event.isShiftDown() || event.isShortcutDown();
    if (problems.at(at) != null) {
      return null; // The click on it is what counts.
    }
    return switch (view.targetAt(at)) {
      case Target.Port p -> editor.isReadOnly() ? null : wire(p.ref(), at, event.isShortcutDown());
      case Target.Node n -> {
        pick(n, additive);
        yield new MoveTool(view, at);
      }
      case Target.Link l -> {
        pick(l, additive);
        GraphLink link = view.drawing().link(l.id());
        yield link == null ? null : BendTool.pull(view, link, at);
      }
      case Target.Bend b -> {
        pick(b, additive);
        GraphLink link = view.drawing().link(b.link());
        yield link == null ? null : new BendTool(view, link, b.index(), at);
      }
      case Target.Frame f -> {
        pick(f, additive);
        var frame = view.drawing().frame(f.id());
        yield frame == null ? null : box(f.id(), frame.bounds(), at);
      }
      case Target.Note n -> {
        pick(n, additive);
        var note = view.drawing().note(n.id());
        yield note == null ? null : box(n.id(), note.bounds(), at);
      }
      case Target.Canvas _ ->
          event.isAltDown() && !editor.isReadOnly()
              ? new CutTool(view, at)
              : new BandTool(view, at, additive);
    };
  }

  private Tool box(String id, Rectangle2D bounds, Point2D at) {
    return Hits.onGrip(bounds, at.getX(), at.getY())
        ? new ResizeTool(view, id, bounds, at)
        : new MoveTool(view, at);
  }

  /** A taken input gives its wire into the hand; with Ctrl an output does, too. */
  private Tool wire(PortRef ref, Point2D at, boolean carryOutput) {
    Drawing drawing = view.drawing();
    Spot spot = drawing.spot(ref);
    GraphLink held = null;
    for (GraphLink link : drawing.linksOf(ref.node())) {
      boolean here = spot.port().isInput() ? link.to().equals(ref) : link.from().equals(ref);
      boolean chosen = editor.getSelection().links().contains(link.id());
      if (here && (chosen || held == null) && (spot.port().isInput() || carryOutput || chosen)) {
        held = link;
      }
    }
    if (held == null || (spot.port().isInput() && spot.port().many() && carryOutput)) {
      return new WireTool(view, spot, null, at, search::open);
    }
    Spot anchor = drawing.spot(spot.port().isInput() ? held.from() : held.to());
    return new WireTool(view, anchor, held, at, search::open);
  }

  private void pick(Target target, boolean additive) {
    Selection one = Selection.of(target);
    Selection now = editor.getSelection();
    boolean already = now.minus(one).size() < now.size();
    if (additive) {
      editor.setSelection(already ? now.minus(one) : now.plus(one));
    } else if (!already) {
      editor.setSelection(one);
    }
    editor.setCursorTarget(target);
  }

  private void drag(MouseEvent event) {
    Tool tool = view.tool();
    if (tool != null) {
      if (Math.hypot(event.getX() - pressX, event.getY() - pressY) > 3) {
        dragged = true;
      }
      tool.drag(view.toDrawing(event), event);
      event.consume();
    }
  }

  private void release(MouseEvent event) {
    Tool tool = view.tool();
    if (tool != null) {
      tool.release(view.toDrawing(event), event);
      if (tool.equals(view.tool())) {
        view.endTool();
      }
      event.consume();
    }
    if (event.getButton() == MouseButton.SECONDARY && !dragged) {
      menu(event);
    }
    hover(event);
  }

  private void menu(MouseEvent event) {
    Point2D at = view.toDrawing(event);
    Target target = view.targetAt(at);
    Selection one = Selection.of(target);
    if (editor.getSelection().minus(one).size() == editor.getSelection().size()) {
      editor.setSelection(one);
    }
    editor.report(new Gesture.ContextMenu(target, at, event.getScreenX(), event.getScreenY()));
  }

  private void click(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || dragged) {
      return;
    }
    Point2D at = view.toDrawing(event);
    Target problem = problems.at(at);
    if (problem != null) {
      editor.report(new Gesture.ProblemClicked(problem, event.getScreenX(), event.getScreenY()));
      return;
    }
    Target target = view.targetAt(at);
    boolean plain = !event.isShiftDown() && !event.isShortcutDown();
    if (event.getClickCount() == 2) {
      doubleClick(target, at);
    } else if (plain && editor.getSelection().size() > 1) {
      // A click, unlike a drag, on one of several selected things chooses that one.
      editor.setSelection(Selection.of(target));
    }
    event.consume();
  }

  private void doubleClick(Target target, Point2D at) {
    switch (target) {
      case Target.Node n -> editor.report(new Gesture.Open(n.id()));
      case Target.Port p -> editor.report(new Gesture.Open(p.ref().node()));
      case Target.Frame f -> inPlace.open(f.id());
      case Target.Note n -> inPlace.open(n.id());
      case Target.Canvas _ -> search.open(at, null);
      case Target.Link l -> Bends.add(view, l.id(), at);
      case Target.Bend b -> Bends.remove(view, b);
    }
  }

  private void hover(MouseEvent event) {
    if (view.tool() != null) {
      return;
    }
    Point2D at = view.toDrawing(event);
    Target target = view.targetAt(at);
    editor.setHovered(target);
    view.tip(problems.tip(at, target), new Point2D(event.getX(), event.getY()));
  }

  /** Ids of what a drag would carry; for tests. */
  Set<String> carried() {
    return view.tool() instanceof MoveTool move ? move.nodes() : Set.of();
  }
}
