package org.layerloom.exchange.in;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.python.PyValue;
import org.layerloom.exchange.python.PyValue.Binary;
import org.layerloom.exchange.python.PyValue.Call;
import org.layerloom.exchange.python.PyValue.Item;
import org.layerloom.exchange.python.PyValue.Name;
import org.layerloom.exchange.python.PyValue.Num;
import org.layerloom.exchange.python.PyValue.Several;
import org.layerloom.exchange.python.PyValue.Slice;

/**
 * Draws what expressions over tensors compute: what code for PyTorch and for Keras has in common.
 * Tensors have the batch as their first axis, which the flowchart does not count: axis 1 of the
 * code is axis 1 of a sample.
 */
public abstract class TensorCode {

  /** An expression that is not understood. */
  public static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;

    public NotUnderstood() {
      super("", null, false, false);
    }
  }

  /** Stands where a node's id would, for a tensor that is not drawn. */
  private static final String LOST = "";

  /** Letters of a formula. */
  private static final int MOST_INPUTS = 26;

  private static final Map<String, String> CHAINS =
      Map.of("+", "add", "-", "subtract", "*", "multiply");

  protected final Draft draft;
  private final Map<String, String> tensors = new HashMap<>();
  private boolean drew;

  protected TensorCode(Draft draft) {
    this.draft = draft;
  }

  /**
   * Draws a call.
   *
   * @param wanted the name that the result should have; empty for any
   * @return the node that gives the result
   * @throws NotUnderstood where it is none of the language's
   */
  protected abstract String call(Call call, String wanted) throws NotUnderstood;

  /**
   * A function that formulas know too, as they call it: {@code torch.exp} is {@code exp}. Null for
   * another call.
   */
  protected abstract @Nullable String function(Call call);

  /**
   * What brackets behind a value pick, where the language has a meaning of its own for it; null
   * where it is a slice.
   */
  protected @Nullable String pick(Item item, String wanted) throws NotUnderstood {
    return null;
  }

  /** Whether there is a node at all. */
  public final boolean drew() {
    return drew;
  }

  /** Whether a variable holds a tensor. */
  public final boolean holds(String variable) {
    return tensors.containsKey(variable);
  }

  /** From now on a variable holds what a node gives. */
  public final void hold(String variable, String node) {
    tensors.put(variable, node);
  }

  /**
   * A variable holds a tensor that is not drawn: what is computed from it is drawn with that input
   * left open, so that the fault is named once and the rest is not lost.
   */
  public final void lose(String variable) {
    tensors.put(variable, LOST);
  }

  /** A variable holds no tensor. */
  public final void forget(String variable) {
    tensors.remove(variable);
  }

  /**
   * Draws an expression.
   *
   * @return the node that gives its result
   */
  public final String tensor(PyValue value, String wanted) throws NotUnderstood {
    return switch (value) {
      case Name(String dotted) -> held(dotted);
      case Call call -> call(call, wanted);
      case Binary binary -> arithmetic(binary, wanted);
      case Item item -> {
        String picked = pick(item, wanted);
        yield picked == null ? part(item, wanted) : picked;
      }
      default -> throw new NotUnderstood();
    };
  }

  public final String tensor(@Nullable PyValue value) throws NotUnderstood {
    if (value == null) {
      throw new NotUnderstood();
    }
    return tensor(value, "");
  }

  private String held(String name) throws NotUnderstood {
    String node = tensors.get(name);
    if (node == null) {
      throw new NotUnderstood();
    }
    return node;
  }

  /** Draws a node behind others. */
  protected final String node(
      String kind, String wanted, Consumer<ObjectNode> settings, List<String> sources) {
    String id = wanted.isEmpty() ? numbered(kind.replaceAll("\\dd$", "")) : draft.free(wanted);
    settings.accept(draft.node(id, kind));
    drew = true;
    sources.stream()
        .filter(source -> !source.equals(LOST))
        .forEach(source -> draft.link(source, id));
    return id;
  }

  /** The same for one that has no settings, or only usual ones. */
  protected final String node(String kind, String wanted, String source) {
    return node(kind, wanted, settings -> {}, List.of(source));
  }

  private String numbered(String stem) {
    int number = 1;
    while (draft.has(stem + number)) {
      number++;
    }
    return draft.free(stem + number);
  }

  /** Puts whole numbers. */
  public static void put(ObjectNode settings, String name, List<Long> values) {
    ArrayNode array = settings.putArray(name);
    values.forEach(array::add);
  }

  /** What is within a function that is called within itself: {@code maximum(maximum(a, b), c)}. */
  protected static List<PyValue> nested(Call call) {
    List<PyValue> found = new ArrayList<>();
    for (PyValue argument : call.arguments()) {
      boolean again =
          found.isEmpty()
              && argument instanceof Call inner
              && inner.function().equals(call.function());
      found.addAll(again ? nested((Call) argument) : List.of(argument));
    }
    return found;
  }

  /** One node that takes several. */
  protected final String joined(
      String kind, String wanted, List<PyValue> values, Consumer<ObjectNode> settings)
      throws NotUnderstood {
    List<String> sources = new ArrayList<>();
    for (PyValue value : values) {
      sources.add(tensor(value, ""));
    }
    if (sources.isEmpty() || sources.stream().distinct().count() < sources.size()) {
      throw new NotUnderstood();
    }
    return node(kind, wanted, settings, sources);
  }

  /** Means, sums and the like over axes. */
  protected final String reduced(
      PyValue of, String operation, @Nullable PyValue axes, boolean keep, String wanted)
      throws NotUnderstood {
    if (axes instanceof Num(double axis) && axis >= 1) {
      String source = tensor(of);
      return node(
          "reduce",
          wanted,
          settings ->
              settings.put("operation", operation).put("axis", (long) axis).put("keep", keep),
          List.of(source));
    }
    boolean global =
        axes instanceof Several(List<PyValue> all)
            && !all.isEmpty()
            && all.getFirst().equals(new Num(2))
            && !keep;
    if (!global || !(operation.equals("mean") || operation.equals("max"))) {
      throw new NotUnderstood();
    }
    return node(operation.equals("mean") ? "globalAvgpool" : "globalMaxpool", wanted, tensor(of));
  }

  /** The scalar product, where a sum over the last axis is one. */
  protected final @Nullable String product(PyValue of, @Nullable PyValue axis, String wanted)
      throws NotUnderstood {
    if (of instanceof Binary(String operator, PyValue left, PyValue right)
        && operator.equals("*")
        && new Num(-1).equals(axis)) {
      return dot(left, right, false, wanted);
    }
    return null;
  }

  protected final String dot(
      @Nullable PyValue left, @Nullable PyValue right, boolean cosine, String wanted)
      throws NotUnderstood {
    String a = tensor(left);
    String b = tensor(right);
    String id = node("dot", wanted, settings -> settings.put("cosine", cosine), List.of());
    draft.linkAll(List.of(a, b), id);
    return id;
  }

  private String arithmetic(Binary binary, String wanted) throws NotUnderstood {
    String known = prepared(binary, wanted);
    if (known == null) {
      known = activation(binary, wanted);
    }
    if (known == null) {
      known = average(binary, wanted);
    }
    if (known != null) {
      return known;
    }
    String kind = CHAINS.get(binary.operator());
    List<PyValue> chain = chain(binary, binary.operator());
    boolean apart = chain.stream().distinct().count() == chain.size();
    return kind != null && apart && !calculates(binary)
        ? joined(kind, wanted, chain, settings -> {})
        : formula(binary, wanted);
  }

  /** Division by what makes bytes or measures small: a preparation. */
  private @Nullable String prepared(Binary binary, String wanted) throws NotUnderstood {
    if (!binary.operator().equals("/") || !(binary.right() instanceof Num(double by))) {
      return null;
    }
    if (binary.left() instanceof Name && by == 255) {
      return node(
          "normalize",
          wanted,
          settings -> settings.put("mode", "unit"),
          List.of(tensor(binary.left())));
    }
    if (binary.left() instanceof Binary(String minus, Name of, Num(double mean))
        && minus.equals("-")) {
      boolean signed = mean == 127.5 && by == 127.5;
      String source = tensor(of);
      return node(
          "normalize",
          wanted,
          settings -> {
            settings.put("mode", signed ? "signed" : "standard");
            if (!signed) {
              settings.put("mean", mean).put("deviation", by);
            }
          },
          List.of(source));
    }
    return null;
  }

  /** Activations that one language writes out, as there is no function for them. */
  private @Nullable String activation(Binary binary, String wanted) throws NotUnderstood {
    if (binary.operator().equals("*")
        && binary.right() instanceof Call tanh
        && tanh.name().equals("tanh")
        && tanh.arguments().size() == 1
        && tanh.arguments().getFirst() instanceof Call softplus
        && softplus.name().equals("softplus")
        && softplus.arguments().equals(List.of(binary.left()))) {
      return node("mish", wanted, tensor(binary.left()));
    }
    if (binary.operator().equals("/")
        && binary.right() instanceof Binary(String plus, Num(double one), Call size)
        && plus.equals("+")
        && one == 1
        && size.name().equals("abs")
        && size.arguments().equals(List.of(binary.left()))) {
      return node("softsign", wanted, tensor(binary.left()));
    }
    return null;
  }

  private @Nullable String average(Binary binary, String wanted) throws NotUnderstood {
    if (binary.operator().equals("/")
        && binary.right() instanceof Num(double count)
        && binary.left() instanceof Binary sum
        && sum.operator().equals("+")
        && !calculates(sum)) {
      List<PyValue> chain = chain(sum, "+");
      if (chain.size() == count && chain.stream().distinct().count() == chain.size()) {
        return joined("average", wanted, chain, settings -> {});
      }
    }
    return null;
  }

  private static List<PyValue> chain(PyValue value, String operator) {
    List<PyValue> found = new ArrayList<>();
    PyValue rest = value;
    while (rest instanceof Binary binary && binary.operator().equals(operator)) {
      found.addFirst(binary.right());
      rest = binary.left();
    }
    found.addFirst(rest);
    return found;
  }

  /** Whether numbers are calculated with, so that only a formula says it. */
  private boolean calculates(PyValue value) {
    return switch (value) {
      case Num number -> true;
      case Binary(String operator, PyValue left, PyValue right) ->
          calculates(left) || calculates(right) || operator.equals("/") || operator.equals("**");
      default -> false;
    };
  }

  /** A formula of one's own over tensors. */
  protected final String formula(PyValue value, String wanted) throws NotUnderstood {
    Map<String, Character> letters = new LinkedHashMap<>();
    String text = formula(value, letters, true);
    if (letters.isEmpty() || letters.size() > MOST_INPUTS) {
      throw new NotUnderstood();
    }
    return node(
        "expression",
        wanted,
        settings -> settings.put("expression", text),
        List.copyOf(letters.keySet()));
  }

  private String formula(PyValue value, Map<String, Character> letters, boolean whole)
      throws NotUnderstood {
    return switch (value) {
      case Num(double number) ->
          number == Math.rint(number) && Math.abs(number) < 1e15
              ? String.valueOf((long) number)
              : String.valueOf(number);
      case Binary(String operator, PyValue left, PyValue right) -> {
        String text =
            formula(left, letters, false)
                + (operator.equals("**") ? "^" : " " + operator + " ")
                + formula(right, letters, false);
        yield whole ? text : "(" + text + ")";
      }
      case Call call when function(call) != null && call.arguments().size() == 1 ->
          function(call) + "(" + formula(call.arguments().getFirst(), letters, true) + ")";
      default -> {
        String source = tensor(value, "");
        yield String.valueOf(letters.computeIfAbsent(source, any -> (char) ('a' + letters.size())));
      }
    };
  }

  /** {@code x[:, 2:5]}: slices, one behind the other where there are several. */
  private String part(Item item, String wanted) throws NotUnderstood {
    String source = tensor(item.value(), "");
    List<PyValue> places = item.at();
    if (places.isEmpty() || !open(places.getFirst())) {
      throw new NotUnderstood();
    }
    String cropped = cropped(places, source, wanted);
    if (cropped != null) {
      return cropped;
    }
    List<Integer> axes = new ArrayList<>();
    for (int axis = 1; axis < places.size(); axis++) {
      if (!open(places.get(axis))) {
        axes.add(axis);
      }
    }
    for (int axis : axes) {
      Slice slice = slice(places.get(axis));
      long from = bound(slice.from(), 0);
      long to = bound(slice.to(), 1L << 28);
      long step = bound(slice.step(), 1);
      if (from < 0 || to <= from || step < 1) {
        throw new NotUnderstood();
      }
      source =
          node(
              "slice",
              axes.size() == 1 ? wanted : "",
              settings ->
                  settings.put("axis", axis).put("from", from + 1).put("to", to).put("step", step),
              List.of(source));
    }
    return source;
  }

  /** {@code x[:, :, 1:-1, 2:-2]}: borders of a picture. Null where it is something else. */
  private @Nullable String cropped(List<PyValue> places, String source, String wanted) {
    List<Long> borders = new ArrayList<>();
    if (places.size() != 4 || !open(places.get(1))) {
      return null;
    }
    for (PyValue place : places.subList(2, 4)) {
      if (!(place instanceof Slice slice)
          || slice.step() != null
          || !(slice.from() == null || slice.from() instanceof Num)
          || !(slice.to() == null || slice.to() instanceof Num)) {
        return null;
      }
      long from = slice.from() instanceof Num(double value) ? (long) value : 0;
      long to = slice.to() instanceof Num(double value) ? (long) value : 0;
      if (from < 0 || to > 0) {
        return null;
      }
      borders.add(from);
      borders.add(-to);
    }
    return node("crop2d", wanted, settings -> put(settings, "borders", borders), List.of(source));
  }

  private static boolean open(PyValue place) {
    return place instanceof Slice(PyValue from, PyValue to, PyValue step)
        && from == null
        && to == null
        && step == null;
  }

  private static Slice slice(PyValue place) throws NotUnderstood {
    if (place instanceof Slice slice) {
      return slice;
    }
    throw new NotUnderstood();
  }

  private static long bound(@Nullable PyValue value, long otherwise) throws NotUnderstood {
    return switch (value) {
      case null -> otherwise;
      case Num(double number) -> (long) number;
      default -> throw new NotUnderstood();
    };
  }
}
