package org.layerloom.editor.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.drawing.Spot;
import org.layerloom.editor.drawing.Spots;

/**
 * Fits a few cards into a drawing whose others have their places: right of what feeds a card, at
 * its height, so that the wire is straight. Where there is no room, a card that begins a branch
 * goes above or below, and one between two others pushes what is right of it aside: its row where
 * the drawing is broken into rows, otherwise everything, so that layers stay layers.
 */
final class FittingIn {

  private static final double BREATH = 12;

  /** So many rows above and below are looked at for a free place. */
  private static final int ROWS = 3;

  private final Map<String, GraphNode> cards = new HashMap<>();
  private final Map<String, List<GraphLink>> into = new HashMap<>();
  private final Map<String, List<GraphLink>> outOf = new HashMap<>();
  private final Map<String, Rectangle2D> placed = new HashMap<>();
  private final Set<String> waiting = new LinkedHashSet<>();
  private final double gap;
  private final double layerGap;
  private final boolean rows;

  FittingIn(GraphModel model, Set<String> kept, AutoLayout.Options options) {
    this.gap = options.gap();
    this.layerGap = AutoLayout.layerGap(model, options);
    for (GraphNode node : model.nodes()) {
      cards.put(node.id(), node);
      if (kept.contains(node.id())) {
        placed.put(node.id(), node.bounds());
      } else {
        waiting.add(node.id());
      }
    }
    for (GraphLink link : model.links()) {
      into.computeIfAbsent(link.to().node(), _ -> new ArrayList<>()).add(link);
      outOf.computeIfAbsent(link.from().node(), _ -> new ArrayList<>()).add(link);
    }
    this.rows = model.links().stream().anyMatch(this::wraps);
  }

  /** Whether a wire leads from the end of a row to the beginning of a lower one. */
  private boolean wraps(GraphLink link) {
    Rectangle2D from = placed.get(link.from().node());
    Rectangle2D to = placed.get(link.to().node());
    return from != null
        && to != null
        && to.getMaxX() < from.getMinX()
        && to.getMinY() > from.getMaxY();
  }

  /** Where all cards go; null where they cannot be fitted in without lying on one another. */
  @Nullable Map<String, Point2D> places() {
    while (!waiting.isEmpty()) {
      String next = next();
      waiting.remove(next);
      put(next);
    }
    if (overlaps()) {
      return null;
    }
    Map<String, Point2D> places = new HashMap<>();
    placed.forEach(
        (id, at) ->
            places.put(id, new Point2D(Math.round(at.getMinX()), Math.round(at.getMinY()))));
    return places;
  }

  /** One whose sources all have their places; else one that has a neighbour at all; else any. */
  private String next() {
    String beside = "";
    for (String id : waiting) {
      List<GraphLink> given = into.getOrDefault(id, List.of());
      List<GraphLink> gives = outOf.getOrDefault(id, List.of());
      boolean fed = given.stream().allMatch(link -> placed.containsKey(link.from().node()));
      boolean neighbour =
          given.stream().anyMatch(link -> placed.containsKey(link.from().node()))
              || gives.stream().anyMatch(link -> placed.containsKey(link.to().node()));
      if (fed && neighbour) {
        return id;
      }
      if (neighbour && beside.isEmpty()) {
        beside = id;
      }
    }
    return beside.isEmpty() ? waiting.iterator().next() : beside;
  }

  private void put(String id) {
    GraphNode card = cards.getOrDefault(id, GraphNode.builder(id, id).build());
    GraphLink source = rightmost(id);
    GraphLink target = leftmost(id);
    Point2D wanted;
    if (source != null) {
      Rectangle2D before = placed.getOrDefault(source.from().node(), card.bounds());
      wanted =
          new Point2D(
              before.getMaxX() + layerGap,
              height(source.from(), before) - offset(card, source.to()));
    } else if (target != null) {
      Rectangle2D behind = placed.getOrDefault(target.to().node(), card.bounds());
      wanted =
          new Point2D(
              behind.getMinX() - layerGap - card.width(),
              height(target.to(), behind) - offset(card, target.from()));
    } else {
      wanted = below();
    }
    Rectangle2D at = new Rectangle2D(wanted.getX(), wanted.getY(), card.width(), card.height());
    boolean between = source != null && target != null && !isRightOf(target, at);
    Rectangle2D free = between ? null : free(at);
    if (free == null) {
      makeRoom(at);
      free = at;
    }
    placed.put(id, free);
  }

  private boolean isRightOf(GraphLink target, Rectangle2D at) {
    Rectangle2D behind = placed.get(target.to().node());
    // At the beginning of a lower row it is behind all the same.
    return behind == null
        || behind.getMinX() >= at.getMaxX() + layerGap / 2
        || (rows && behind.getMinY() > at.getMaxY());
  }

  private @Nullable GraphLink rightmost(String id) {
    GraphLink found = null;
    double right = Double.NEGATIVE_INFINITY;
    for (GraphLink link : into.getOrDefault(id, List.of())) {
      Rectangle2D at = placed.get(link.from().node());
      // Of a drawing in rows the lowest is the last.
      double reach = at == null ? right : rows ? at.getMaxX() + 1e6 * at.getMinY() : at.getMaxX();
      if (at != null && reach > right) {
        right = reach;
        found = link;
      }
    }
    return found;
  }

  private @Nullable GraphLink leftmost(String id) {
    GraphLink found = null;
    double left = Double.POSITIVE_INFINITY;
    for (GraphLink link : outOf.getOrDefault(id, List.of())) {
      Rectangle2D at = placed.get(link.to().node());
      double reach = at == null ? left : rows ? at.getMinX() + 1e6 * at.getMinY() : at.getMinX();
      if (at != null && reach < left) {
        left = reach;
        found = link;
      }
    }
    return found;
  }

  /** How far down a port is on the card where that is placed. */
  private double height(PortRef port, Rectangle2D at) {
    GraphNode card = cards.get(port.node());
    return at.getMinY() + (card == null ? 0 : offset(card, port));
  }

  private static double offset(GraphNode card, PortRef port) {
    for (Spot spot : Spots.of(card)) {
      if (spot.ref().equals(port)) {
        return spot.y() - card.y();
      }
    }
    return card.height() / 2;
  }

  private Point2D below() {
    double left = 0;
    double bottom = 0;
    boolean first = true;
    for (Rectangle2D at : placed.values()) {
      left = first ? at.getMinX() : Math.min(left, at.getMinX());
      bottom = first ? at.getMaxY() : Math.max(bottom, at.getMaxY());
      first = false;
    }
    return new Point2D(left, bottom + gap);
  }

  /** The wanted place or the nearest free one above or below; null where there is none. */
  private @Nullable Rectangle2D free(Rectangle2D wanted) {
    for (int row = 0; row <= ROWS; row++) {
      double by = row * (wanted.getHeight() + gap);
      for (double sign : new double[] {1, -1}) {
        Rectangle2D at = moved(wanted, 0, sign * by);
        if (isFree(at)) {
          return at;
        }
      }
    }
    return null;
  }

  private boolean isFree(Rectangle2D at) {
    Rectangle2D room = grown(at, BREATH);
    return placed.values().stream().noneMatch(room::intersects);
  }

  /** Pushes what is in the way to the right, with all that is right of it. */
  private void makeRoom(Rectangle2D at) {
    double first = Double.POSITIVE_INFINITY;
    for (Rectangle2D other : placed.values()) {
      if (other.getMaxX() > at.getMinX() - BREATH && inTheWay(other, at)) {
        first = Math.min(first, other.getMinX());
      }
    }
    double by = at.getMaxX() + layerGap - first;
    if (!(by > 0) || Double.isInfinite(first)) {
      return;
    }
    double from = first;
    placed.replaceAll(
        (id, other) ->
            other.getMinX() >= from - BREATH && (!rows || sameRow(other, at))
                ? moved(other, by, 0)
                : other);
  }

  private static boolean inTheWay(Rectangle2D other, Rectangle2D at) {
    return sameRow(other, at) && other.getMaxX() > at.getMinX();
  }

  private static boolean sameRow(Rectangle2D other, Rectangle2D at) {
    return other.getMaxY() > at.getMinY() - BREATH && other.getMinY() < at.getMaxY() + BREATH;
  }

  private static Rectangle2D moved(Rectangle2D at, double right, double down) {
    return new Rectangle2D(
        at.getMinX() + right, at.getMinY() + down, at.getWidth(), at.getHeight());
  }

  private static Rectangle2D grown(Rectangle2D at, double by) {
    return new Rectangle2D(
        at.getMinX() - by, at.getMinY() - by, at.getWidth() + 2 * by, at.getHeight() + 2 * by);
  }

  private boolean overlaps() {
    List<Rectangle2D> sorted =
        placed.values().stream()
            .sorted(java.util.Comparator.comparingDouble(Rectangle2D::getMinX))
            .toList();
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = i + 1;
          j < sorted.size() && sorted.get(j).getMinX() < sorted.get(i).getMaxX();
          j++) {
        if (sorted.get(i).intersects(sorted.get(j))) {
          return true;
        }
      }
    }
    return false;
  }
}
