package org.layerloom.editor.layout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.PortRef;

/**
 * Lays a graph out again and again while it is being edited, and leaves alone what it placed
 * before: where little was changed since, only cards that came or were moved by hand are given a
 * place, and the others make room. Where much was changed, or nothing at all since cards were
 * fitted in, the whole is laid out anew.
 *
 * <p>Remembers where it put the cards of one graph. May be used from any thread.
 *
 * <pre>{@code
 * Tidying tidying = new Tidying();
 * tidying.start(editor.getModel(), options).thenAcceptAsync(document::moveTo, Platform::runLater);
 * }</pre>
 */
public final class Tidying {

  /** From this share of cards on that are where they were put, the drawing is kept. */
  private static final double MOST = 0.8;

  private static final double SAME_PLACE = 0.5;

  private Map<String, Point2D> places = Map.of();
  private Set<List<PortRef>> wires = Set.of();
  private boolean whole;

  /**
   * Starts a layout in the background.
   *
   * @return new left upper corners by node id; cancelling it stops the work
   */
  public CompletableFuture<Map<String, Point2D>> start(
      GraphModel model, AutoLayout.Options options) {
    return AutoLayout.start(cancelled -> place(model, options, cancelled));
  }

  /**
   * Computes a layout on the calling thread.
   *
   * @throws CancellationException if it was cancelled
   */
  public synchronized Map<String, Point2D> place(
      GraphModel model, AutoLayout.Options options, BooleanSupplier cancelled) {
    Set<String> kept = new HashSet<>();
    Map<String, Point2D> now = new HashMap<>();
    for (GraphNode node : model.nodes()) {
      Point2D at = new Point2D(node.x(), node.y());
      Point2D put = places.get(node.id());
      now.put(node.id(), at);
      if (put != null && put.distance(at) <= SAME_PLACE) {
        kept.add(node.id());
      }
    }
    Set<List<PortRef>> joined = wires(model);
    boolean unchanged =
        kept.size() == now.size() && places.size() == now.size() && joined.equals(wires);
    if (unchanged && whole) {
      return now;
    }
    boolean little = !unchanged && kept.size() >= MOST * now.size() && !kept.isEmpty();
    Map<String, Point2D> fitted = little ? new FittingIn(model, kept, options).places() : null;
    return remember(fitted, model, options, cancelled, joined);
  }

  private Map<String, Point2D> remember(
      @Nullable Map<String, Point2D> fitted,
      GraphModel model,
      AutoLayout.Options options,
      BooleanSupplier cancelled,
      Set<List<PortRef>> joined) {
    places = fitted == null ? AutoLayout.place(model, options, cancelled) : fitted;
    whole = fitted == null;
    wires = joined;
    return places;
  }

  private static Set<List<PortRef>> wires(GraphModel model) {
    Set<List<PortRef>> wires = new HashSet<>();
    model.links().forEach(link -> wires.add(List.of(link.from(), link.to())));
    return wires;
  }
}
