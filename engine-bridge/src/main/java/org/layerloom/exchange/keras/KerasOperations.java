package org.layerloom.exchange.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.in.Draft;
import org.layerloom.exchange.in.TensorCode;
import org.layerloom.exchange.python.PyArguments;
import org.layerloom.exchange.python.PyValue;
import org.layerloom.exchange.python.PyValue.Binary;
import org.layerloom.exchange.python.PyValue.Call;
import org.layerloom.exchange.python.PyValue.Item;
import org.layerloom.exchange.python.PyValue.Name;
import org.layerloom.exchange.python.PyValue.Num;
import org.layerloom.exchange.python.PyValue.Several;
import org.layerloom.network.Message;

/** Draws Keras' operations on tensors: {@code ops.mean(x, axis=1)}. */
abstract class KerasOperations extends TensorCode {

  private static final Set<String> LIBRARIES = Set.of("ops", "keras.ops", "tf", "tf.nn", "tf.math");
  private static final Set<String> FORMULAS =
      Set.of("exp", "log", "sqrt", "abs", "sin", "cos", "tanh", "sigmoid", "relu");

  /** Operations that are an activation without settings. */
  private static final Map<String, String> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("relu", "relu"),
          Map.entry("relu6", "relu6"),
          Map.entry("selu", "selu"),
          Map.entry("gelu", "gelu"),
          Map.entry("silu", "silu"),
          Map.entry("swish", "silu"),
          Map.entry("softplus", "softplus"),
          Map.entry("softsign", "softsign"),
          Map.entry("mish", "mish"),
          Map.entry("sigmoid", "sigmoid"),
          Map.entry("log_sigmoid", "logSigmoid"),
          Map.entry("hard_sigmoid", "hardSigmoid"),
          Map.entry("hard_silu", "hardSwish"),
          Map.entry("tanh", "tanh"),
          Map.entry("hard_tanh", "hardTanh"));

  private static final List<Long> SHUFFLE = List.of(0L, 1L, 4L, 2L, 5L, 3L);

  KerasOperations(Draft draft) {
    super(draft);
  }

  @Override
  protected @Nullable String function(Call call) {
    return call.function() instanceof Name name
            && LIBRARIES.contains(name.before())
            && FORMULAS.contains(name.last())
        ? name.last()
        : null;
  }

  /** Whether an operation is called, not a layer. */
  protected static boolean ofLibrary(Call call) {
    return call.function() instanceof Name name && LIBRARIES.contains(name.before());
  }

  /** By how much {@code ops.pad} pads alike on both sides; null for another call. */
  protected static @Nullable List<Long> border(Call call) {
    List<Long> by = borders(call);
    if (by == null || call.named().containsKey("mode")) {
      return null;
    }
    List<Long> pad = new ArrayList<>();
    for (int side = 0; side < by.size(); side += 2) {
      if (!by.get(side).equals(by.get(side + 1))) {
        return null;
      }
      pad.add(by.get(side));
    }
    return pad;
  }

  /**
   * Before and behind, axis by axis, from the second behind the batch on; null for another call.
   */
  private static @Nullable List<Long> borders(Call call) {
    if (!call.name().equals("pad")
        || !(new PyArguments(call).find(1, "pad_width") instanceof Several(List<PyValue> pairs))
        || pairs.size() < 3) {
      return null;
    }
    List<Long> by = new ArrayList<>();
    for (PyValue pair : pairs.subList(2, pairs.size())) {
      if (!(pair instanceof Several(List<PyValue> both)) || both.size() != 2) {
        return null;
      }
      by.addAll(PyArguments.numbers(both));
    }
    return by;
  }

  protected final String operation(Call call, String wanted) throws NotUnderstood {
    PyArguments args = new PyArguments(call);
    String name = call.name();
    PyValue first = call.arguments().isEmpty() ? null : call.arguments().getFirst();
    String known = first == null ? null : known(call, first, args, wanted);
    if (known != null) {
      return known;
    }
    String plain = ACTIVATIONS.get(name);
    if (name.equals("gelu") && args.flag("approximate", true)) {
      draft.note(Message.of("exchange.keras.argument", name, "approximate=True"));
    }
    if (plain != null) {
      return node(plain, wanted, tensor(first));
    }
    boolean keep = args.flag("keepdims", false);
    PyValue axis = args.find(1, "axis");
    return switch (name) {
      case "leaky_relu" -> slope("leakyRelu", args.real(1, "negative_slope", 0.2), first, wanted);
      case "elu", "celu" -> slope(name, args.real(1, "alpha", 1), first, wanted);
      case "softmax", "glu" -> {
        String source = tensor(first);
        String over = new Num(1).equals(axis) ? "first" : "last";
        yield node(name, wanted, settings -> settings.put("over", over), List.of(source));
      }
      case "log_softmax" -> node("logSoftmax", wanted, tensor(first));
      case "mean" -> reduced(required(first), "mean", axis, keep, wanted);
      case "max", "amax" -> reduced(required(first), "max", axis, keep, wanted);
      case "min", "amin" -> reduced(required(first), "min", axis, keep, wanted);
      case "sum" -> {
        String dot = product(required(first), axis, wanted);
        yield dot == null ? reduced(required(first), "sum", axis, keep, wanted) : dot;
      }
      case "maximum", "minimum" -> joined(name, wanted, nested(call), settings -> {});
      case "add", "subtract", "multiply" -> joined(name, wanted, call.arguments(), settings -> {});
      case "concatenate" -> {
        if (!(first instanceof Several(List<PyValue> items))
            || !(axis instanceof Num(double at))
            || at < 1) {
          throw new NotUnderstood();
        }
        yield joined("concat", wanted, items, settings -> settings.put("axis", (long) at));
      }
      case "transpose" -> {
        List<Long> order = list(args.find(1, "axes"));
        String source = tensor(first);
        yield node(
            "permute",
            wanted,
            settings -> put(settings, "order", order.subList(1, order.size())),
            List.of(source));
      }
      case "reshape" -> reshaped(first, list(args.find(1, "newshape")), wanted);
      case "pad" -> padded(call, args, first, wanted);
      case "max_pool", "average_pool" -> pooled(name, first, args, wanted);
      default -> {
        if (FORMULAS.contains(name)) {
          yield formula(call, wanted);
        }
        throw new NotUnderstood();
      }
    };
  }

  private static PyValue required(@Nullable PyValue value) throws NotUnderstood {
    if (value == null) {
      throw new NotUnderstood();
    }
    return value;
  }

  private static List<Long> list(@Nullable PyValue value) throws NotUnderstood {
    if (value instanceof Several(List<PyValue> items)
        && items.size() > 1
        && items.stream().allMatch(Num.class::isInstance)) {
      return PyArguments.numbers(items);
    }
    throw new NotUnderstood();
  }

  private String slope(String kind, double alpha, @Nullable PyValue of, String wanted)
      throws NotUnderstood {
    String source = tensor(of);
    return node(kind, wanted, settings -> settings.put("alpha", alpha), List.of(source));
  }

  /** Operations around one another that are one node here; null for others. */
  private @Nullable String known(Call call, PyValue first, PyArguments args, String wanted)
      throws NotUnderstood {
    return switch (call.name()) {
      case "relu", "sigmoid", "tanh", "softmax" -> carried(call.name(), first, args);
      case "sqrt" -> size(first, wanted);
      case "mean", "max" -> adaptive(call.name(), first, args.find(1, "axis"), wanted);
      case "repeat" -> repeated(first, args, wanted);
      case "reshape" -> shuffled(first, wanted);
      default -> null;
    };
  }

  /** {@code ops.relu(layers.Dense(3)(x))}: the layer carries it. */
  private @Nullable String carried(String name, PyValue first, PyArguments args)
      throws NotUnderstood {
    Call layer =
        switch (first) {
          case Call call when call.function() instanceof Call made -> made;
          case Item(Call call, var at) when call.function() instanceof Call made -> made;
          default -> null;
        };
    String kind = layer == null ? null : KerasLayers.kind(layer);
    if (kind == null || !(kind.equals("dense") || kind.contains("onv"))) {
      return null;
    }
    PyValue classes = new Num(kind.equals("dense") ? -1 : 1);
    if (name.equals("softmax") && !classes.equals(args.find(1, "axis"))) {
      return null;
    }
    String id = tensor(first);
    draft.change(id, settings -> settings.put("activation", name));
    return id;
  }

  /** {@code ops.sqrt(ops.sum(x * x, axis=1) + 1e-12)}. */
  private @Nullable String size(PyValue of, String wanted) throws NotUnderstood {
    if (of instanceof Binary(String plus, Call sum, Num small)
        && plus.equals("+")
        && sum.name().equals("sum")
        && !sum.arguments().isEmpty()
        && sum.arguments().getFirst() instanceof Binary(String times, PyValue x, PyValue again)
        && times.equals("*")
        && x.equals(again)) {
      PyArguments args = new PyArguments(sum);
      return reduced(x, "norm", args.find(1, "axis"), args.flag("keepdims", false), wanted);
    }
    return null;
  }

  /** {@code ops.mean(ops.reshape(x, (-1, c, h, a, w, b)), axis=(3, 5))}. */
  private @Nullable String adaptive(
      String operation, PyValue of, @Nullable PyValue axes, String wanted) throws NotUnderstood {
    if (!(of instanceof Call reshape)
        || !reshape.name().equals("reshape")
        || !new Several(List.of(new Num(3), new Num(5))).equals(axes)) {
      return null;
    }
    List<Long> extents = list(new PyArguments(reshape).find(1, "newshape"));
    if (extents.size() != 6) {
      return null;
    }
    String source = tensor(reshape.arguments().getFirst());
    return node(
        operation.equals("mean") ? "adaptiveAvgpool2d" : "adaptiveMaxpool2d",
        wanted,
        settings -> put(settings, "size", List.of(extents.get(2), extents.get(4))),
        List.of(source));
  }

  /** A row for every step, or a picture made larger. */
  private @Nullable String repeated(PyValue first, PyArguments args, String wanted)
      throws NotUnderstood {
    long times = args.whole(1, "repeats", 0);
    long axis = args.whole(2, "axis", 0);
    if (!(first instanceof Call inner) || inner.arguments().isEmpty() || times < 1) {
      return null;
    }
    PyArguments within = new PyArguments(inner);
    PyValue of = inner.arguments().getFirst();
    if (inner.name().equals("expand_dims") && within.whole(1, "axis", 0) == 1 && axis == 1) {
      String source = tensor(of);
      return node("repeat", wanted, settings -> settings.put("times", times), List.of(source));
    }
    if (inner.name().equals("repeat") && within.whole(2, "axis", 0) == 2 && axis == 3) {
      long down = within.whole(1, "repeats", 1);
      String source = tensor(of);
      return node(
          "upsample2d",
          wanted,
          settings -> {
            put(settings, "scale", List.of(down, times));
            settings.put("method", "nearest");
          },
          List.of(source));
    }
    return null;
  }

  /** The three steps of a pixel shuffle. */
  private @Nullable String shuffled(PyValue first, String wanted) throws NotUnderstood {
    if (first instanceof Call transpose
        && transpose.name().equals("transpose")
        && !transpose.arguments().isEmpty()
        && transpose.arguments().getFirst() instanceof Call reshape
        && reshape.name().equals("reshape")
        && list(new PyArguments(transpose).find(1, "axes")).equals(SHUFFLE)) {
      List<Long> extents = list(new PyArguments(reshape).find(1, "newshape"));
      String source = tensor(reshape.arguments().getFirst());
      return node(
          "pixelShuffle",
          wanted,
          settings -> settings.put("factor", extents.get(2)),
          List.of(source));
    }
    return null;
  }

  /** A row where only one extent is said. */
  private String reshaped(@Nullable PyValue of, List<Long> extents, String wanted)
      throws NotUnderstood {
    String source = tensor(of);
    if (extents.size() == 2) {
      return node("flatten", wanted, source);
    }
    return node(
        "reshape",
        wanted,
        settings ->
            put(
                settings,
                "shape",
                extents.stream().skip(1).map(extent -> Math.max(0, extent)).toList()),
        List.of(source));
  }

  private String padded(Call call, PyArguments args, @Nullable PyValue of, String wanted)
      throws NotUnderstood {
    List<Long> by = borders(call);
    if (by == null || by.size() != 4) {
      throw new NotUnderstood();
    }
    String fill =
        switch (args.text(2, "mode", "constant")) {
          case "reflect" -> "reflect";
          case "edge" -> "replicate";
          default -> "zeros";
        };
    String source = tensor(of);
    return node(
        "pad2d",
        wanted,
        settings -> {
          put(settings, "borders", by);
          settings.put("fill", fill);
        },
        List.of(source));
  }

  private String pooled(String name, @Nullable PyValue first, PyArguments args, String wanted)
      throws NotUnderstood {
    if (!(args.find(1, "pool_size") instanceof Several(List<PyValue> sizes))) {
      throw new NotUnderstood();
    }
    int axes = sizes.size();
    List<Long> kernel = PyArguments.numbers(sizes);
    List<Long> stride = args.given(2, "strides") ? args.wholes(2, "strides", axes, 1) : kernel;
    PyValue of = first;
    List<Long> pad = null;
    if (first instanceof Call before && border(before) != null) {
      pad = border(before);
      of = before.arguments().getFirst();
    }
    List<Long> by = pad;
    String source = tensor(of);
    return node(
        (name.equals("max_pool") ? "maxpool" : "avgpool") + axes + "d",
        wanted,
        settings -> {
          put(settings, "kernel", kernel);
          put(settings, "stride", stride);
          if (by != null) {
            put(settings, "pad", by);
          }
        },
        List.of(source));
  }
}
