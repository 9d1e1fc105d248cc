package org.layerloom.editor.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphNote;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.route.Route;
import org.layerloom.editor.route.Router;

/**
 * A model with everything that drawing and hit tests need: places of ports, ways of wires and
 * indexes. A new one is made from the one before it, and what did not change is taken over; so ways
 * stay steady while other things are edited, and one edit of a large drawing costs little.
 */
public final class Drawing {
  private record Placed(GraphNode node, Rectangle2D footprint, List<Spot> spots) {}

  private final GraphModel model;
  private final Predicate<String> thumbnails;
  private final Map<String, Placed> placed;
  private final Map<PortRef, Spot> spots;
  private final Map<String, Route> routes;
  private final RectIndex cardIndex;
  private final RectIndex linkIndex;
  private final List<GraphLink> drawable;
  private final Rectangle2D bounds;
  private @Nullable Map<String, List<GraphLink>> linksByNode;
  private @Nullable Map<String, GraphLink> byId;

  /**
   * Works a model out.
   *
   * @param thumbnails tells of a node's id whether pictures hang below its card
   * @param before the drawing shown until now, or null
   */
  public Drawing(GraphModel model, Predicate<String> thumbnails, @Nullable Drawing before) {
    this.model = model;
    this.thumbnails = thumbnails;
    int n = model.nodes().size();
    placed = HashMap.newHashMap(n);
    spots = HashMap.newHashMap(n * 2);
    Rectangle2D[] cards = new Rectangle2D[n];
    List<Rectangle2D> changed = new ArrayList<>();
    Set<String> changedIds = new HashSet<>();
    for (int i = 0; i < n; i++) {
      GraphNode node = model.nodes().get(i);
      cards[i] = CardShape.footprint(node, thumbnails.test(node.id()));
      List<Spot> own = before == null ? null : before.sameSpots(node, cards[i]);
      if (own == null) {
        own = Spots.of(node);
        changed.add(cards[i]);
        changedIds.add(node.id());
      }
      placed.put(node.id(), new Placed(node, cards[i], own));
      own.forEach(s -> spots.put(s.ref(), s));
    }
    cardIndex = new RectIndex(cards);
    routes = HashMap.newHashMap(model.links().size());
    drawable = new ArrayList<>(model.links().size());
    route(before, changed, changedIds);
    linkIndex =
        new RectIndex(
            drawable.stream().map(l -> grown(route(l).bounds(), 10)).toArray(Rectangle2D[]::new));
    bounds = measure(cards);
  }

  private void route(@Nullable Drawing before, List<Rectangle2D> changed, Set<String> changedIds) {
    Router router = new Router(cardIndex);
    List<GraphLink> open = new ArrayList<>();
    Set<String> disturbed = before == null ? Set.of() : before.disturbedBy(changed);
    Map<String, GraphLink> old = before == null ? Map.of() : before.linksById();
    for (GraphLink link : model.links()) {
      if (!spots.containsKey(link.from()) || !spots.containsKey(link.to())) {
        continue; // A wire to nowhere is not drawn; the application tells its user why it is there.
      }
      drawable.add(link);
      Route kept = null;
      GraphLink twin = old.get(link.id());
      if (before != null && twin != null && !disturbed.contains(link.id())) {
        kept = keep(router, before, twin, link, changedIds);
      }
      if (kept != null) {
        routes.put(link.id(), kept);
        router.keep(kept, link);
      } else {
        open.add(link);
      }
    }
    // Short wires first: they have the fewest ways to go.
    open.sort(Comparator.comparingDouble(this::span));
    for (GraphLink link : open) {
      routes.put(link.id(), router.route(link, spot(link.from()), spot(link.to())));
    }
  }

  /** The way from before, moved along if both ends moved alike; null if another must be found. */
  private @Nullable Route keep(
      Router router, Drawing before, GraphLink twin, GraphLink link, Set<String> changed) {
    if (!twin.from().equals(link.from()) || !twin.to().equals(link.to())) {
      return null;
    }
    boolean moved = changed.contains(link.from().node()) || changed.contains(link.to().node());
    if (!moved) {
      return same(twin, link) || twin.bends().equals(link.bends()) ? before.route(twin) : null;
    }
    if (!link.bends().isEmpty()) {
      return null;
    }
    Spot oldFrom = before.spot(link.from());
    Spot oldTo = before.spot(link.to());
    Spot from = spot(link.from());
    Spot to = spot(link.to());
    double dx = from.x() - oldFrom.x();
    double dy = from.y() - oldFrom.y();
    if (Math.abs(to.x() - oldTo.x() - dx) > 1e-9
        || Math.abs(to.y() - oldTo.y() - dy) > 1e-9
        || from.port().side() != oldFrom.port().side()
        || to.port().side() != oldTo.port().side()) {
      return null;
    }
    Route route = before.route(twin).shifted(dx, dy);
    return router.isClear(route) ? route : null;
  }

  /** Whether two are one object: quicker than comparing their parts, and enough to skip that. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Object a, Object b) {
    return a == b;
  }

  private double span(GraphLink link) {
    Spot a = spot(link.from());
    Spot b = spot(link.to());
    return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
  }

  private Map<String, GraphLink> linksById() {
    Map<String, GraphLink> map = byId;
    if (map == null) {
      map = HashMap.newHashMap(drawable.size());
      for (GraphLink link : drawable) {
        map.put(link.id(), link);
      }
      byId = map;
    }
    return map;
  }

  private @Nullable List<Spot> sameSpots(GraphNode node, Rectangle2D footprint) {
    Placed old = placed.get(node.id());
    if (old == null || !old.footprint.equals(footprint)) {
      return null;
    }
    boolean same =
        same(old.node, node)
            || (old.node.height() == node.height() && old.node.ports().equals(node.ports()));
    return same ? old.spots : null;
  }

  private Set<String> disturbedBy(List<Rectangle2D> cards) {
    Set<String> found = new HashSet<>();
    for (Rectangle2D card : cards) {
      linkIndex.visit(
          card.getMinX(),
          card.getMinY(),
          card.getMaxX(),
          card.getMaxY(),
          i -> {
            GraphLink link = drawable.get(i);
            if (route(link)
                .enters(card.getMinX(), card.getMinY(), card.getMaxX(), card.getMaxY())) {
              found.add(link.id());
            }
            return true;
          });
    }
    return found;
  }

  private Rectangle2D measure(Rectangle2D[] cards) {
    double[] box = {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (Rectangle2D card : cards) {
      stretch(box, card);
    }
    model.frames().forEach(f -> stretch(box, f.bounds()));
    model.notes().forEach(f -> stretch(box, f.bounds()));
    drawable.forEach(l -> stretch(box, route(l).bounds()));
    return box[0] > box[2]
        ? Rectangle2D.EMPTY
        : new Rectangle2D(box[0], box[1], box[2] - box[0], box[3] - box[1]);
  }

  private static void stretch(double[] box, Rectangle2D r) {
    box[0] = Math.min(box[0], r.getMinX());
    box[1] = Math.min(box[1], r.getMinY());
    box[2] = Math.max(box[2], r.getMaxX());
    box[3] = Math.max(box[3], r.getMaxY());
  }

  /** A rectangle with more room on every side. */
  public static Rectangle2D grown(Rectangle2D r, double by) {
    return new Rectangle2D(
        r.getMinX() - by, r.getMinY() - by, r.getWidth() + 2 * by, r.getHeight() + 2 * by);
  }

  /** What is drawn. */
  public GraphModel model() {
    return model;
  }

  /** The node of that id, or null. */
  public @Nullable GraphNode node(String id) {
    Placed found = placed.get(id);
    return found == null ? null : found.node;
  }

  /** The link of that id, or null if there is none or its ends are missing. */
  public @Nullable GraphLink link(String id) {
    return linksById().get(id);
  }

  /** The frame of that id, or null. */
  public @Nullable GraphFrame frame(String id) {
    return model.frames().stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
  }

  /** The note of that id, or null. */
  public @Nullable GraphNote note(String id) {
    return model.notes().stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
  }

  /** Links whose two ends exist, in the model's order. */
  public List<GraphLink> links() {
    return drawable;
  }

  /** Place of a port that exists. */
  public Spot spot(PortRef ref) {
    Spot spot = spots.get(ref);
    if (spot == null) {
      throw new IllegalArgumentException("no port " + ref);
    }
    return spot;
  }

  /** Place of a port, or null if there is none. */
  public @Nullable Spot findSpot(PortRef ref) {
    return spots.get(ref);
  }

  /** Places of a node's ports, in their order. */
  public List<Spot> spots(String node) {
    Placed found = placed.get(node);
    return found == null ? List.of() : found.spots;
  }

  /** Way of a drawable link. */
  public Route route(GraphLink link) {
    Route route = routes.get(link.id());
    if (route == null) {
      throw new IllegalArgumentException("no way for " + link.id());
    }
    return route;
  }

  /** Links that begin or end at a node. */
  public List<GraphLink> linksOf(String node) {
    Map<String, List<GraphLink>> map = linksByNode;
    if (map == null) {
      map = HashMap.newHashMap(placed.size());
      for (GraphLink link : drawable) {
        map.computeIfAbsent(link.from().node(), _ -> new ArrayList<>()).add(link);
        if (!link.to().node().equals(link.from().node())) {
          map.computeIfAbsent(link.to().node(), _ -> new ArrayList<>()).add(link);
        }
      }
      linksByNode = map;
    }
    return map.getOrDefault(node, List.of());
  }

  /** Whether pictures hang below the card. */
  public boolean hasThumbnails(String node) {
    return thumbnails.test(node);
  }

  /** Cards, numbered as in the model's list of nodes. */
  public RectIndex cards() {
    return cardIndex;
  }

  /** Boxes of ways, numbered as in {@link #links()}. */
  public RectIndex ways() {
    return linkIndex;
  }

  /** Box around everything, or an empty one at the origin. */
  public Rectangle2D bounds() {
    return bounds;
  }
}
