package org.layerloom.engine.program;

import java.util.List;
import org.layerloom.network.Node;

/**
 * One train node's part of a step.
 *
 * @param train the node
 * @param losses what it makes smaller in sum
 * @param places in the state list, of the weights that it moves
 * @param suffix behind the names of its variables; empty for the only one
 */
record Objective(
    Node train,
    TrainPlan plan,
    Optimiser optimiser,
    List<Node> losses,
    List<Integer> places,
    Groups groups,
    String suffix) {

  /** The list of the leaves that its gradients are asked of. */
  String weights() {
    return "weights" + suffix;
  }

  /** The list of the same tensors as they lie in the state, in the same order. */
  String own() {
    return suffix.isEmpty() ? "state" : "own" + suffix;
  }

  String group(int number) {
    return "group" + suffix + "_" + number;
  }

  /** The expression of a tensor of the state while this objective has its turn. */
  String tensor(int place) {
    int at = places.indexOf(place);
    return at < 0 ? "state[" + place + "]" : weights() + "[" + at + "]";
  }
}
