package org.layerloom.editor.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;

/**
 * Lines cards up and spreads them out. Pure functions: each tells the new left upper corner of
 * every card that it was given, by id, and changes nothing.
 */
public final class Arrange {

  /** The line that cards are brought to. */
  public enum Edge {
    /** Left edges on the leftmost. */
    LEFT,
    /** Middles on the middle of all, side to side. */
    CENTRE,
    /** Right edges on the rightmost. */
    RIGHT,
    /** Upper edges on the uppermost. */
    TOP,
    /** Middles on the middle of all, top to bottom. */
    MIDDLE,
    /** Lower edges on the lowest. */
    BOTTOM
  }

  private static final double FRAME_PAD = 18;
  private static final double FRAME_TITLE = 10;

  private Arrange() {}

  /** Brings the cards to a common line. */
  public static Map<String, Point2D> align(Collection<GraphNode> nodes, Edge edge) {
    Map<String, Point2D> places = new HashMap<>();
    if (nodes.isEmpty()) {
      return places;
    }
    double left = least(nodes, GraphNode::x);
    double top = least(nodes, GraphNode::y);
    double right = -least(nodes, n -> -n.x() - n.width());
    double bottom = -least(nodes, n -> -n.y() - n.height());
    for (GraphNode n : nodes) {
      double x =
          switch (edge) {
            case LEFT -> left;
            case CENTRE -> (left + right - n.width()) / 2;
            case RIGHT -> right - n.width();
            case TOP, MIDDLE, BOTTOM -> n.x();
          };
      double y =
          switch (edge) {
            case TOP -> top;
            case MIDDLE -> (top + bottom - n.height()) / 2;
            case BOTTOM -> bottom - n.height();
            case LEFT, CENTRE, RIGHT -> n.y();
          };
      places.put(n.id(), new Point2D(x, y));
    }
    return places;
  }

  private static double least(Collection<GraphNode> nodes, ToDoubleFunction<GraphNode> number) {
    return nodes.stream().mapToDouble(number).min().orElse(0);
  }

  /** Makes the gaps between the cards equal, side to side; the outermost two stay. */
  public static Map<String, Point2D> distributeAcross(Collection<GraphNode> nodes) {
    return distribute(nodes, GraphNode::x, GraphNode::width, true);
  }

  /** Makes the gaps between the cards equal, top to bottom; the outermost two stay. */
  public static Map<String, Point2D> distributeDown(Collection<GraphNode> nodes) {
    return distribute(nodes, GraphNode::y, GraphNode::height, false);
  }

  private static Map<String, Point2D> distribute(
      Collection<GraphNode> nodes,
      ToDoubleFunction<GraphNode> start,
      ToDoubleFunction<GraphNode> size,
      boolean across) {
    List<GraphNode> row = new ArrayList<>(nodes);
    row.sort(Comparator.comparingDouble(start));
    Map<String, Point2D> places = new HashMap<>();
    if (row.isEmpty()) {
      return places;
    }
    GraphNode first = row.getFirst();
    GraphNode last = row.getLast();
    double span = start.applyAsDouble(last) + size.applyAsDouble(last) - start.applyAsDouble(first);
    double filled = row.stream().mapToDouble(size).sum();
    double gap = row.size() < 2 ? 0 : (span - filled) / (row.size() - 1);
    double at = start.applyAsDouble(first);
    for (GraphNode n : row) {
      places.put(n.id(), across ? new Point2D(at, n.y()) : new Point2D(n.x(), at));
      at += size.applyAsDouble(n) + gap;
    }
    return places;
  }

  /**
   * New bounds of the frames so that each holds the cards that it held, wherever those go; a frame
   * that held none stays.
   *
   * @param places new left upper corners of cards
   */
  public static Map<String, Rectangle2D> framesAround(
      GraphModel model, Map<String, Point2D> places) {
    Map<String, Rectangle2D> bounds = new HashMap<>();
    for (GraphFrame frame : model.frames()) {
      List<GraphNode> held =
          model.nodes().stream()
              .filter(n -> frame.bounds().contains(n.bounds()))
              .map(
                  n -> {
                    Point2D place = places.getOrDefault(n.id(), new Point2D(n.x(), n.y()));
                    return n.at(place.getX(), place.getY());
                  })
              .toList();
      if (held.isEmpty()) {
        bounds.put(frame.id(), frame.bounds());
        continue;
      }
      double x = least(held, GraphNode::x) - FRAME_PAD;
      double y = least(held, GraphNode::y) - FRAME_PAD - FRAME_TITLE;
      double right = -least(held, n -> -n.x() - n.width()) + FRAME_PAD;
      double bottom = -least(held, n -> -n.y() - n.height()) + FRAME_PAD;
      bounds.put(frame.id(), new Rectangle2D(x, y, right - x, bottom - y));
    }
    return bounds;
  }

  /** Moves the cards to the nearest crossings of a grid. */
  public static Map<String, Point2D> snapToGrid(Collection<GraphNode> nodes, double grid) {
    if (!(grid > 0)) {
      throw new IllegalArgumentException("the grid's size must be above 0, not " + grid);
    }
    Map<String, Point2D> places = new HashMap<>();
    for (GraphNode n : nodes) {
      places.put(
          n.id(), new Point2D(Math.round(n.x() / grid) * grid, Math.round(n.y() / grid) * grid));
    }
    return places;
  }
}
