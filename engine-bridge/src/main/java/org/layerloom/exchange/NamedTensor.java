package org.layerloom.exchange;

import java.nio.FloatBuffer;
import org.layerloom.network.Shape;

/**
 * A tensor with its name: {@code conv1.weight}.
 *
 * @param values all of them from index 0, the last axis fastest
 */
public record NamedTensor(String name, Shape shape, FloatBuffer values) {

  /**
   * @throws IllegalArgumentException where shape and values differ in size
   */
  public NamedTensor {
    if (shape.size() != values.remaining()) {
      throw new IllegalArgumentException(
          name + ": " + shape + " does not hold " + values.remaining() + " numbers");
    }
    values = values.slice().asReadOnlyBuffer();
  }
}
