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
import org.layerloom.exchange.python.PyArguments;
import org.layerloom.exchange.python.PyValue;
import org.layerloom.exchange.python.PyValue.Binary;
import org.layerloom.exchange.python.PyValue.Call;
import org.layerloom.exchange.python.PyValue.Item;
import org.layerloom.exchange.python.PyValue.Num;
import org.layerloom.exchange.python.PyValue.Several;
import org.layerloom.exchange.python.PyValue.Slice;
import org.layerloom.exchange.python.PyValue.Text;
import org.layerloom.network.Message;

/** Draws Keras' calls: of layers, and of operations. */
final class KerasCalls extends KerasOperations {

  private static final Pattern PLACE = Pattern.compile("(.+)_(\\d+)");
  private static final Set<String> RECURRENT = Set.of("LSTM", "GRU", "SimpleRNN");

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
    if (ofLibrary(call)) {
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
}
