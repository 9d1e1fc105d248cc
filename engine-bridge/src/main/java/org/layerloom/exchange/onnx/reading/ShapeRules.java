package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What comes out of operators that are sealed: extents and types, as the standard has them. */
final class ShapeRules {

  /** One result. */
  @SuppressWarnings("ArrayRecordComponent") // extents of this room, which nobody changes
  record Out(long[] dims, int type) {}

  private static final Set<String> SAME =
      Set.of(
          "Abs Acos Acosh Asin Asinh Atan Atanh Ceil Celu Clip Cos Cosh CumSum Elu Erf Exp Floor Gelu"
              .split(" "));
  private static final Set<String> SAME_TOO =
      Set.of(
          ("HardSigmoid HardSwish HardMax Hardmax Identity LeakyRelu Log LogSoftmax LpNormalization"
                  + " LRN MeanVarianceNormalization Mish Neg Not PRelu Reciprocal Relu Round Selu"
                  + " Sigmoid Sign Sin Sinh Softmax Softplus Softsign Sqrt Tan Tanh ThresholdedRelu"
                  + " InstanceNormalization LayerNormalization GroupNormalization Dropout"
                  + " BatchNormalization Trilu SimplifiedLayerNormalization FastGelu QuickGelu BiasGelu")
              .split(" "));
  private static final Set<String> ELEMENTWISE =
      Set.of("Add Sub Mul Div Pow Max Min Mean Sum Mod And Or Xor BitShift".split(" "));
  private static final Set<String> QUESTIONS =
      Set.of("Equal Greater GreaterOrEqual Less LessOrEqual".split(" "));

  private final Chart chart;

  ShapeRules(Chart chart) {
    this.chart = chart;
  }

  /** Null where nothing is known of the operator. */
  @Nullable List<Out> of(NodeProto node) {
    String op = node.getOpType();
    Attrs attrs = new Attrs(node);
    Val first = chart.value(node, 0);
    if (first == null) {
      return null;
    }
    long[] x = first.dims();
    if (SAME.contains(op) || SAME_TOO.contains(op)) {
      return one(x, first.type());
    }
    if (ELEMENTWISE.contains(op)) {
      return one(all(node, 0), first.type());
    }
    if (QUESTIONS.contains(op)) {
      return one(all(node, 0), Known.BOOL);
    }
    return switch (op) {
      case "IsNaN", "IsInf" -> one(x, Known.BOOL);
      case "Cast" -> one(x, type((int) attrs.whole("to", 1)));
      case "Where" -> one(all(node, 0), Math.max(1, type(node, 1)));
      case "MatMul" -> one(product(x, dims(node, 1)), first.type());
      case "MatMulInteger" -> one(product(x, dims(node, 1)), Known.INT32);
      case "DynamicQuantizeLinear" ->
          List.of(
              new Out(x, Known.UINT8),
              new Out(new long[0], Known.FLOAT),
              new Out(new long[0], Known.UINT8));
      case "QuantizeLinear" -> one(x, chart.given(node, 2) ? type(node, 2) : Known.UINT8);
      case "DequantizeLinear" -> one(x, Known.FLOAT);
      case "Transpose" -> one(turned(x, attrs), first.type());
      case "Gather" -> one(gathered(x, dims(node, 1), attrs), first.type());
      case "Reshape" -> {
        Known shape = chart.known(node, 1);
        yield shape == null ? null : one(Reshaping.of(x, shape, node), first.type());
      }
      case "Flatten" -> {
        int axis = Sizes.axis(attrs.whole("axis", 1), x.length);
        yield one(
            new long[] {Sizes.product(x, 0, axis), Sizes.product(x, axis, x.length)}, first.type());
      }
      case "Squeeze" -> {
        Known axes = chart.known(node, 1);
        yield axes == null ? null : one(Reshaping.squeezed(x, axes), first.type());
      }
      case "Unsqueeze" -> {
        Known axes = chart.known(node, 1);
        yield axes == null ? null : one(Reshaping.unsqueezed(x, axes), first.type());
      }
      case "Concat" -> one(joined(node, attrs), first.type());
      case "Slice" -> {
        Cuts cuts = Cuts.of(chart, node, x);
        yield cuts == null ? null : one(cuts.dims(), first.type());
      }
      case "Expand" -> {
        Known shape = chart.known(node, 1);
        long[] both = shape == null ? null : Sizes.broadcast(x, shape.wholes());
        yield both == null ? null : one(both, first.type());
      }
      case "Tile" -> {
        Known times = chart.known(node, 1);
        yield times == null || times.size() != x.length ? null : one(tiled(x, times), first.type());
      }
      case "Conv", "ConvInteger" ->
          one(Windows.convolved(chart, node), op.equals("Conv") ? Known.FLOAT : Known.INT32);
      case "ConvTranspose" -> one(Windows.enlarged(chart, node), first.type());
      case "Einsum" -> one(Einsum.of(chart, node), first.type());
      case "MaxPool", "AveragePool", "LpPool" -> one(Windows.pooled(chart, node), first.type());
      case "GlobalAveragePool", "GlobalMaxPool" -> {
        long[] dims = x.clone();
        Arrays.fill(dims, Math.min(2, dims.length), dims.length, 1);
        yield one(dims, first.type());
      }
      case "Resize" -> {
        long[] dims = Windows.resized(chart, node);
        yield dims == null ? null : one(dims, first.type());
      }
      case "Pad" -> {
        long[] dims = Windows.padded(chart, node);
        yield dims == null ? null : one(dims, first.type());
      }
      case "Gemm" -> {
        long[] w = dims(node, 1);
        long rows = attrs.whole("transA", 0) == 0 ? x[0] : x[1];
        long columns = attrs.whole("transB", 0) == 0 ? w[1] : w[0];
        yield one(new long[] {rows, columns}, first.type());
      }
      case "LSTM", "GRU", "RNN" -> recurrent(x, attrs, op);
      case "Split" -> split(node, x, attrs, first.type());
      case "ArgMax", "ArgMin" -> one(reduced(x, List.of(attrs.whole("axis", 0)), attrs), 7);
      case "DepthToSpace", "SpaceToDepth" -> one(blocks(x, attrs, op), first.type());
      default -> op.startsWith("Reduce") ? reduce(node, x, attrs, first.type()) : null;
    };
  }

  private static List<Out> one(long @Nullable [] dims, int type) {
    if (dims == null) {
      throw new Unreadable("exchange.onnx.misfit", "");
    }
    return List.of(new Out(dims, type));
  }

  /** Every real type is calculated with in 32 bits. */
  static int type(int type) {
    return switch (type) {
      case Known.FLOAT16, Known.DOUBLE, Known.BFLOAT16 -> Known.FLOAT;
      default -> type;
    };
  }

  private int type(NodeProto node, int input) {
    Val value = chart.value(node, input);
    return value == null ? 0 : value.type();
  }

  private long[] dims(NodeProto node, int input) {
    Val value = chart.value(node, input);
    if (value == null) {
      throw new Unreadable("exchange.onnx.noValue", Names.of(node), "#" + input);
    }
    return value.dims();
  }

  private long @Nullable [] all(NodeProto node, int from) {
    long[] both = dims(node, from);
    for (int input = from + 1; input < node.getInputCount(); input++) {
      long[] next = Sizes.broadcast(both, dims(node, input));
      if (next == null) {
        return null;
      }
      both = next;
    }
    return both;
  }

  private static long @Nullable [] product(long[] a, long[] b) {
    if (a.length < 1 || b.length < 1) {
      return null;
    }
    long[] left = a.length == 1 ? new long[] {1, a[0]} : a;
    long[] right = b.length == 1 ? new long[] {b[0], 1} : b;
    long[] front =
        Sizes.broadcast(
            Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2));
    if (front == null || left[left.length - 1] != right[right.length - 2]) {
      return null;
    }
    List<Long> dims = new ArrayList<>(Arrays.stream(front).boxed().toList());
    if (a.length > 1) {
      dims.add(left[left.length - 2]);
    }
    if (b.length > 1) {
      dims.add(right[right.length - 1]);
    }
    return dims.stream().mapToLong(Long::longValue).toArray();
  }

  static long @Nullable [] turned(long[] x, Attrs attrs) {
    List<Long> order = attrs.wholes("perm");
    long[] dims = new long[x.length];
    if (order != null
        && (order.size() != x.length || order.stream().distinct().count() != x.length)) {
      return null;
    }
    for (int axis = 0; axis < x.length; axis++) {
      long from = order == null ? x.length - 1 - axis : order.get(axis);
      if (from < 0 || from >= x.length) {
        return null;
      }
      dims[axis] = x[(int) from];
    }
    return dims;
  }

  private static long[] gathered(long[] x, long[] indices, Attrs attrs) {
    int axis = Sizes.axis(attrs.whole("axis", 0), x.length);
    long[] dims = new long[x.length - 1 + indices.length];
    System.arraycopy(x, 0, dims, 0, axis);
    System.arraycopy(indices, 0, dims, axis, indices.length);
    System.arraycopy(x, axis + 1, dims, axis + indices.length, x.length - axis - 1);
    return dims;
  }

  private long[] joined(NodeProto node, Attrs attrs) {
    long[] dims = dims(node, 0).clone();
    int axis = Sizes.axis(attrs.whole("axis", 0), dims.length);
    for (int input = 1; input < node.getInputCount(); input++) {
      dims[axis] += dims(node, input)[axis];
    }
    return dims;
  }

  private static long[] tiled(long[] x, Known times) {
    long[] dims = x.clone();
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] *= times.whole(axis);
    }
    return dims;
  }

  private static @Nullable List<Out> recurrent(long[] x, Attrs attrs, String op) {
    long units = attrs.whole("hidden_size", 0);
    if (x.length != 3 || units < 1 || attrs.whole("layout", 0) != 0) {
      return null;
    }
    long directions = attrs.text("direction", "forward").equals("bidirectional") ? 2 : 1;
    Out last = new Out(new long[] {directions, x[1], units}, Known.FLOAT);
    Out all = new Out(new long[] {x[0], directions, x[1], units}, Known.FLOAT);
    return op.equals("LSTM") ? List.of(all, last, last) : List.of(all, last);
  }

  private @Nullable List<Out> split(NodeProto node, long[] x, Attrs attrs, int type) {
    int axis = Sizes.axis(attrs.whole("axis", 0), x.length);
    Known parts = chart.known(node, 1);
    if (chart.given(node, 1) && parts == null) {
      return null;
    }
    List<Out> outs = new ArrayList<>();
    long each = Math.ceilDiv(x[axis], node.getOutputCount());
    for (int i = 0; i < node.getOutputCount(); i++) {
      long part = parts == null ? Math.min(each, x[axis] - i * each) : parts.whole(i);
      outs.add(new Out(Sizes.with(x, axis, part), type));
    }
    return outs;
  }

  private @Nullable List<Out> reduce(NodeProto node, long[] x, Attrs attrs, int type) {
    List<Long> axes = attrs.wholes("axes");
    if (axes == null && chart.given(node, 1)) {
      Known given = chart.known(node, 1);
      if (given == null) {
        return null;
      }
      axes = given.list();
    }
    return one(reduced(x, axes, attrs), type);
  }

  static long[] reduced(long[] x, @Nullable List<Long> axes, Attrs attrs) {
    boolean keep = attrs.whole("keepdims", 1) == 1;
    boolean[] gone = new boolean[x.length];
    if (axes == null || axes.isEmpty()) {
      Arrays.fill(gone, true);
    } else {
      for (long axis : axes) {
        gone[Sizes.axis(axis, x.length - 1 < 0 ? 0 : x.length)] = true;
      }
    }
    List<Long> dims = new ArrayList<>();
    for (int axis = 0; axis < x.length; axis++) {
      if (!gone[axis]) {
        dims.add(x[axis]);
      } else if (keep) {
        dims.add(1L);
      }
    }
    return dims.stream().mapToLong(Long::longValue).toArray();
  }

  private static long @Nullable [] blocks(long[] x, Attrs attrs, String op) {
    long b = attrs.whole("blocksize", 0);
    if (x.length != 4 || b < 1) {
      return null;
    }
    return op.equals("DepthToSpace")
        ? new long[] {x[0], x[1] / (b * b), x[2] * b, x[3] * b}
        : new long[] {x[0], x[1] * b * b, x[2] / b, x[3] / b};
  }
}
