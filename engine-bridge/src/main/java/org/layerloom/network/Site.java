package org.layerloom.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may look at.
 *
 * @param inputs per input port, in order, the signals that arrive there: one, or any number at a
 *     port that takes many; empty at an optional port without a link
 * @param data tells the shapes of datasets
 */
public record Site(Settings settings, List<List<Signal>> inputs, DatasetShapes data) {

  public Site {
    inputs = List.copyOf(inputs);
  }

  /** The only signal of an input port. */
  public Signal input(int port) {
    return inputs.get(port).getFirst();
  }

  /** The only signal of an input port that takes tensors. */
  public Signal.Tensor tensor(int port) {
    return (Signal.Tensor) input(port);
  }

  /** Answers what is in a dataset without reading its samples. */
  public interface DatasetShapes {

    /** Features, then labels, of a dataset; null where none of that name is known. */
    @Nullable DatasetShape find(String dataset);

    /** Knows none. */
    DatasetShapes NONE = dataset -> null;
  }

  /**
   * @param trainSize samples to train and validate with; {@code testSize} may be 0
   */
  public record DatasetShape(
      Signal.Tensor features, Signal.Labels labels, long trainSize, long testSize) {}
}
