package org.layerloom.exchange.onnx;

import static org.layerloom.exchange.onnx.Attributes.attribute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.exchange.onnx.Traced.Fixed;
import org.layerloom.exchange.onnx.Traced.Scalar;
import org.layerloom.exchange.onnx.Traced.Wire;

/** Products with weights, sums along axes, and what brings numbers to a common size. */
final class SumOperators {

  private SumOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    all.put("linear", SumOperators::linear);
    all.put("bilinear", SumOperators::bilinear);
    all.put("embedding", SumOperators::embedding);
    all.put("sum", (d, a) -> reduce(d, a, "ReduceSum"));
    all.put("mean", (d, a) -> reduce(d, a, "ReduceMean"));
    all.put("amax", (d, a) -> reduce(d, a, "ReduceMax"));
    all.put("amin", (d, a) -> reduce(d, a, "ReduceMin"));
    all.put("softmax", (d, a) -> axis(d, a, "Softmax"));
    all.put("log_softmax", (d, a) -> axis(d, a, "LogSoftmax"));
    all.put("cosine_similarity", SumOperators::cosine);
    all.put("batch_norm", SumOperators::batchNorm);
    all.put("layer_norm", SumOperators::layerNorm);
    all.put("group_norm", SumOperators::groupNorm);
    all.put("instance_norm", SumOperators::instanceNorm);
    all.put("rms_norm", SumOperators::rmsNorm);
    return all;
  }

  /** {@code x Wᵀ + b}: one node of a row, a product and a sum of a sequence. */
  static Wire linear(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    Fixed weight = a.fixed(1);
    List<Long> dims = Dims.with(x.dims(), x.rank() - 1, weight.dims().getFirst());
    if (x.rank() == 2) {
      List<String> inputs = new ArrayList<>(List.of(x.name(), d.use(weight)));
      if (!a.isNone(2)) {
        inputs.add(d.use(a.fixed(2)));
      }
      return d.emit("Gemm", dims, inputs, attribute("transB", 1L));
    }
    Wire product = d.emit("MatMul", dims, List.of(x.name(), d.use(turned(weight))));
    return a.isNone(2) ? product : ElementOperators.plus(d, product, a.fixed(2));
  }

  /** A weight with its two axes exchanged. */
  private static Fixed turned(Fixed weight) {
    int rows = (int) (long) weight.dims().get(0);
    int columns = (int) (long) weight.dims().get(1);
    float[] values = new float[weight.size()];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[column * rows + row] = weight.at(row * columns + column);
      }
    }
    return new Fixed(
        weight.name() + "/transposed", weight.dims().reversed(), java.nio.FloatBuffer.wrap(values));
  }

  private static Wire bilinear(Drawing d, Arguments a) {
    Fixed weight = a.fixed(2);
    Wire sum =
        d.emit(
            "Einsum",
            List.of(Traced.BATCH, weight.dims().getFirst()),
            List.of(a.wire(0).name(), d.use(weight), a.wire(1).name()),
            attribute("equation", "ni,kij,nj->nk"));
    return a.isNone(3) ? sum : ElementOperators.plus(d, sum, a.fixed(3));
  }

  private static Wire embedding(Drawing d, Arguments a) {
    Fixed weight = a.fixed(0);
    Wire indices = a.wire(1);
    List<Long> dims = new ArrayList<>(indices.dims());
    dims.add(weight.dims().get(1));
    return d.emit("Gather", dims, List.of(d.use(weight), indices.name()), attribute("axis", 0L));
  }

  private static Wire reduce(Drawing d, Arguments a, String operator) {
    return reduce(d, a.wire(0), operator, a.wholes(1), a.truth(2));
  }

  static Wire reduce(Drawing d, Wire x, String operator, List<Long> axes, boolean keep) {
    List<Integer> places =
        new ArrayList<>(axes.stream().map(axis -> Dims.axis(axis, x.rank())).sorted().toList());
    Collections.reverse(places);
    List<Long> dims = x.dims();
    for (int axis : places) {
      dims = keep ? Dims.with(dims, axis, 1) : Dims.without(dims, axis);
    }
    // Of all of these only the sum takes its axes as an input at this opset.
    return operator.equals("ReduceSum")
        ? d.emit(
            operator,
            dims,
            List.of(x.name(), d.wholes(axes)),
            attribute("keepdims", keep ? 1L : 0L))
        : d.emit(
            operator,
            dims,
            List.of(x.name()),
            attribute("axes", axes),
            attribute("keepdims", keep ? 1L : 0L));
  }

  private static Wire axis(Drawing d, Arguments a, String operator) {
    return ElementOperators.same(d, operator, a.wire(0), attribute("axis", (long) a.real(1)));
  }

  private static Wire cosine(Drawing d, Arguments a) {
    Wire product = ElementOperators.times(d, a.wire(0), a.wire(1));
    Wire dot = reduce(d, product, "ReduceSum", List.of(-1L), false);
    Wire lengths =
        ElementOperators.times(d, length(d, a.wire(0), a.real(3)), length(d, a.wire(1), a.real(3)));
    return d.emit("Div", dot.dims(), List.of(dot.name(), lengths.name()));
  }

  private static Wire length(Drawing d, Wire x, double least) {
    Wire square = ElementOperators.times(d, x, x);
    Wire root =
        ElementOperators.same(d, "Sqrt", reduce(d, square, "ReduceSum", List.of(-1L), false));
    return d.emit("Max", root.dims(), List.of(root.name(), d.number(least)));
  }

  private static Wire batchNorm(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    if (a.truth(5)) {
      throw new Unwritable("torch.batch_norm while training");
    }
    return d.emit(
        "BatchNormalization",
        x.dims(),
        List.of(
            x.name(), d.use(a.fixed(1)), d.use(a.fixed(2)), d.use(a.fixed(3)), d.use(a.fixed(4))),
        attribute("epsilon", a.real(7)),
        attribute("momentum", 1 - a.real(6)));
  }

  private static Wire layerNorm(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    return d.emit(
        "LayerNormalization",
        x.dims(),
        List.of(x.name(), d.use(a.fixed(2)), d.use(a.fixed(3))),
        attribute("axis", -1L),
        attribute("epsilon", a.real(4)));
  }

  /** Written out, as the operator of this name is younger than our opset. */
  private static Wire groupNorm(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    long groups = (long) a.real(1);
    long each = Dims.product(x.dims(), 1, x.rank() - 1) / groups;
    Wire grouped = ShapeOperators.reshape(d, x, List.of(Traced.BATCH, groups, each));
    Wire mean = reduce(d, grouped, "ReduceMean", List.of(-1L), true);
    Wire centred = d.emit("Sub", grouped.dims(), List.of(grouped.name(), mean.name()));
    Wire back = ShapeOperators.reshape(d, byItsSize(d, centred, a.real(4)), x.dims());
    Wire scaled = ElementOperators.times(d, back, perChannel(a.fixed(2), x.rank()));
    return ElementOperators.plus(d, scaled, perChannel(a.fixed(3), x.rank()));
  }

  /** Divided by the root of the mean of its squares. */
  private static Wire byItsSize(Drawing d, Wire x, double epsilon) {
    Wire mean = reduce(d, ElementOperators.times(d, x, x), "ReduceMean", List.of(-1L), true);
    Wire root =
        ElementOperators.same(d, "Sqrt", ElementOperators.plus(d, mean, new Scalar(epsilon)));
    return d.emit("Div", x.dims(), List.of(x.name(), root.name()));
  }

  /** A number for each channel, with axes of extent 1 behind. */
  static Fixed perChannel(Fixed weight, int rank) {
    List<Long> dims = new ArrayList<>(weight.dims());
    for (int axis = 2; axis < rank; axis++) {
      dims.add(1L);
    }
    return new Fixed(weight.name(), dims, weight.values());
  }

  private static Wire instanceNorm(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    return d.emit(
        "InstanceNormalization",
        x.dims(),
        List.of(x.name(), d.use(a.fixed(1)), d.use(a.fixed(2))),
        attribute("epsilon", a.real(7)));
  }

  private static Wire rmsNorm(Drawing d, Arguments a) {
    return ElementOperators.times(d, byItsSize(d, a.wire(0), a.real(3)), a.fixed(2));
  }
}
