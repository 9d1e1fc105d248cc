package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators of each number by itself. */
final class ElementReaders {

  private static final double SELU_ALPHA = 1.6732631921768188;
  private static final double SELU_SCALE = 1.0507010221481323;

  private ElementReaders() {}

  static Map<String, Reader> all() {
    Map<String, Reader> all = new HashMap<>();
    all.put("Relu", plain("relu"));
    all.put("Sigmoid", plain("sigmoid"));
    all.put("Tanh", plain("tanh"));
    all.put("Softplus", plain("softplus"));
    all.put("Softsign", plain("softsign"));
    all.put("HardSwish", plain("hardSwish"));
    all.put("Mish", plain("mish"));
    all.put(
        "Gelu",
        (chart, node) ->
            new Attrs(node).text("approximate", "none").equals("none")
                && plain("gelu").read(chart, node));
    all.put("LeakyRelu", (chart, node) -> sloped(chart, node, "leakyRelu", 0.01f, 0, 1));
    all.put("Elu", (chart, node) -> sloped(chart, node, "elu", 1, 0.01, 10));
    all.put("Celu", (chart, node) -> sloped(chart, node, "celu", 1, 0.01, 10));
    all.put("Selu", ElementReaders::selu);
    all.put("HardSigmoid", ElementReaders::hardSigmoid);
    all.put("Clip", ElementReaders::clip);
    all.put("Softmax", ElementReaders::softmax);
    all.put("LogSoftmax", ElementReaders::logSoftmax);
    all.put("Dropout", ElementReaders::dropout);
    for (String function : List.of("Exp", "Log", "Sqrt", "Abs", "Sin", "Cos", "Sign")) {
      all.put(function, formula(function.toLowerCase(Locale.ROOT) + "(a)"));
    }
    all.put("Neg", formula("-a"));
    all.put("Reciprocal", formula("1 / a"));
    all.put("Add", (chart, node) -> biased(chart, node) || both(chart, node, "add", "+"));
    all.put("Sub", (chart, node) -> both(chart, node, "subtract", "-"));
    all.put("Mul", (chart, node) -> both(chart, node, "multiply", "*"));
    all.put("Div", (chart, node) -> both(chart, node, "", "/"));
    all.put("Pow", (chart, node) -> both(chart, node, "", "^"));
    all.put("Max", (chart, node) -> several(chart, node, "maximum"));
    all.put("Min", (chart, node) -> several(chart, node, "minimum"));
    all.put("Sum", (chart, node) -> several(chart, node, "add"));
    all.put("Mean", (chart, node) -> several(chart, node, "average"));
    return all;
  }

  private static Reader plain(String kind) {
    return (chart, node) -> {
      Flow x = chart.real(node, 0);
      if (x == null) {
        return false;
      }
      chart.make(node, kind, settings -> {}, List.of(x), x.dims());
      return true;
    };
  }

  private static Reader formula(String expression) {
    return (chart, node) -> {
      Flow x = chart.real(node, 0);
      return x != null && expressed(chart, node, expression, List.of(x), x.dims());
    };
  }

  private static boolean expressed(
      Chart chart, NodeProto node, String expression, List<Flow> inputs, long[] dims) {
    chart.make(
        node, "expression", settings -> settings.put("expression", expression), inputs, dims);
    return true;
  }

  private static boolean sloped(
      Chart chart, NodeProto node, String kind, float otherwise, double least, double most) {
    Flow x = chart.real(node, 0);
    double alpha = LayerReaders.plain(new Attrs(node).real("alpha", otherwise));
    if (x == null || !(alpha >= least && alpha <= most)) {
      return false;
    }
    chart.make(node, kind, settings -> settings.put("alpha", alpha), List.of(x), x.dims());
    return true;
  }

  private static boolean selu(Chart chart, NodeProto node) {
    Attrs attrs = new Attrs(node);
    boolean usual =
        Math.abs(attrs.real("alpha", (float) SELU_ALPHA) - SELU_ALPHA) < 1e-6
            && Math.abs(attrs.real("gamma", (float) SELU_SCALE) - SELU_SCALE) < 1e-6;
    return usual && plain("selu").read(chart, node);
  }

  private static boolean hardSigmoid(Chart chart, NodeProto node) {
    Attrs attrs = new Attrs(node);
    float alpha = attrs.real("alpha", 0.2f);
    float beta = attrs.real("beta", 0.5f);
    if (Math.abs(alpha - 1.0 / 6) < 1e-6 && beta == 0.5f) {
      return plain("hardSigmoid").read(chart, node);
    }
    String line = number(alpha) + " * a + " + number(beta);
    return formula("relu(" + line + ") - relu(" + line + " - 1)").read(chart, node);
  }

  private static boolean clip(Chart chart, NodeProto node) {
    Known least = chart.known(node, 1);
    Known most = chart.known(node, 2);
    boolean open =
        (chart.given(node, 1) && least == null) || (chart.given(node, 2) && most == null);
    if (open) {
      return false;
    }
    double from = least == null ? Double.NEGATIVE_INFINITY : least.only();
    double to = most == null ? Double.POSITIVE_INFINITY : most.only();
    boolean unbounded = to >= Float.MAX_VALUE;
    if (from == 0 && to == 6) {
      return plain("relu6").read(chart, node);
    }
    if (from == -1 && to == 1) {
      return plain("hardTanh").read(chart, node);
    }
    if (from == 0 && unbounded) {
      return plain("relu").read(chart, node);
    }
    if (!Double.isFinite(from) || unbounded || from > to) {
      return false;
    }
    String low = number((float) from);
    return formula("relu(a - " + low + ") - relu(a - " + number((float) to) + ") + " + low)
        .read(chart, node);
  }

  private static boolean softmax(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    if (x == null || x.rank() < 2) {
      return false;
    }
    int axis = Sizes.axis(new Attrs(node).whole("axis", -1), x.rank());
    if (axis != x.rank() - 1 && axis != 1) {
      return false;
    }
    chart.make(
        node,
        "softmax",
        settings -> settings.put("over", axis == x.rank() - 1 ? "last" : "first"),
        List.of(x),
        x.dims());
    return true;
  }

  private static boolean logSoftmax(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    boolean last =
        x != null && Sizes.axis(new Attrs(node).whole("axis", -1), x.rank()) == x.rank() - 1;
    return last && plain("logSoftmax").read(chart, node);
  }

  private static boolean dropout(Chart chart, NodeProto node) {
    Flow x = chart.real(node, 0);
    Known ratio = chart.known(node, 1);
    boolean mask = node.getOutputCount() > 1 && chart.uses(node.getOutput(1)) > 0;
    double rate = ratio == null ? 0.5 : LayerReaders.plain((float) ratio.only());
    if (x == null || mask || !(rate >= 0 && rate < 0.95)) {
      return false;
    }
    chart.make(node, "dropout", settings -> settings.put("rate", rate), List.of(x), x.dims());
    return true;
  }

  /** Numbers that are added to what a layer without them gives are the layer's bias. */
  private static boolean biased(Chart chart, NodeProto node) {
    for (int input = 0; input < 2 && node.getInputCount() == 2; input++) {
      Flow x = chart.real(node, input);
      Known b = chart.known(node, 1 - input);
      Chart.Made made = x == null ? null : chart.origin(x, node.getInput(input));
      if (x == null || b == null || made == null || b.isSame() || !b.real()) {
        continue;
      }
      String operator = made.origin().getOpType();
      boolean convolves = operator.equals("Conv") || operator.equals("ConvTranspose");
      boolean multiplies = operator.equals("MatMul") || operator.equals("Gemm");
      int axis = convolves ? 1 : x.rank() - 1;
      boolean whole =
          made.id().equals(x.node())
              && chart.weighs(made.id(), "weight")
              && !chart.weighs(made.id(), "bias");
      if ((convolves || multiplies) && whole && along(b, axis, x.dims())) {
        chart.draft.change(made.id(), settings -> settings.put("bias", true));
        chart.weigh(x, "bias", b.reals(), b.size());
        chart.put(node.getOutput(0), x);
        return true;
      }
    }
    return false;
  }

  /** Whether numbers lie along one axis only, and all of it. */
  private static boolean along(Known b, int axis, long[] dims) {
    long[] own = b.dims();
    int place = own.length - (dims.length - axis);
    return b.size() == dims[axis] && place >= 0 && own[place] == dims[axis];
  }

  private static boolean both(Chart chart, NodeProto node, String kind, String sign) {
    Val a = chart.value(node, 0);
    Val b = chart.value(node, 1);
    if (a == null || b == null) {
      return false;
    }
    long[] dims = Sizes.broadcast(a.dims(), b.dims());
    if (dims == null || !Sizes.flows(dims)) {
      return false;
    }
    if (a instanceof Flow x && b instanceof Flow y) {
      boolean alike = x.real() && y.real() && x.rank() == y.rank();
      if (alike && x.equals(y)) {
        // A port takes one link from an output, so a tensor meets itself in a formula.
        return expressed(chart, node, "a " + sign + " a", List.of(x), dims);
      }
      return alike && joined(chart, node, kind, sign, List.of(x, y), dims);
    }
    if (a instanceof Flow x && b instanceof Known known && x.real()) {
      return with(chart, node, x, known, kind, sign, false);
    }
    if (a instanceof Known known && b instanceof Flow y && y.real()) {
      return with(chart, node, y, known, kind, sign, true);
    }
    return false;
  }

  private static boolean joined(
      Chart chart, NodeProto node, String kind, String sign, List<Flow> inputs, long[] dims) {
    if (kind.isEmpty()) {
      return expressed(chart, node, "a " + sign + " b", inputs, dims);
    }
    chart.make(node, kind, settings -> {}, inputs, dims);
    return true;
  }

  private static boolean with(
      Chart chart,
      NodeProto node,
      Flow x,
      Known known,
      String kind,
      String sign,
      boolean knownFirst) {
    if (known.size() == 1 || known.isSame()) {
      String number = number((float) known.only());
      return Float.isFinite((float) known.only())
          && Arrays.equals(Sizes.broadcast(x.dims(), known.dims()), x.dims())
          && expressed(
              chart,
              node,
              knownFirst ? number + " " + sign + " a" : "a " + sign + " " + number,
              List.of(x),
              x.dims());
    }
    Flow constant = constant(chart, node, x, known);
    long[] dims = Sizes.broadcast(x.dims(), known.dims());
    return constant != null
        && dims != null
        && joined(
            chart,
            node,
            kind,
            sign,
            knownFirst ? List.of(constant, x) : List.of(x, constant),
            dims);
  }

  /** A node that gives these numbers for every sample; null where it cannot. */
  private static @Nullable Flow constant(Chart chart, NodeProto node, Flow x, Known known) {
    long[] own = known.dims();
    int rank = x.rank() - 1;
    int front = own.length - rank;
    if (front > 1 || (front == 1 && own[0] != 1) || rank > 6 || rank < 1 || !known.real()) {
      return null;
    }
    long[] shape = new long[rank];
    Arrays.fill(shape, 1);
    for (int back = 1; back <= Math.min(own.length, rank); back++) {
      shape[rank - back] = own[own.length - back];
    }
    long[] dims = new long[rank + 1];
    dims[0] = Sizes.BATCH;
    System.arraycopy(shape, 0, dims, 1, rank);
    Flow made =
        chart.makeOnly(
            node,
            "constant",
            settings -> {
              LayerReaders.put(settings, "shape", Arrays.stream(shape).boxed().toList());
              settings.put("learned", true);
            },
            List.of(x),
            dims);
    chart.weigh(made, "value", known.reals(), shape);
    return made;
  }

  private static boolean several(Chart chart, NodeProto node, String kind) {
    List<Flow> inputs = new java.util.ArrayList<>();
    long[] dims = null;
    for (int i = 0; i < node.getInputCount(); i++) {
      Flow x = chart.real(node, i);
      if (x == null || inputs.contains(x) || (dims != null && dims.length != x.rank())) {
        return false;
      }
      dims = dims == null ? x.dims() : Sizes.broadcast(dims, x.dims());
      inputs.add(x);
      if (dims == null) {
        return false;
      }
    }
    if (dims == null) {
      return false;
    }
    chart.make(node, kind, settings -> {}, inputs, dims);
    return true;
  }

  /** As formulas have numbers. */
  private static String number(float value) {
    return Float.toString(value).toLowerCase(Locale.ROOT);
  }
}
