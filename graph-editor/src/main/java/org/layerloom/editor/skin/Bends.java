package org.layerloom.editor.skin;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.Target;

/** Adds and removes reroute points by double click. */
final class Bends {
  private Bends() {}

  static void add(View view, String id, Point2D at) {
    GraphLink link = view.drawing().link(id);
    if (link != null && !view.editor().isReadOnly()) {
      List<Point2D> bends = new ArrayList<>(link.bends());
      bends.add(BendTool.indexFor(view, link, at), at);
      view.editor().report(new Gesture.BendLink(id, bends));
    }
  }

  static void remove(View view, Target.Bend bend) {
    GraphLink link = view.drawing().link(bend.link());
    if (link != null && !view.editor().isReadOnly()) {
      List<Point2D> bends = new ArrayList<>(link.bends());
      bends.remove(bend.index());
      view.editor().report(new Gesture.BendLink(bend.link(), bends));
    }
  }
}
