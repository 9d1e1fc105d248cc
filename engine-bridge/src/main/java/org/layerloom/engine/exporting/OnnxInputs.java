package org.layerloom.engine.exporting;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;

/**
 * Samples as an exported model wants them: raw, or as preparation left them.
 *
 * @param computed what every node computes of the samples
 */
record OnnxInputs(Outgoing network, Map<PortRef, FloatBuffer> computed) {

  /**
   * The first samples.
   *
   * @param names what the model asks for: one of constants asks for less
   */
  Map<String, OnnxRuntime.Given> first(List<String> names, int count) {
    Map<String, OnnxRuntime.Given> given = new LinkedHashMap<>();
    for (Outgoing.Entry entry : network.entries()) {
      if (!names.contains(entry.name())) {
        continue;
      }
      FloatBuffer all = Objects.requireNonNull(computed.get(entry.from()));
      Shape shape = entry.signal().shape();
      FloatBuffer values = all.slice(0, Math.toIntExact(count * shape.size()));
      List<Long> dims = new ArrayList<>(List.of((long) count));
      dims.addAll(shape.extents());
      given.put(
          entry.name(),
          entry.signal().calculable()
              ? new OnnxRuntime.Given.Reals(values, dims)
              : new OnnxRuntime.Given.Wholes(wholes(values), dims));
    }
    return given;
  }

  private static LongBuffer wholes(FloatBuffer values) {
    LongBuffer wholes = LongBuffer.allocate(values.remaining());
    for (int i = 0; i < wholes.capacity(); i++) {
      wholes.put((long) values.get(i));
    }
    return wholes.flip();
  }
}
