package org.layerloom.exchange.onnx.reading;

import java.util.List;
import java.util.Map;

/**
 * What a person says of a file's inputs where the file leaves it open.
 *
 * @param shapes by the input's name: one sample's extents, without the batch
 * @param numbers by the input's name: a whole number that it always is, such as a sampling rate
 */
public record Given(Map<String, List<Long>> shapes, Map<String, Long> numbers) {

  public static final Given NOTHING = new Given(Map.of(), Map.of());

  public Given {
    shapes = Map.copyOf(shapes);
    numbers = Map.copyOf(numbers);
  }
}
