package org.layerloom.exchange.onnx;

import static org.layerloom.exchange.onnx.Attributes.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.exchange.onnx.Traced.Fixed;
import org.layerloom.exchange.onnx.Traced.Recurrence;
import org.layerloom.exchange.onnx.Traced.Scalar;
import org.layerloom.exchange.onnx.Traced.Wire;
import org.layerloom.exchange.onnx.Traced.Zeros;

/** Recurrent layers and attention. */
final class SequenceOperators {

  private SequenceOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    all.put("new_zeros", (d, a) -> new Zeros());
    all.put("rnn_tanh", (d, a) -> recurrent(d, a, "RNN", new int[] {0}));
    // PyTorch keeps input, forget, cell, output; ONNX input, output, forget, cell.
    all.put("lstm", (d, a) -> recurrent(d, a, "LSTM", new int[] {0, 3, 1, 2}));
    // PyTorch keeps reset, update, new; ONNX update, reset, new.
    all.put("gru", (d, a) -> recurrent(d, a, "GRU", new int[] {1, 0, 2}));
    all.put("scaled_dot_product_attention", SequenceOperators::attention);
    return all;
  }

  /**
   * @param gates from a gate's place in ONNX to its place in PyTorch
   */
  private static Recurrence recurrent(Drawing d, Arguments a, String operator, int[] gates) {
    Wire x = ShapeOperators.transpose(d, a.wire(0), List.of(1L, 0L, 2L));
    List<Fixed> weights = a.items(2).stream().map(Fixed.class::cast).toList();
    int layers = a.whole(4);
    int directions = a.truth(7) ? 2 : 1;
    Recurrence found = null;
    for (int layer = 0; layer < layers; layer++) {
      List<Fixed> own = weights.subList(4 * directions * layer, 4 * directions * (layer + 1));
      if (found != null) {
        x = joined(d, found.all());
      }
      found = layer(d, x, own, operator, gates);
    }
    if (found == null) {
      throw new Unwritable("a recurrent layer of no layers");
    }
    return found;
  }

  private static Recurrence layer(
      Drawing d, Wire x, List<Fixed> weights, String operator, int[] gates) {
    long directions = weights.size() / 4;
    long units = weights.get(1).dims().get(1);
    List<AttributeProto> attributes = new ArrayList<>();
    attributes.add(attribute("hidden_size", units));
    attributes.add(attribute("direction", directions == 2 ? "bidirectional" : "forward"));
    if (operator.equals("GRU")) {
      attributes.add(attribute("linear_before_reset", 1L));
    }
    List<String> results =
        d.emitSeveral(
            operator,
            List.of("all", "last"),
            List.of(
                x.name(),
                d.use(packed(weights, 0, gates)),
                d.use(packed(weights, 1, gates)),
                d.use(biases(weights, gates))),
            attributes.toArray(AttributeProto[]::new));
    long steps = x.dims().getFirst();
    return new Recurrence(
        new Wire(results.get(0), List.of(steps, directions, Traced.BATCH, units), false),
        new Wire(results.get(1), List.of(directions, Traced.BATCH, units), false));
  }

  /** Steps first, the directions' units behind one another: what the next layer reads. */
  private static Wire joined(Drawing d, Wire all) {
    Wire turned = ShapeOperators.transpose(d, all, List.of(0L, 2L, 1L, 3L));
    List<Long> dims =
        List.of(all.dims().get(0), Traced.BATCH, all.dims().get(1) * all.dims().get(3));
    return d.emit("Reshape", dims, List.of(turned.name(), d.wholes(dims)));
  }

  /** Every step of a recurrent layer, the batch first. */
  static Wire everyStep(Drawing d, Recurrence of) {
    List<Long> dims = of.all().dims();
    Wire turned = ShapeOperators.transpose(d, of.all(), List.of(2L, 0L, 1L, 3L));
    return ShapeOperators.reshape(
        d, turned, List.of(Traced.BATCH, dims.get(0), dims.get(1) * dims.get(3)));
  }

  /** One of a layer's two matrices, of all directions, its gates in ONNX's order. */
  private static Fixed packed(List<Fixed> weights, int which, int[] gates) {
    Fixed first = weights.get(which);
    int directions = weights.size() / 4;
    FloatBuffer values = FloatBuffer.allocate(directions * first.size());
    for (int direction = 0; direction < directions; direction++) {
      putGates(values, weights.get(4 * direction + which), gates);
    }
    return new Fixed(
        first.name() + "/packed",
        List.of((long) directions, first.dims().get(0), first.dims().get(1)),
        values.flip());
  }

  /** Both biases of each direction behind one another. */
  private static Fixed biases(List<Fixed> weights, int[] gates) {
    Fixed first = weights.get(2);
    int directions = weights.size() / 4;
    FloatBuffer values = FloatBuffer.allocate(2 * directions * first.size());
    for (int direction = 0; direction < directions; direction++) {
      putGates(values, weights.get(4 * direction + 2), gates);
      putGates(values, weights.get(4 * direction + 3), gates);
    }
    return new Fixed(
        first.name() + "/packed", List.of((long) directions, 2L * first.size()), values.flip());
  }

  private static void putGates(FloatBuffer values, Fixed weight, int[] gates) {
    int each = weight.size() / gates.length;
    for (int gate : gates) {
      values.put(weight.values().slice(weight.values().position() + gate * each, each));
    }
  }

  private static Wire attention(Drawing d, Arguments a) {
    Wire q = a.wire(0);
    Wire k = a.wire(1);
    Wire v = a.wire(2);
    Wire turned = ShapeOperators.transpose(d, k, List.of(0L, 1L, 3L, 2L));
    List<Long> dims = Dims.with(q.dims(), 3, k.dims().get(2));
    Wire scores = d.emit("MatMul", dims, List.of(q.name(), turned.name()));
    Wire scaled =
        ElementOperators.times(d, scores, new Scalar(1 / Math.sqrt((double) q.dims().get(3))));
    Wire seen = a.truth(5) ? ElementOperators.plus(d, scaled, past(d, dims)) : scaled;
    Wire shares = ElementOperators.same(d, "Softmax", seen, attribute("axis", -1L));
    return d.emit(
        "MatMul", Dims.with(q.dims(), 3, v.dims().get(3)), List.of(shares.name(), v.name()));
  }

  /** Zero where a step may look, and so little elsewhere that nothing is left of it. */
  private static Fixed past(Drawing d, List<Long> dims) {
    int steps = (int) (long) dims.get(2);
    int keys = (int) (long) dims.get(3);
    float[] values = new float[steps * keys];
    for (int step = 0; step < steps; step++) {
      for (int key = step + 1; key < keys; key++) {
        values[step * keys + key] = Float.NEGATIVE_INFINITY;
      }
    }
    return d.fixed("past", List.of((long) steps, (long) keys), values);
  }
}
