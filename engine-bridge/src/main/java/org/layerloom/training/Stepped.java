package org.layerloom.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;

/**
 * One training step with a single sample, as the engine does it: forward, loss, backward, update.
 *
 * @param sample what was stepped with; count 1
 * @param classNames one a class; none where numbers are predicted
 * @param flows what leaves each port, in the order of the flow: first what the dataset gives
 * @param losses each loss's own value, not weighted
 * @param loss what training makes smaller: the losses' sum, each times its weight, as the training
 *     program says it
 * @param parameters what training may change, in the order of the flow
 * @param learningRate of the step, before a node's own factor
 */
public record Stepped(
    Samples sample,
    List<String> classNames,
    List<Flow> flows,
    List<Cost> losses,
    double loss,
    List<Change> parameters,
    double learningRate) {

  /** The most numbers of a tensor that are sent; of a larger one the first are. */
  public static final int MOST = 32_768;

  public Stepped {
    classNames = List.copyOf(classNames);
    flows = List.copyOf(flows);
    losses = List.copyOf(losses);
    parameters = List.copyOf(parameters);
  }

  /**
   * Numbers of a tensor, row by row from its first on.
   *
   * @param shape the whole tensor's; a sample's, without the batch
   * @param values as many as the shape says, or the first of them: see {@link #whole}
   */
  @SuppressWarnings("ArrayRecordComponent") // Many numbers; nobody compares them.
  public record Numbers(Shape shape, float[] values) {

    /** Whether none are left out. */
    public boolean whole() {
      return values.length == shape.size();
    }
  }

  /**
   * What leaves a port.
   *
   * @param gradient of the loss by each of the values; null where it does not depend on them
   */
  public record Flow(PortRef port, Numbers values, @Nullable Numbers gradient) {}

  /** What a loss says of the sample. */
  public record Cost(NodeId node, double value) {}

  /**
   * What becomes of a parameter.
   *
   * @param name in checkpoints: {@code dense1.weight}
   * @param gradient of the loss alone, before penalties and clipping; null where the train node
   *     does not move it
   * @param after what it is behind the step
   * @param kept what the optimiser keeps of it
   */
  public record Change(
      NodeId node,
      String name,
      Numbers before,
      @Nullable Numbers gradient,
      Numbers after,
      List<Kept> kept) {

    public Change {
      kept = List.copyOf(kept);
    }
  }

  /**
   * What the optimiser keeps of a parameter, such as the mean of its gradients.
   *
   * @param what {@code mean}, {@code square} and so on, as checkpoints call it
   */
  public record Kept(String what, Numbers before, Numbers after) {}
}
