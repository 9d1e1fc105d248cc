package org.layerloom.app.stepping;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.training.Stepped;
import org.layerloom.training.Stepped.Numbers;

/**
 * A place on the way through a step, in the order of training.
 *
 * @param node whose turn it is, as the engine calls it
 * @param name of what is shown: a node, or a parameter as checkpoints call it
 * @param numbers what is shown
 */
record Stop(Phase phase, NodeId node, String name, Numbers numbers) {

  /** What happens there. */
  enum Phase {
    FORWARD,
    LOSS,
    BACKWARD,
    UPDATE
  }

  /** All of a step. */
  static List<Stop> of(Stepped step) {
    List<Stop> stops = new ArrayList<>();
    for (Stepped.Flow flow : step.flows()) {
      NodeId node = flow.port().node();
      stops.add(new Stop(Phase.FORWARD, node, node.value(), flow.values()));
    }
    for (Stepped.Cost cost : step.losses()) {
      Numbers one = new Numbers(Shape.of(1), new float[] {(float) cost.value()});
      stops.add(new Stop(Phase.LOSS, cost.node(), cost.node().value(), one));
    }
    for (Stepped.Flow flow : step.flows().reversed()) {
      if (flow.gradient() != null) {
        NodeId node = flow.port().node();
        stops.add(new Stop(Phase.BACKWARD, node, node.value(), flow.gradient()));
      }
    }
    for (Stepped.Change change : step.parameters()) {
      if (change.gradient() != null) {
        stops.add(new Stop(Phase.UPDATE, change.node(), change.name(), change.after()));
      }
    }
    return List.copyOf(stops);
  }
}
