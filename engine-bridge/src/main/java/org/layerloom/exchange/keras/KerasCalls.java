package org.layerloom.exchange.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.layerloom.exchange.python.PyValue.Slice;
import org.layerloom.exchange.python.PyValue.Text;
import org.layerloom.network.Message;

/** Draws Keras' calls: of layers, and of operations. */
final class KerasCalls extends TensorCode {

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

  private static final Pattern PLACE = Pattern.compile("(.+)_(\\d+)");
  private static final Set<String> RECURRENT = Set.of("LSTM", "GRU", "SimpleRNN");
  private static final List<Long> SHUFFLE = List.of(0L, 1L, 4L, 2L, 5L, 3L);

  private final Map<String, String> nodes = new HashMap<>();

  private final boolean configured;

  /**
   * @param configured whether numbers and a configuration come with the listing
   */
  KerasCalls(Draft draft, boolean configured) {
    super(draft);
    this.configured = configured;
  }

  /** The nodes of layers that have names, by these. */
  Map<String, String> nodes() {
    return Map.copyOf(nodes);
  }

  @Override
  protected @Nullable String function(Call call) {
    return call.function() instanceof Name name
            && LIBRARIES.contains(name.before())
            && FORMULAS.contains(name.last())
        ? name.last()
        : null;
  }

  /** A transposed convolution's borders are cut away behind it. */
  @Override
  protected @Nullable String pick(Item item, String wanted) throws NotUnderstood {
    if (!(item.value() instanceof Call call)
        || !(call.function() instanceof Call layer)
        || !layer.name().endsWith("Transpose")) {
      return null;
    }
    List<Long> pad = new ArrayList<>();
    for (PyValue place : item.at().subList(Math.min(2, item.at().size()), item.at().size())) {
      pad.add(
          place instanceof Slice(Num(double from), Num(double to), var step) && from == -to
              ? (long) from
              : 0);
    }
    String id = tensor(call, wanted);
    draft.change(id, settings -> put(settings, "pad", pad));
    return id;
  }

  @Override
  protected String call(Call call, String wanted) throws NotUnderstood {
    if (call.function() instanceof Call layer) {
      return called(layer, call);
    }
    if (call.function() instanceof Name name && LIBRARIES.contains(name.before())) {
      return operation(call, wanted);
    }
    // keras.layers.add([a, b]): a layer in the manner of a function.
    boolean small = !call.name().isEmpty() && Character.isLowerCase(call.name().charAt(0));
    if (small && KerasLayers.kind(call) != null) {
      return layer(call, sources(call.arguments()), "");
    }
    throw new NotUnderstood();
  }

  private List<String> sources(List<PyValue> arguments) throws NotUnderstood {
    List<String> found = new ArrayList<>();
    for (PyValue argument : arguments) {
      if (argument instanceof Several(List<PyValue> items)) {
        found.addAll(sources(items));
      } else {
        found.add(tensor(argument, ""));
      }
    }
    if (found.isEmpty()) {
      throw new NotUnderstood();
    }
    return found;
  }

  /** A layer that is given tensors. */
  private String called(Call layer, Call call) throws NotUnderstood {
    Stack stack = stack(layer, call);
    if (stack != null) {
      return stacked(layer, stack);
    }
    List<PyValue> given = call.arguments();
    List<Long> pad = null;
    // What is padded before a convolution is the convolution's own padding.
    Call before = argument(call);
    if (before != null && layer.name().contains("Conv")) {
      pad = border(before);
      given = pad == null ? given : before.arguments().subList(0, 1);
    }
    String id = layer(layer, sources(given), "");
    if (pad != null) {
      List<Long> by = pad;
      draft.change(
          id,
          settings -> {
            settings.put("padding", "explicit");
            put(settings, "pad", by);
          });
    }
    return id;
  }

  /** By how much {@code ops.pad} pads alike on both sides; null for another call. */
  private static @Nullable List<Long> border(Call call) {
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

  /**
   * Recurrent layers {@code name_0}, {@code name_1} one above the other, which are one of several
   * layers here.
   *
   * @param given what the lowest is given
   */
  private record Stack(String name, int layers, double dropout, List<PyValue> given) {}

  /** Null where a layer stands alone. */
  private static @Nullable Stack stack(Call layer, Call call) {
    Matcher name = PLACE.matcher(name(layer));
    if (!RECURRENT.contains(own(layer).name()) || !name.matches() || name.group(2).equals("0")) {
      return null;
    }
    int layers = Integer.parseInt(name.group(2)) + 1;
    double dropout = 0;
    Call at = call;
    for (int place = layers - 2; place >= 0; place--) {
      Call below = argument(at);
      if (below != null
          && below.function() instanceof Call between
          && between.name().equals("Dropout")) {
        dropout = new PyArguments(between).real(0, "rate", 0);
        below = argument(below);
      }
      if (below == null
          || !(below.function() instanceof Call inner)
          || !name(inner).equals(name.group(1) + "_" + place)) {
        return null;
      }
      at = below;
    }
    return new Stack(name.group(1), layers, dropout, at.arguments());
  }

  private String stacked(Call layer, Stack stack) throws NotUnderstood {
    String id = layer(layer, sources(stack.given()), stack.name());
    draft.change(
        id, settings -> settings.put("layers", stack.layers()).put("dropout", stack.dropout()));
    return id;
  }

  private static String name(Call layer) {
    return layer.named().get("name") instanceof Text(String name) ? name : "";
  }

  private static @Nullable Call argument(Call call) {
    return call.arguments().size() == 1 && call.arguments().getFirst() instanceof Call inner
        ? inner
        : null;
  }

  /** What a wrapper wraps. */
  private static Call own(Call layer) {
    return layer.name().equals("Bidirectional")
            && !layer.arguments().isEmpty()
            && layer.arguments().getFirst() instanceof Call inner
        ? inner
        : layer;
  }

  /**
   * Draws a layer.
   *
   * @param wanted the name for its node; empty for the layer's own, or any
   * @return the node of its result
   */
  String layer(Call layer, List<String> sources, String wanted) throws NotUnderstood {
    Call own = own(layer);
    String name = named(layer, wanted);
    List<String> from = apart(sources, name);
    String id =
        switch (own.name()) {
          case "Activation" -> activated(own, name, from.getFirst());
          case "Rescaling" -> rescaled(own, name, from.getFirst());
          // Numbers that only its file has; where they come in, it is drawn by them.
          case "Normalization" -> configured ? node("expression", name, any -> {}, from) : null;
          default -> {
            String kind = KerasLayers.kind(own);
            yield kind == null ? null : made(kind, name, own, from, !own.equals(layer));
          }
        };
    if (id == null) {
      throw new NotUnderstood();
    }
    if (!name.isEmpty() && !id.equals(from.getFirst())) {
      nodes.putIfAbsent(name, id);
    }
    return id;
  }

  /** The same node where it does nothing; null where it is not known. */
  private @Nullable String activated(Call layer, String name, String source) {
    String word =
        KerasLayers.activation(
            layer.arguments().isEmpty()
                ? layer.named().get("activation")
                : layer.arguments().getFirst());
    return word.equals("linear") ? source : activation(word, name, source);
  }

  /** No link may be there twice: {@code add([x, x])}. */
  private List<String> apart(List<String> sources, String name) {
    List<String> found = new ArrayList<>();
    for (String source : sources) {
      boolean again = found.contains(source) && draft.has(source);
      found.add(again ? node("expression", name, settings -> {}, List.of(source)) : source);
    }
    return found;
  }

  /** An activation as a node of its own; null for one that is not known. */
  private @Nullable String activation(String word, String name, String source) {
    String formula = KerasLayers.FORMULAS.get(word);
    if (formula != null) {
      return node(
          "expression", name, settings -> settings.put("expression", formula), List.of(source));
    }
    String kind = KerasLayers.ACTIVATIONS.get(word);
    if (kind == null) {
      return null;
    }
    // The function's slope is not that of the layer.
    return kind.equals("leakyRelu")
        ? node(kind, name, settings -> settings.put("alpha", 0.2), List.of(source))
        : node(kind, name, source);
  }

  /** A preparation of samples where it is one that a node does, and a formula elsewhere. */
  private String rescaled(Call layer, String name, String source) throws NotUnderstood {
    PyArguments args = new PyArguments(layer);
    double scale = number(args.find(0, "scale"), 1);
    double offset = number(args.find(1, "offset"), 0);
    boolean unit = near(scale, 1.0 / 255) && offset == 0;
    boolean signed = near(scale, 1.0 / 127.5) && offset == -1;
    if (draft.samples(source) && (unit || signed)) {
      return node(
          "normalize",
          name,
          settings -> settings.put("mode", unit ? "unit" : "signed"),
          List.of(source));
    }
    String formula =
        "a * " + scale + (offset == 0 ? "" : (offset < 0 ? " - " : " + ") + Math.abs(offset));
    return node(
        "expression", name, settings -> settings.put("expression", formula), List.of(source));
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) < 1e-7 * b;
  }

  /** {@code 255} or {@code 1. / 255}. */
  private static double number(@Nullable PyValue value, double otherwise) throws NotUnderstood {
    return switch (value) {
      case null -> otherwise;
      case Num(double number) -> number;
      case Binary(String operator, Num(double a), Num(double b)) when operator.equals("/") -> a / b;
      default -> throw new NotUnderstood();
    };
  }

  private static String named(Call layer, String wanted) {
    return wanted.isEmpty() ? name(layer) : wanted;
  }

  private String made(String kind, String name, Call layer, List<String> sources, boolean both) {
    String[] more = {""};
    String id =
        node(
            kind,
            name,
            settings -> {
              more[0] = KerasLayers.settings(kind, layer, settings);
              if (both) {
                settings.put("bidirectional", true);
              }
            },
            sources);
    place(name, id);
    if (more[0].isEmpty()) {
      return id;
    }
    String kindOfIt = KerasLayers.ACTIVATIONS.getOrDefault(more[0], more[0]);
    String activated = activation(more[0], id + "_" + kindOfIt, id);
    if (activated == null) {
      draft.note(Message.of("exchange.keras.unknownActivation", more[0], id));
      return id;
    }
    return activated;
  }

  /** Notes which node a layer has become. */
  void place(String name, String id) {
    if (!name.isEmpty()) {
      nodes.put(name, id);
    }
  }

  private String operation(Call call, String wanted) throws NotUnderstood {
    PyArguments args = new PyArguments(call);
    String name = call.name();
    PyValue first = call.arguments().isEmpty() ? null : call.arguments().getFirst();
    String known = first == null ? null : known(call, first, args, wanted);
    if (known != null) {
      return known;
    }
    String plain = ACTIVATIONS.get(name);
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
