package org.layerloom.editor.skin;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.drawing.Spot;
import org.layerloom.editor.route.Route;

/** Moves a reroute point of a wire, or pulls a new one out of it. */
final class BendTool implements Tool {
  private final View view;
  private final GraphLink link;
  private final Point2D press;
  private final int index;
  private final List<Point2D> bends;
  private boolean moved;

  /** Moves an old point. */
  BendTool(View view, GraphLink link, int index, Point2D press) {
    this.view = view;
    this.link = link;
    this.index = index;
    this.press = press;
    bends = new ArrayList<>(link.bends());
  }

  /** Pulls out a new point. */
  static BendTool pull(View view, GraphLink link, Point2D press) {
    int index = indexFor(view, link, press);
    BendTool tool = new BendTool(view, link, index, press);
    tool.bends.add(index, press);
    return tool;
  }

  static int indexFor(View view, GraphLink link, Point2D at) {
    Spot from = view.drawing().spot(link.from());
    Spot to = view.drawing().spot(link.to());
    List<Point2D> chain = new ArrayList<>();
    chain.add(new Point2D(from.x(), from.y()));
    chain.addAll(link.bends());
    chain.add(new Point2D(to.x(), to.y()));
    return Route.bendIndex(chain, at.getX(), at.getY());
  }

  @Override
  public void drag(Point2D at, MouseEvent event) {
    if (view.editor().isReadOnly() || (!moved && press.distance(at) < 4 * view.unit())) {
      return;
    }
    moved = true;
    bends.set(index, at);
    GraphModel model = view.drawing().model();
    view.preview(
        new GraphModel(
            model.nodes(),
            model.links().stream()
                .map(l -> l.id().equals(link.id()) ? l.through(bends) : l)
                .toList(),
            model.frames(),
            model.notes()));
  }

  @Override
  public void release(Point2D at, MouseEvent event) {
    if (moved) {
      view.editor().report(new Gesture.BendLink(link.id(), bends));
    }
  }

  @Override
  public Cursor cursor() {
    return Cursor.MOVE;
  }
}
