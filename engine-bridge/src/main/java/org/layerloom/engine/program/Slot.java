package org.layerloom.engine.program;

import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Weight;

/**
 * A tensor of the network that outlasts a step: trained numbers or running statistics.
 *
 * @param frozen whether training leaves it as it is, though its kind would train it
 */
public record Slot(NodeId node, Weight weight, boolean frozen) {

  /** Its name in checkpoints: {@code conv1.weight}. */
  public String key() {
    return node + "." + weight.name();
  }

  public Shape shape() {
    return weight.shape();
  }

  public boolean trained() {
    return weight.trained() && !frozen;
  }
}
