package org.layerloom.editor.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.geometry.Point2D;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.GreedySwitchType;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphPort;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.drawing.Spot;
import org.layerloom.editor.drawing.Spots;

/**
 * Places cards in layers from left to right by the Eclipse Layout Kernel, in the background.
 *
 * <p>Steady: where the flow leaves a choice, cards keep their present order, and the whole is put
 * where the cards are now, so that a small change of the graph is a small change of the picture.
 */
public final class AutoLayout {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("graph-layout").factory());

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  /**
   * What the layout shall look like.
   *
   * @param gap least distance of cards above each other
   * @param layerGap least distance of cards beside each other; grows with the longest label
   * @param aspectRatio width to height of the room to fill: a long chain is then broken into rows;
   *     0 to never break
   */
  public record Options(double gap, double layerGap, double aspectRatio) {
    /** One row of layers, however long. */
    public static final Options PLAIN = new Options(44, 60, 0);

    /** Broken into rows that fill a room of that shape. */
    public static Options filling(double aspectRatio) {
      return new Options(44, 60, aspectRatio);
    }
  }

  /** More cards than this are laid out with less care. */
  private static final int LARGE = 250;

  private static final int USUAL_TRIES = 7;

  /** Share of wires to the right from which on a drawing counts as laid out. */
  private static final double IN_ORDER = 0.8;

  private AutoLayout() {}

  /**
   * Makes the first layout as quick as the later ones, in the background: the library's classes are
   * loaded by placing two cards. Worth calling when a window has been shown and nothing is to do.
   */
  public static void warmUp() {
    GraphNode first = GraphNode.builder("a", "a").output("out", "out").build();
    GraphNode second = GraphNode.builder("b", "b").at(300, 0).input("in", "in").build();
    GraphLink link = GraphLink.of("l", new PortRef("a", "out"), new PortRef("b", "in"), "");
    GraphModel pair = GraphModel.of(List.of(first, second), List.of(link));
    var _ = start(pair, Options.filling(1));
  }

  /**
   * Starts a layout.
   *
   * @return new left upper corners by node id; cancelling it stops the work
   */
  public static CompletableFuture<Map<String, Point2D>> start(GraphModel model, Options options) {
    return start(cancelled -> place(model, options, cancelled));
  }

  /** Does the work on the thread of layouts; it is asked whether it was cancelled. */
  static CompletableFuture<Map<String, Point2D>> start(
      Function<BooleanSupplier, Map<String, Point2D>> work) {
    CompletableFuture<Map<String, Point2D>> result = new CompletableFuture<>();
    THREAD.execute(
        () -> {
          try {
            if (!result.isCancelled()) {
              result.complete(work.apply(result::isCancelled));
            }
          } catch (CancellationException e) {
            result.cancel(false);
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /**
   * Computes a layout on the calling thread.
   *
   * @throws CancellationException if it was cancelled
   */
  public static Map<String, Point2D> place(
      GraphModel model, Options options, BooleanSupplier cancelled) {
    if (model.nodes().isEmpty()) {
      return Map.of();
    }
    ElkNode root = ElkGraphUtil.createGraph();
    configure(root, options, layerGap(model, options));
    if (model.nodes().size() > LARGE) {
      spareEffort(root);
      keepOrder(root, flows(model));
    }
    Map<String, ElkNode> cards = build(root, model);
    new RecursiveGraphLayoutEngine()
        .layout(
            root,
            new BasicProgressMonitor() {
              @Override
              public boolean isCanceled() {
                return cancelled.getAsBoolean();
              }
            });
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    return anchored(model, cards);
  }

  /** Room between layers: also for the longest label. */
  static double layerGap(GraphModel model, Options options) {
    return Math.max(options.layerGap(), labelRoom(model));
  }

  private static void configure(ElkNode root, Options options, double layerGap) {
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(0));
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.SPACING_NODE_NODE, options.gap());
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, layerGap);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
    root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
    root.setProperty(
        LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.GREEDY_MODEL_ORDER);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
    root.setProperty(LayeredOptions.THOROUGHNESS, USUAL_TRIES);
    if (options.aspectRatio() > 0) {
      root.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
      root.setProperty(CoreOptions.ASPECT_RATIO, options.aspectRatio());
    }
  }

  /**
   * Each try sorts every layer several times over. In a drawing that nobody sees as a whole, one
   * try is as good as seven, and the person waits a seventh.
   */
  private static void spareEffort(ElkNode root) {
    root.setProperty(LayeredOptions.THOROUGHNESS, 1);
    root.setProperty(LayeredOptions.CROSSING_MINIMIZATION_GREEDY_SWITCH_TYPE, GreedySwitchType.OFF);
    root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NONE);
    // One of the four ways to line cards up, in place of all four and the best of them.
    root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.LEFTUP);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
    root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.LONGEST_PATH);
  }

  /**
   * A large drawing that is in order already keeps its cards above and below each other as they
   * are: a fresh search for few crossings would end somewhere else after every small change.
   */
  private static void keepOrder(ElkNode root, boolean inOrder) {
    if (inOrder) {
      root.setProperty(
          LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.INTERACTIVE);
    }
  }

  /** Whether nearly all wires lead to the right. */
  private static boolean flows(GraphModel model) {
    Map<String, GraphNode> nodes = HashMap.newHashMap(model.nodes().size());
    model.nodes().forEach(n -> nodes.put(n.id(), n));
    long right =
        model.links().stream()
            .filter(
                l -> {
                  GraphNode from = nodes.get(l.from().node());
                  GraphNode to = nodes.get(l.to().node());
                  return from != null && to != null && from.x() + from.width() <= to.x();
                })
            .count();
    return right >= IN_ORDER * model.links().size();
  }

  /** The widest pill; letters are taken to be as wide as digits of the pill's font. */
  private static double labelRoom(GraphModel model) {
    int longest = model.links().stream().mapToInt(l -> l.label().length()).max().orElse(0);
    return longest == 0 ? 0 : Math.min(120, longest * 6.2 + 28);
  }

  private static Map<String, ElkNode> build(ElkNode root, GraphModel model) {
    List<GraphNode> order = new ArrayList<>(model.nodes());
    order.sort(Comparator.comparingDouble(GraphNode::y).thenComparingDouble(GraphNode::x));
    Map<String, ElkNode> cards = HashMap.newHashMap(order.size());
    Map<PortRef, ElkPort> ports = new HashMap<>();
    for (GraphNode node : order) {
      ElkNode card = ElkGraphUtil.createNode(root);
      card.setDimensions(node.width(), node.height());
      card.setLocation(node.x(), node.y());
      card.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      cards.put(node.id(), card);
      for (Spot spot : Spots.of(node)) {
        ElkPort port = ElkGraphUtil.createPort(card);
        port.setLocation(spot.x() - node.x(), spot.y() - node.y());
        port.setProperty(CoreOptions.PORT_SIDE, side(spot.port().side()));
        ports.put(spot.ref(), port);
      }
    }
    Set<PortRef> known = new HashSet<>(ports.keySet());
    Set<String> left = model.nodes().size() > LARGE ? LongWires.of(model) : Set.of();
    for (GraphLink link : model.links()) {
      if (!left.contains(link.id()) && known.contains(link.from()) && known.contains(link.to())) {
        ElkGraphUtil.createSimpleEdge(ports.get(link.from()), ports.get(link.to()));
      }
    }
    return cards;
  }

  private static PortSide side(GraphPort.Side side) {
    return switch (side) {
      case LEFT -> PortSide.WEST;
      case RIGHT -> PortSide.EAST;
      case TOP -> PortSide.NORTH;
      case BOTTOM -> PortSide.SOUTH;
    };
  }

  /** Shifts the whole so that the cards, taken by their middle one, stay where they are. */
  private static Map<String, Point2D> anchored(GraphModel model, Map<String, ElkNode> cards) {
    double dx = middle(model.nodes(), cards, true);
    double dy = middle(model.nodes(), cards, false);
    Map<String, Point2D> places = HashMap.newHashMap(cards.size());
    cards.forEach(
        (id, card) ->
            places.put(
                id, new Point2D(Math.round(card.getX() + dx), Math.round(card.getY() + dy))));
    return places;
  }

  private static double middle(List<GraphNode> nodes, Map<String, ElkNode> cards, boolean across) {
    double[] moves =
        nodes.stream()
            .mapToDouble(
                n -> {
                  ElkNode card = cards.get(n.id());
                  return card == null ? 0 : across ? n.x() - card.getX() : n.y() - card.getY();
                })
            .sorted()
            .toArray();
    return moves[moves.length / 2];
  }
}
