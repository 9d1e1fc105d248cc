package org.layerloom.app.stepping;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;
import org.layerloom.training.Stepped;
import org.layerloom.training.Stepped.Numbers;

/**
 * What is known of a step, looked up by what a line needs.
 *
 * @param graph unfolded, as the engine calls nodes
 */
record Known(Stepped step, Graph graph) {

  /** What comes in at a node's first input; null where the engine does not show it. */
  @Nullable Numbers arriving(Node node) {
    List<@Nullable Numbers> all = allArriving(node);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** What comes in along each link, in their order; null where the engine does not show it. */
  List<@Nullable Numbers> allArriving(Node node) {
    return graph.into(node.id()).stream().<@Nullable Numbers>map(it -> leaving(it.from())).toList();
  }

  private @Nullable Numbers leaving(PortRef port) {
    return step.flows().stream()
        .filter(flow -> flow.port().equals(port))
        .map(Stepped.Flow::values)
        .findFirst()
        .orElse(null);
  }

  /** What leaves a node. */
  @Nullable Numbers leaving(NodeId node) {
    return step.flows().stream()
        .filter(flow -> flow.port().node().equals(node))
        .map(Stepped.Flow::values)
        .findFirst()
        .orElse(null);
  }

  /** How the loss grows with what leaves a node. */
  @Nullable Numbers gradient(NodeId node) {
    return step.flows().stream()
        .filter(flow -> flow.port().node().equals(node))
        .<@Nullable Numbers>map(Stepped.Flow::gradient)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The only node that takes what a node gives; null where several do. */
  @Nullable Node taker(NodeId node) {
    List<Link> out = graph.outOf(node);
    return out.size() == 1 ? graph.find(out.getFirst().to().node()) : null;
  }

  /** A parameter's numbers before the update. */
  @Nullable Numbers parameter(String name) {
    return step.parameters().stream()
        .filter(it -> it.name().equals(name))
        .map(Stepped.Change::before)
        .findFirst()
        .orElse(null);
  }

  Stepped.@Nullable Change change(String name) {
    return step.parameters().stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
  }

  /** The sample's class; -1 where it has none, or several. */
  int label() {
    return step.sample().classes() > 0 && step.sample().labelShape().size() == 1
        ? (int) bytes().getLong()
        : -1;
  }

  /** The numbers that the sample should give; null where it has another count, or a class. */
  double @Nullable [] targets(int count) {
    ByteBuffer bytes = bytes();
    if (step.sample().classes() > 0 || bytes.remaining() != count * Float.BYTES) {
      return null;
    }
    double[] targets = new double[count];
    for (int i = 0; i < count; i++) {
      targets[i] = bytes.getFloat();
    }
    return targets;
  }

  private ByteBuffer bytes() {
    return step.sample().labels().duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  static String text(Settings settings, String name) {
    return settings.values().get(name) instanceof Value.Text(String value) ? value : "none";
  }

  static double real(Settings settings, String name, double otherwise) {
    return settings.values().get(name) instanceof Value.Real(double value) ? value : otherwise;
  }

  static boolean flag(Settings settings, String name) {
    return settings.values().get(name) instanceof Value.Flag(boolean value) && value;
  }
}
