package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Calculates what follows from constants alone. */
final class Folding {

  /** More than that is not worth it: such numbers are weights, and stay with their operator. */
  private static final long MOST = 1 << 24;

  private final Chart chart;

  Folding(Chart chart) {
    this.chart = chart;
  }

  /** The result; null where it depends on samples, or is not calculated here. */
  @Nullable Known of(NodeProto node) {
    if (node.getOpType().equals("Shape")) {
      return shape(node);
    }
    List<Known> in = new ArrayList<>();
    for (int i = 0; i < node.getInputCount(); i++) {
      Known known = chart.given(node, i) ? chart.known(node, i) : null;
      if (chart.given(node, i) && known == null) {
        return null;
      }
      if (known != null) {
        in.add(known);
      }
    }
    Known result = in.isEmpty() ? source(node) : folded(node, in);
    return result != null && result.kept() <= MOST ? result : null;
  }

  private static @Nullable Known source(NodeProto node) {
    if (!node.getOpType().equals("Constant") || node.getAttributeCount() != 1) {
      return null;
    }
    var value = node.getAttribute(0);
    return switch (value.getName()) {
      case "value" -> Known.of(value.getT());
      case "value_int" -> Known.wholes(new long[] {value.getI()});
      case "value_float" -> Known.reals(new float[] {value.getF()});
      case "value_ints" ->
          Known.wholes(
              value.getIntsList().stream().mapToLong(Long::longValue).toArray(),
              value.getIntsCount());
      case "value_floats" -> {
        float[] reals = new float[value.getFloatsCount()];
        for (int i = 0; i < reals.length; i++) {
          reals[i] = value.getFloats(i);
        }
        yield Known.reals(reals, reals.length);
      }
      default -> null;
    };
  }

  /** Extents are known of every tensor, whatever it holds. */
  private @Nullable Known shape(NodeProto node) {
    Val value = chart.value(node, 0);
    if (value == null) {
      return null;
    }
    long[] dims = value.dims();
    Attrs attrs = new Attrs(node);
    int from = place(attrs.whole("start", 0), dims.length);
    int to = place(attrs.whole("end", dims.length), dims.length);
    long[] part = from < to ? Arrays.copyOfRange(dims, from, to) : new long[0];
    return Known.wholes(part, part.length);
  }

  private static int place(long at, int rank) {
    return (int) Math.clamp(at < 0 ? at + rank : at, 0L, rank);
  }

  private @Nullable Known folded(NodeProto node, List<Known> in) {
    Known x = in.getFirst();
    Attrs attrs = new Attrs(node);
    return switch (node.getOpType()) {
      case "Identity", "Dropout" -> x;
      case "Cast" -> cast(x, (int) attrs.whole("to", 1));
      case "Size" -> Known.wholes(new long[] {x.size()});
      case "Reshape" -> x.shaped(Reshaping.of(x.dims(), in.get(1), node));
      case "Flatten" -> {
        int axis = Sizes.axis(attrs.whole("axis", 1), x.dims().length);
        yield x.shaped(
            Sizes.product(x.dims(), 0, axis), Sizes.product(x.dims(), axis, x.dims().length));
      }
      case "Squeeze" ->
          in.size() > 1
              ? x.shaped(Reshaping.squeezed(x.dims(), in.get(1)))
              : x.shaped(Arrays.stream(x.dims()).filter(extent -> extent != 1).toArray());
      case "Unsqueeze" -> x.shaped(Reshaping.unsqueezed(x.dims(), in.get(1)));
      case "Transpose" -> turned(x, attrs);
      case "Concat" -> joined(in, attrs);
      case "Gather" -> gathered(x, in.get(1), attrs);
      case "Slice" -> cut(node, x);
      case "ConstantOfShape" -> constant(attrs, x);
      case "Expand" -> expanded(x, in.get(1));
      case "Range" -> range(in);
      case "Where" -> where(in);
      case "Add" -> both(in, Double::sum, Long::sum);
      case "Sub" -> both(in, (a, b) -> a - b, (a, b) -> a - b);
      case "Mul" -> both(in, (a, b) -> a * b, (a, b) -> a * b);
      case "Div" -> both(in, (a, b) -> a / b, (a, b) -> b == 0 ? 0 : a / b);
      case "Pow" -> both(in, Math::pow, (a, b) -> (long) Math.pow((double) a, (double) b));
      case "Max" -> in.size() == 2 ? both(in, Math::max, Math::max) : null;
      case "Min" -> in.size() == 2 ? both(in, Math::min, Math::min) : null;
      case "Equal" -> question(in, (a, b) -> a == b ? 1 : 0);
      case "Greater" -> question(in, (a, b) -> a > b ? 1 : 0);
      case "Less" -> question(in, (a, b) -> a < b ? 1 : 0);
      case "Not" -> x.type() == Known.BOOL ? typed(x, Known.BOOL, value -> 1 - value) : null;
      case "Sqrt" -> each(x, Math::sqrt);
      case "Exp" -> each(x, Math::exp);
      case "Log" -> each(x, Math::log);
      case "Neg" -> each(x, value -> -value);
      case "Abs" -> each(x, Math::abs);
      case "Floor" -> each(x, Math::floor);
      case "Ceil" -> each(x, Math::ceil);
      case "Reciprocal" -> each(x, value -> 1 / value);
      case "DequantizeLinear" -> dequantised(in, attrs);
      case "ReduceProd" -> x.dims().length == 1 ? product(x, attrs) : null;
      default -> null;
    };
  }

  private static @Nullable Known cast(Known x, int to) {
    int type = ShapeRules.type(to);
    if (type == x.type()) {
      return x;
    }
    if (x.kept() > MOST) {
      return null;
    }
    Known cast =
        type == Known.FLOAT
            ? Known.reals(x.reals().clone(), kept(x))
            : Known.typed(type, x.wholes().clone(), kept(x));
    return again(x, cast, x.dims());
  }

  private static long[] kept(Known x) {
    return x.isSame() ? new long[0] : x.dims();
  }

  private static Known again(Known x, Known result, long[] dims) {
    return x.isSame() ? Known.same(result, dims) : result;
  }

  private static @Nullable Known each(Known x, DoubleUnaryOperator operation) {
    if (x.kept() > MOST) {
      return null;
    }
    if (!x.real()) {
      return typed(x, x.type(), operation);
    }
    float[] values = new float[x.kept()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) operation.applyAsDouble(x.real(i));
    }
    return again(x, Known.reals(values, kept(x)), x.dims());
  }

  private static @Nullable Known typed(Known x, int type, DoubleUnaryOperator operation) {
    if (x.kept() > MOST) {
      return null;
    }
    long[] values = new long[x.kept()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) operation.applyAsDouble((double) x.whole(i));
    }
    return again(x, Known.typed(type, values, kept(x)), x.dims());
  }

  private static @Nullable Known question(List<Known> in, DoubleBinaryOperator operation) {
    Known result =
        both(in, operation, (a, b) -> (long) operation.applyAsDouble((double) a, (double) b));
    return result == null
        ? null
        : again(
            result, Known.typed(Known.BOOL, result.wholes().clone(), kept(result)), result.dims());
  }

  private static @Nullable Known both(
      List<Known> in, DoubleBinaryOperator real, LongBinaryOperator whole) {
    Known a = in.get(0);
    Known b = in.size() > 1 ? in.get(1) : a;
    long[] dims = in.size() == 2 ? Sizes.broadcast(a.dims(), b.dims()) : null;
    if (dims == null) {
      return null;
    }
    boolean same = (a.isSame() || a.size() == 1) && (b.isSame() || b.size() == 1);
    if (!same && tooMany(dims)) {
      return null;
    }
    int count = same ? 1 : (int) Sizes.of(dims, "");
    long[] kept = same ? new long[0] : dims;
    Places one = new Places(a, dims);
    Places other = new Places(b, dims);
    Known result;
    if (a.real()) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) real.applyAsDouble(a.real(one.of(i)), b.real(other.of(i)));
      }
      result = Known.reals(values, kept);
    } else {
      long[] values = new long[count];
      for (int i = 0; i < count; i++) {
        values[i] = whole.applyAsLong(a.whole(one.of(i)), b.whole(other.of(i)));
      }
      result = Known.typed(a.type(), values, kept);
    }
    return same ? Known.same(result, dims) : result;
  }

  /** Where the number for a place of a broadcast result lies. */
  @SuppressWarnings("ArrayRecordComponent") // extents of this room, which nobody changes
  private record Places(Known of, long[] dims) {
    int of(int place) {
      if (of.kept() == 1) {
        return 0;
      }
      long[] own = of.dims();
      long rest = place;
      long at = 0;
      long step = 1;
      for (int back = 1; back <= own.length; back++) {
        long extent = dims[dims.length - back];
        long index = rest % extent;
        rest /= extent;
        at += own[own.length - back] == 1 ? 0 : index * step;
        step *= own[own.length - back];
      }
      return (int) at;
    }
  }

  private static @Nullable Known where(List<Known> in) {
    if (in.size() != 3) {
      return null;
    }
    long[] two = Sizes.broadcast(in.get(1).dims(), in.get(2).dims());
    long[] dims = two == null ? null : Sizes.broadcast(in.get(0).dims(), two);
    if (dims == null || tooMany(dims)) {
      return null;
    }
    int count = (int) Sizes.of(dims, "");
    Places condition = new Places(in.get(0), dims);
    Places yes = new Places(in.get(1), dims);
    Places no = new Places(in.get(2), dims);
    boolean real = in.get(1).real();
    float[] reals = new float[real ? count : 0];
    long[] wholes = new long[real ? 0 : count];
    for (int i = 0; i < count; i++) {
      boolean first = in.get(0).whole(condition.of(i)) != 0;
      Known from = in.get(first ? 1 : 2);
      int at = (first ? yes : no).of(i);
      if (real) {
        reals[i] = from.real(at);
      } else {
        wholes[i] = from.whole(at);
      }
    }
    return real ? Known.reals(reals, dims) : Known.typed(in.get(1).type(), wholes, dims);
  }

  private static @Nullable Known turned(Known x, Attrs attrs) {
    long[] dims = ShapeRules.turned(x.dims(), attrs);
    if (dims == null || x.kept() > MOST) {
      return null;
    }
    if (x.isSame()) {
      return Known.same(x, dims);
    }
    List<Long> perm = attrs.wholes("perm");
    int rank = dims.length;
    long[] steps = new long[rank];
    long[] own = x.dims();
    for (int axis = 0; axis < rank; axis++) {
      int from = perm == null ? rank - 1 - axis : perm.get(axis).intValue();
      steps[axis] = Sizes.product(own, from + 1, rank);
    }
    return picked(x, dims, steps, 0);
  }

  /** Numbers that lie at regular steps. */
  private static Known picked(Known x, long[] dims, long[] steps, long start) {
    int count = (int) Sizes.of(dims, "");
    float[] reals = new float[x.real() ? count : 0];
    long[] wholes = new long[x.real() ? 0 : count];
    for (int i = 0; i < count; i++) {
      long rest = i;
      long at = start;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        at += rest % dims[axis] * steps[axis];
        rest /= dims[axis];
      }
      if (x.real()) {
        reals[i] = x.real((int) at);
      } else {
        wholes[i] = x.whole((int) at);
      }
    }
    return x.real() ? Known.reals(reals, dims) : Known.typed(x.type(), wholes, dims);
  }

  private @Nullable Known cut(NodeProto node, Known x) {
    Cuts cuts = Cuts.of(chart, node, x.dims());
    if (cuts == null || x.kept() > MOST) {
      return null;
    }
    if (x.isSame()) {
      return Known.same(x, cuts.dims());
    }
    long[] own = x.dims();
    long[] steps = new long[own.length];
    long start = 0;
    for (int axis = 0; axis < own.length; axis++) {
      steps[axis] = Sizes.product(own, axis + 1, own.length);
    }
    for (Cuts.Cut each : cuts.cuts()) {
      start += each.from() * steps[each.axis()];
      steps[each.axis()] *= each.step();
    }
    return picked(x, cuts.dims(), steps, start);
  }

  private static @Nullable Known joined(List<Known> in, Attrs attrs) {
    long[] dims = in.getFirst().dims();
    if (dims.length == 0) {
      return null;
    }
    int axis = Sizes.axis(attrs.whole("axis", 0), dims.length);
    dims[axis] = 0;
    for (Known part : in) {
      if (part.dims().length != dims.length) {
        return null;
      }
      dims[axis] += part.dims()[axis];
    }
    if (tooMany(dims)) {
      return null;
    }
    boolean real = in.getFirst().real();
    int outer = (int) Sizes.product(dims, 0, axis);
    int count = (int) Sizes.of(dims, "");
    float[] reals = new float[real ? count : 0];
    long[] wholes = new long[real ? 0 : count];
    int at = 0;
    for (int row = 0; row < outer; row++) {
      for (Known part : in) {
        int length = (int) Sizes.product(part.dims(), axis, dims.length);
        for (int i = 0; i < length; i++, at++) {
          if (at >= count) {
            return null;
          }
          if (real) {
            reals[at] = part.real(row * length + i);
          } else {
            wholes[at] = part.whole(row * length + i);
          }
        }
      }
    }
    return real ? Known.reals(reals, dims) : Known.typed(in.getFirst().type(), wholes, dims);
  }

  private static @Nullable Known gathered(Known x, Known indices, Attrs attrs) {
    long[] own = x.dims();
    if (own.length == 0 || indices.kept() > MOST || x.kept() > MOST || x.isSame()) {
      return null;
    }
    int axis = Sizes.axis(attrs.whole("axis", 0), own.length);
    long inner = Sizes.product(own, axis + 1, own.length);
    int outer = (int) Sizes.product(own, 0, axis);
    long[] dims = new long[own.length - 1 + indices.dims().length];
    System.arraycopy(own, 0, dims, 0, axis);
    System.arraycopy(indices.dims(), 0, dims, axis, indices.dims().length);
    System.arraycopy(own, axis + 1, dims, axis + indices.dims().length, own.length - axis - 1);
    long count = Sizes.of(dims, "");
    if (count > MOST) {
      return null;
    }
    float[] reals = new float[x.real() ? (int) count : 0];
    long[] wholes = new long[x.real() ? 0 : (int) count];
    int at = 0;
    for (int row = 0; row < outer; row++) {
      for (int i = 0; i < indices.size(); i++) {
        long index = indices.whole(i) < 0 ? indices.whole(i) + own[axis] : indices.whole(i);
        if (index < 0 || index >= own[axis]) {
          throw new Unreadable("exchange.onnx.axis", index, own[axis]);
        }
        long from = (row * own[axis] + index) * inner;
        for (long k = 0; k < inner; k++, at++) {
          if (x.real()) {
            reals[at] = x.real((int) (from + k));
          } else {
            wholes[at] = x.whole((int) (from + k));
          }
        }
      }
    }
    return x.real() ? Known.reals(reals, dims) : Known.typed(x.type(), wholes, dims);
  }

  private static Known constant(Attrs attrs, Known shape) {
    var value = attrs.find("value");
    Known one = value == null ? Known.reals(new float[1]) : Known.of(value.getT());
    if (shape.size() > 16 || one.size() != 1) {
      throw new Unreadable("exchange.onnx.extents", "ConstantOfShape", shape.dims().length);
    }
    long[] dims = shape.wholes().clone();
    Sizes.of(dims, "ConstantOfShape");
    return Known.same(one, dims);
  }

  private static @Nullable Known expanded(Known x, Known shape) {
    long[] dims = shape.size() > 16 ? null : Sizes.broadcast(x.dims(), shape.wholes());
    if (dims == null) {
      return null;
    }
    if (x.real() && Sizes.flows(dims)) {
      return null; // a node that gives them for each sample
    }
    if (x.isSame() || x.size() == 1) {
      return Known.same(x, dims);
    }
    if (tooMany(dims)) {
      return null;
    }
    Places places = new Places(x, dims);
    int count = (int) Sizes.of(dims, "");
    float[] reals = new float[x.real() ? count : 0];
    long[] wholes = new long[x.real() ? 0 : count];
    for (int i = 0; i < count; i++) {
      if (x.real()) {
        reals[i] = x.real(places.of(i));
      } else {
        wholes[i] = x.whole(places.of(i));
      }
    }
    return x.real() ? Known.reals(reals, dims) : Known.typed(x.type(), wholes, dims);
  }

  /** Also where there would be some for each sample: those only stand for what they repeat. */
  private static boolean tooMany(long[] dims) {
    return Sizes.of(dims, "") > MOST || Arrays.stream(dims).anyMatch(Sizes::ofBatch);
  }

  private static @Nullable Known range(List<Known> in) {
    if (in.size() != 3 || in.getFirst().real() || in.get(2).whole(0) == 0) {
      return null;
    }
    long from = in.get(0).whole(0);
    long step = in.get(2).whole(0);
    long count = Math.max(0, Math.ceilDiv(in.get(1).whole(0) - from, step));
    if (count > MOST) {
      return null;
    }
    long[] values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = from + i * step;
    }
    return Known.wholes(values, count);
  }

  private static @Nullable Known product(Known x, Attrs attrs) {
    long product = 1;
    for (long value : x.wholes()) {
      product *= value;
    }
    return x.real()
        ? null
        : Known.wholes(
            new long[] {product}, attrs.whole("keepdims", 1) == 1 ? new long[] {1} : new long[0]);
  }

  private static @Nullable Known dequantised(List<Known> in, Attrs attrs) {
    Known x = in.get(0);
    Known scale = in.get(1);
    Known zero = in.size() > 2 ? in.get(2) : null;
    long[] dims = x.dims();
    if (x.kept() > MOST || x.isSame()) {
      return null;
    }
    int axis = dims.length == 0 ? 0 : (int) (attrs.whole("axis", 1) + dims.length) % dims.length;
    long inner = dims.length == 0 ? 1 : Sizes.product(dims, axis + 1, dims.length);
    boolean each = scale.size() > 1;
    if (each && (dims.length == 0 || scale.size() != dims[axis])) {
      return null;
    }
    float[] values = new float[x.kept()];
    for (int i = 0; i < values.length; i++) {
      int channel = each ? (int) (i / inner % dims[axis]) : 0;
      long off = zero == null ? 0 : zero.whole(zero.size() > 1 ? channel : 0);
      values[i] = (x.whole(i) - off) * scale.real(channel);
    }
    return Known.reals(values, dims);
  }
}
