package org.layerloom.exchange.onnx;

import static org.layerloom.exchange.onnx.Attributes.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.layerloom.exchange.onnx.Traced.Fixed;
import org.layerloom.exchange.onnx.Traced.Noise;
import org.layerloom.exchange.onnx.Traced.Scalar;
import org.layerloom.exchange.onnx.Traced.Wire;

/** Operations of each number by itself. */
final class ElementOperators {

  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_SCALE = 1.0507009873554805;

  private ElementOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    all.put("relu", plain("Relu", x -> Math.max(0, x)));
    all.put("sigmoid", plain("Sigmoid", x -> 1 / (1 + Math.exp(-x))));
    all.put("tanh", plain("Tanh", Math::tanh));
    all.put("softplus", plain("Softplus", Math::log1p));
    all.put("abs", plain("Abs", Math::abs));
    all.put("exp", plain("Exp", Math::exp));
    all.put("log", plain("Log", Math::log));
    all.put("sqrt", plain("Sqrt", Math::sqrt));
    all.put("sin", plain("Sin", Math::sin));
    all.put("cos", plain("Cos", Math::cos));
    all.put("neg", plain("Neg", x -> -x));
    all.put("sign", plain("Sign", Math::signum));
    all.put("floor", plain("Floor", Math::floor));
    all.put("reciprocal", plain("Reciprocal", x -> 1 / x));
    all.put("hardswish", plain("HardSwish", x -> x * Math.clamp(x / 6 + 0.5, 0, 1)));
    all.put(
        "hardsigmoid", with("HardSigmoid", attribute("alpha", 1.0 / 6), attribute("beta", 0.5)));
    all.put("selu", with("Selu", attribute("alpha", SELU_ALPHA), attribute("gamma", SELU_SCALE)));
    all.put("leaky_relu", alpha("LeakyRelu"));
    all.put("elu", alpha("Elu"));
    all.put("celu", alpha("Celu"));
    all.put("relu6", (d, a) -> clip(d, a.wire(0), 0, 6));
    all.put("hardtanh", (d, a) -> clip(d, a.wire(0), a.real(1), a.real(2)));
    all.put("silu", (d, a) -> times(d, a.wire(0), same(d, "Sigmoid", a.wire(0))));
    all.put("gelu", (d, a) -> gelu(d, a.wire(0)));
    all.put("mish", (d, a) -> times(d, a.wire(0), same(d, "Tanh", same(d, "Softplus", a.wire(0)))));
    all.put(
        "log_sigmoid", (d, a) -> same(d, "Neg", same(d, "Softplus", same(d, "Neg", a.wire(0)))));
    all.put("add", (d, a) -> binary(d, "Add", a.get(0), a.get(1), Double::sum));
    all.put("sub", (d, a) -> binary(d, "Sub", a.get(0), a.get(1), (x, y) -> x - y));
    all.put("mul", (d, a) -> binary(d, "Mul", a.get(0), a.get(1), (x, y) -> x * y));
    all.put("div", (d, a) -> binary(d, "Div", a.get(0), a.get(1), (x, y) -> x / y));
    all.put("pow", (d, a) -> binary(d, "Pow", a.get(0), a.get(1), Math::pow));
    all.put("maximum", (d, a) -> binary(d, "Max", a.get(0), a.get(1), Math::max));
    all.put("minimum", (d, a) -> binary(d, "Min", a.get(0), a.get(1), Math::min));
    all.put("prelu", ElementOperators::prelu);
    all.put("dropout", ElementOperators::dropout);
    all.put("feature_dropout", (d, a) -> a.wire(0));
    all.put("alpha_dropout", (d, a) -> a.wire(0));
    all.put("randn_like", (d, a) -> new Noise());
    return all;
  }

  private static Operator plain(String operator, DoubleUnaryOperator fold) {
    return (d, a) ->
        switch (a.get(0)) {
          case Fixed fixed -> folded(d, operator, fixed, fold);
          case Scalar(double value) -> new Scalar(fold.applyAsDouble(value));
          default -> same(d, operator, a.wire(0));
        };
  }

  private static Operator with(String operator, AttributeProto... attributes) {
    return (d, a) -> same(d, operator, a.wire(0), attributes);
  }

  private static Operator alpha(String operator) {
    return (d, a) -> same(d, operator, a.wire(0), attribute("alpha", a.real(1)));
  }

  /** A node of one input whose result has the same extents. */
  static Wire same(Drawing d, String operator, Wire x, AttributeProto... attributes) {
    return d.emit(operator, x.dims(), x.whole(), List.of(x.name()), attributes);
  }

  static Wire times(Drawing d, Traced a, Traced b) {
    return d.wire(binary(d, "Mul", a, b, (x, y) -> x * y));
  }

  static Wire plus(Drawing d, Traced a, Traced b) {
    return d.wire(binary(d, "Add", a, b, Double::sum));
  }

  private static Wire clip(Drawing d, Wire x, double least, double most) {
    return d.emit("Clip", x.dims(), List.of(x.name(), d.number(least), d.number(most)));
  }

  /** By the error function, as it is defined; the library's operator is younger than our opset. */
  private static Wire gelu(Drawing d, Wire x) {
    Wire inner = times(d, x, new Scalar(Math.sqrt(0.5)));
    Wire share = plus(d, same(d, "Erf", inner), new Scalar(1));
    return times(d, times(d, x, share), new Scalar(0.5));
  }

  private static Wire prelu(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    Fixed slope = a.fixed(1);
    // A slope for each channel stands before the axes that follow.
    List<Long> dims = new java.util.ArrayList<>(slope.dims());
    for (int axis = 2; axis < x.rank(); axis++) {
      dims.add(1L);
    }
    String name = slope.name();
    return d.emit(
        "PRelu", x.dims(), List.of(x.name(), d.use(new Fixed(name, dims, slope.values()))));
  }

  private static Wire dropout(Drawing d, Arguments a) {
    Wire x = a.wire(0);
    return d.emit("Dropout", x.dims(), List.of(x.name(), d.number(a.real(1))));
  }

  /** In single precision, step by step, as the engine calculates. */
  private static Fixed folded(Drawing d, String stem, Fixed x, DoubleUnaryOperator operation) {
    float[] values = new float[x.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) operation.applyAsDouble(x.at(i));
    }
    return d.fixed(stem, x.dims(), values);
  }

  static Traced binary(
      Drawing d, String operator, Traced a, Traced b, DoubleBinaryOperator operation) {
    if (a instanceof Noise || b instanceof Noise) {
      return noise(operator, a, b);
    }
    if (b instanceof Scalar(double zero) && zero == 0 && operator.equals("Add")) {
      return a;
    }
    if (a instanceof Scalar(double x) && b instanceof Scalar(double y)) {
      return new Scalar(operation.applyAsDouble(x, y));
    }
    if (a instanceof Fixed x && b instanceof Scalar(double y)) {
      return folded(d, operator, x, value -> operation.applyAsDouble(value, (float) y));
    }
    if (a instanceof Fixed x && b instanceof Fixed y && x.dims().equals(y.dims())) {
      float[] values = new float[x.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) operation.applyAsDouble(x.at(i), y.at(i));
      }
      return d.fixed(operator, x.dims(), values);
    }
    return d.emit(operator, Dims.broadcast(dims(a), dims(b)), List.of(d.use(a), d.use(b)));
  }

  /** Noise counts for nothing outside of training: programs multiply it by zero. */
  private static Traced noise(String operator, Traced a, Traced b) {
    if (operator.equals("Mul") && (isZero(a) || isZero(b))) {
      return new Scalar(0);
    }
    throw new Unwritable("random numbers");
  }

  private static boolean isZero(Traced traced) {
    return traced instanceof Scalar(double value) && value == 0;
  }

  static List<Long> dims(Traced traced) {
    return switch (traced) {
      case Wire wire -> wire.dims();
      case Fixed fixed -> fixed.dims();
      case Scalar scalar -> List.of();
      default -> throw new Unwritable("a calculation with " + traced);
    };
  }
}
