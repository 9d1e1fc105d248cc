package org.layerloom.exchange.pytorch.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.in.Draft;
import org.layerloom.exchange.in.TensorCode;
import org.layerloom.exchange.python.PyArguments;
import org.layerloom.exchange.python.PyValue;
import org.layerloom.exchange.python.PyValue.Call;
import org.layerloom.exchange.python.PyValue.Item;
import org.layerloom.exchange.python.PyValue.Name;
import org.layerloom.exchange.python.PyValue.Num;
import org.layerloom.exchange.python.PyValue.Of;
import org.layerloom.exchange.python.PyValue.Several;
import org.layerloom.exchange.python.PyValue.Slice;
import org.layerloom.network.Message;

/** Draws PyTorch's calls: of modules, of functions and of tensors' methods. */
final class TorchCode extends TensorCode {

  private static final Set<String> LIBRARIES =
      Set.of("torch", "F", "nn.functional", "torch.nn.functional", "functional");

  /** Functions that are an activation without settings. */
  private static final Map<String, String> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("relu", "relu"),
          Map.entry("relu6", "relu6"),
          Map.entry("selu", "selu"),
          Map.entry("gelu", "gelu"),
          Map.entry("silu", "silu"),
          Map.entry("mish", "mish"),
          Map.entry("softplus", "softplus"),
          Map.entry("sigmoid", "sigmoid"),
          Map.entry("logsigmoid", "logSigmoid"),
          Map.entry("hardsigmoid", "hardSigmoid"),
          Map.entry("hardswish", "hardSwish"),
          Map.entry("tanh", "tanh"),
          Map.entry("hardtanh", "hardTanh"),
          Map.entry("softsign", "softsign"));

  /** What formulas know: an activation among them is a node where nothing is calculated with it. */
  private static final Set<String> FORMULAS =
      Set.of("exp", "log", "sqrt", "abs", "sin", "cos", "tanh", "sigmoid", "relu");

  /** Kinds that may be kept from looking ahead. */
  private static final Set<String> MASKED =
      Set.of("multiHeadAttention", "transformerEncoder", "transformerDecoder");

  private final Map<String, Call> modules;
  private final Set<String> called = new HashSet<>();

  /** Variables that hold the states of a recurrent layer, with its node. */
  private final Map<String, String> states = new HashMap<>();

  /** Variables that hold a mask against looking ahead. */
  private final Set<String> masks = new HashSet<>();

  /**
   * @param modules by name, what makes them
   */
  TorchCode(Draft draft, Map<String, Call> modules) {
    super(draft);
    this.modules = modules;
  }

  /**
   * Draws what a variable becomes.
   *
   * @param wanted the name for its node; empty for any
   */
  void assign(String variable, PyValue value, String wanted) throws NotUnderstood {
    if (value instanceof Call call && mask(call)) {
      masks.add(variable);
      return;
    }
    String states = statesOf(value);
    if (states != null) {
      this.states.put(variable, states);
      return;
    }
    hold(variable, tensor(value, wanted));
  }

  /** {@code out, state = self.lstm(x)}: the sequence, and what is not drawn. */
  void assignPair(String first, PyValue value) throws NotUnderstood {
    if (!(value instanceof Call call)) {
      throw new NotUnderstood();
    }
    String id = module(call);
    draft.change(id, settings -> settings.put("returns", "sequence"));
    hold(first, id);
  }

  private static boolean mask(Call call) {
    return call.function() instanceof Of(Call full, String method)
        && method.equals("triu")
        && full.name().equals("full");
  }

  /** {@code self.lstm(x)[1][0]}: the last states, before one of them is picked. */
  private @Nullable String statesOf(PyValue value) throws NotUnderstood {
    List<Long> places = new ArrayList<>();
    Call call = recurrent(value, places);
    if (call == null || !(places.equals(List.of(1L)) || places.equals(List.of(1L, 0L)))) {
      return null;
    }
    boolean pairs = kindOf(call).equals("lstm");
    return pairs == (places.size() == 2) ? module(call) : null;
  }

  /** The call of a recurrent layer or of an attention within brackets, and what they pick. */
  private @Nullable Call recurrent(PyValue value, List<Long> places) {
    PyValue rest = value;
    while (rest instanceof Item(PyValue of, List<PyValue> at)
        && at.size() == 1
        && at.getFirst() instanceof Num(double place)) {
      places.addFirst((long) place);
      rest = of;
    }
    return rest instanceof Call call
            && Set.of("rnn", "lstm", "gru", "multiHeadAttention").contains(kindOf(call))
        ? call
        : null;
  }

  private String kindOf(Call call) {
    Call made = made(call);
    String kind = made == null ? null : TorchModules.kind(made);
    return kind == null ? "" : kind;
  }

  /** What made the module that is called; null where none is. */
  private @Nullable Call made(Call call) {
    return switch (call.function()) {
      case Name(String dotted) when dotted.startsWith("self.") -> modules.get(dotted.substring(5));
      case Call made when TorchModules.kind(made) != null || made.name().equals("Sequential") ->
          made;
      default -> null;
    };
  }

  @Override
  protected @Nullable String function(Call call) {
    return call.function() instanceof Name name
            && LIBRARIES.contains(name.before())
            && FORMULAS.contains(name.last())
        ? name.last()
        : null;
  }

  @Override
  protected @Nullable String pick(Item item, String wanted) throws NotUnderstood {
    List<Long> places = new ArrayList<>();
    Call call = recurrent(item, places);
    if (call != null) {
      boolean attention = kindOf(call).equals("multiHeadAttention");
      boolean sequence = places.equals(List.of(0L));
      boolean last =
          places.equals(kindOf(call).equals("lstm") ? List.of(1L, 0L, -1L) : List.of(1L, -1L));
      if (!sequence && (attention || !last)) {
        throw new NotUnderstood();
      }
      String id = module(call);
      if (!attention) {
        draft.change(id, settings -> settings.put("returns", sequence ? "sequence" : "lastStep"));
      }
      return id;
    }
    return lastStep(item);
  }

  /** {@code out[:, -1]}: the last step of the sequence that a recurrent layer gave just before. */
  private @Nullable String lastStep(Item item) throws NotUnderstood {
    List<PyValue> at = item.at();
    boolean last =
        (at.size() == 2 || (at.size() == 3 && at.get(2).equals(new Slice(null, null, null))))
            && at.get(0).equals(new Slice(null, null, null))
            && at.get(1).equals(new Num(-1));
    if (!last) {
      return null;
    }
    String id = tensor(item.value(), "");
    if (!draft.gives(id, "returns", "sequence")
        || draft.gives(id, "bidirectional", true)
        || draft.feeds(id)) {
      throw new NotUnderstood();
    }
    draft.change(id, settings -> settings.put("returns", "lastStep"));
    return id;
  }

  @Override
  protected String call(Call call, String wanted) throws NotUnderstood {
    if (made(call) != null) {
      return module(call);
    }
    return switch (call.function()) {
      case Name name when LIBRARIES.contains(name.before()) -> library(call, wanted);
      case Name name when !name.before().isEmpty() ->
          method(new Name(name.before()), name.last(), call, wanted);
      case Of(PyValue value, String method) -> method(value, method, call, wanted);
      default -> throw new NotUnderstood();
    };
  }

  /** Draws the call of a module under the module's own name. */
  private String module(Call call) throws NotUnderstood {
    Call made = made(call);
    if (made == null) {
      throw new NotUnderstood();
    }
    String name =
        call.function() instanceof Name(String dotted) ? dotted.substring(5).replace('.', '_') : "";
    return module(made, name, call);
  }

  private String module(Call made, String name, Call call) throws NotUnderstood {
    List<String> sources = new ArrayList<>();
    for (PyValue argument : call.arguments()) {
      boolean masked = argument instanceof Name(String variable) && masks.contains(variable);
      if (!masked) {
        sources.add(tensor(argument, ""));
      }
    }
    if (sources.isEmpty()) {
      throw new NotUnderstood();
    }
    if (made.name().equals("Sequential")) {
      return sequence(made, name, sources.getFirst());
    }
    return layer(made, name, sources, causal(call));
  }

  String sequence(Call sequence, String name, String before) throws NotUnderstood {
    String last = before;
    int place = 0;
    for (PyValue item : sequence.arguments()) {
      if (!(item instanceof Call made)) {
        throw new NotUnderstood();
      }
      String own = name.isEmpty() ? "" : name + "_" + place;
      last =
          made.name().equals("Sequential")
              ? sequence(made, own, last)
              : layer(made, own, List.of(last), false);
      place++;
    }
    return last;
  }

  private static boolean causal(Call call) {
    return Set.of("attn_mask", "src_mask", "tgt_mask", "mask").stream()
        .anyMatch(call.named()::containsKey);
  }

  private String layer(Call made, String name, List<String> sources, boolean causal)
      throws NotUnderstood {
    if (made.name().equals("Identity")) {
      return sources.getFirst();
    }
    String kind = TorchModules.kind(made);
    if (kind == null) {
      throw new NotUnderstood();
    }
    if (!name.isEmpty() && !called.add(name) && TorchModules.learns(kind)) {
      draft.note(Message.of("exchange.torch.twice", name));
    }
    String id =
        node(
            kind,
            name,
            settings -> {
              TorchModules.settings(kind, made, settings);
              if (MASKED.contains(kind)) {
                settings.put("causal", causal);
              }
            },
            List.of());
    if (kind.equals("multiHeadAttention")) {
      // Query, key and value: a memory is key and value alike.
      boolean own = sources.size() < 2 || sources.get(1).equals(sources.getFirst());
      draft.linkAll(own ? sources.subList(0, 1) : sources.subList(0, 2), id);
    } else {
      draft.linkAll(sources, id);
    }
    return id;
  }

  private String library(Call call, String wanted) throws NotUnderstood {
    PyArguments args = new PyArguments(call);
    String name = call.name();
    PyValue first = call.arguments().isEmpty() ? null : call.arguments().getFirst();
    String carried = carried(name, first, args);
    if (carried != null) {
      return carried;
    }
    String plain = ACTIVATIONS.get(name);
    if (plain != null) {
      return node(plain, wanted, tensor(first));
    }
    return switch (name) {
      case "leaky_relu" ->
          activation("leakyRelu", "alpha", args.real(1, "negative_slope", 0.01), first, wanted);
      case "elu", "celu" -> activation(name, "alpha", args.real(1, "alpha", 1), first, wanted);
      case "softmax", "glu" -> {
        String source = tensor(first);
        String over = TorchModules.over(args.find(1, "dim"));
        yield node(name, wanted, settings -> settings.put("over", over), List.of(source));
      }
      case "log_softmax" -> node("logSoftmax", wanted, tensor(first));
      case "flatten" -> node("flatten", wanted, tensor(first));
      case "cat", "concat", "concatenate" -> concatenated(first, args, wanted);
      case "maximum", "minimum" -> joined(name, wanted, nested(call), settings -> {});
      case "cosine_similarity" -> dot(first, args.find(1, "x2"), true, wanted);
      case "pad" -> padded(args, first, wanted);
      case "max_pool1d", "max_pool2d", "max_pool3d", "avg_pool1d", "avg_pool2d", "avg_pool3d" -> {
        String source = tensor(first);
        String kind = name.replace("_", "");
        yield node(
            kind,
            wanted,
            settings -> TorchModules.pool(TorchModules.axes(kind), args, 1, settings),
            List.of(source));
      }
      case "dropout" -> activation("dropout", "rate", args.real(1, "p", 0.5), first, wanted);
      case "reshape", "permute", "mean", "sum", "amax", "amin", "unsqueeze" -> {
        if (first == null) {
          throw new NotUnderstood();
        }
        Call rest =
            new Call(
                call.function(),
                call.arguments().subList(1, call.arguments().size()),
                call.named());
        yield method(first, name, rest, wanted);
      }
      default -> {
        if (FORMULAS.contains(name)) {
          yield formula(call, wanted);
        }
        throw new NotUnderstood();
      }
    };
  }

  private String activation(
      String kind, String setting, double value, @Nullable PyValue of, String wanted)
      throws NotUnderstood {
    String source = tensor(of);
    return node(kind, wanted, settings -> settings.put(setting, value), List.of(source));
  }

  /** {@code F.relu(self.conv1(x))}: the layer carries it. Null where it is a node of its own. */
  private @Nullable String carried(String name, @Nullable PyValue first, PyArguments args)
      throws NotUnderstood {
    if (!(first instanceof Call inner)) {
      return null;
    }
    String kind = kindOf(inner);
    boolean plain = Set.of("relu", "sigmoid", "tanh").contains(name);
    boolean classes =
        name.equals("softmax")
            && new Num(kind.contains("onv") ? 1 : -1).equals(args.find(1, "dim"));
    if (!TorchModules.CARRIERS.contains(kind) || !(plain || classes)) {
      return null;
    }
    String id = module(inner);
    draft.change(id, settings -> settings.put("activation", name));
    return id;
  }

  private String concatenated(@Nullable PyValue first, PyArguments args, String wanted)
      throws NotUnderstood {
    if (!(first instanceof Several(List<PyValue> items))) {
      throw new NotUnderstood();
    }
    if (items.size() == 2
        && items.get(0) instanceof Item(Name state, List<PyValue> one)
        && items.get(1) instanceof Item(Name again, List<PyValue> other)
        && state.equals(again)
        && one.equals(List.of(new Num(-2)))
        && other.equals(List.of(new Num(-1)))) {
      String id = states.get(state.dotted());
      if (id == null) {
        throw new NotUnderstood();
      }
      draft.change(id, settings -> settings.put("returns", "lastStep"));
      return id;
    }
    long axis = args.whole(1, "dim", 0);
    if (axis < 1) {
      throw new NotUnderstood();
    }
    return joined("concat", wanted, items, settings -> settings.put("axis", axis));
  }

  private String padded(PyArguments args, @Nullable PyValue first, String wanted)
      throws NotUnderstood {
    List<Long> by = args.wholes(1, "pad", 4, -1);
    String fill =
        switch (args.text(2, "mode", "constant")) {
          case "reflect" -> "reflect";
          case "replicate" -> "replicate";
          default -> "zeros";
        };
    if (by.contains(-1L)) {
      throw new NotUnderstood();
    }
    String source = tensor(first);
    return node(
        "pad2d",
        wanted,
        settings -> {
          // PyTorch begins with the last axis.
          put(settings, "borders", List.of(by.get(2), by.get(3), by.get(0), by.get(1)));
          settings.put("fill", fill);
        },
        List.of(source));
  }

  private String method(PyValue of, String method, Call call, String wanted) throws NotUnderstood {
    PyArguments args = new PyArguments(call);
    boolean keep = args.flag("keepdim", false);
    return switch (method) {
      case "relu", "sigmoid", "tanh" -> node(method, wanted, tensor(of));
      case "flatten" -> node("flatten", wanted, tensor(of));
      case "reshape", "view" -> reshaped(of, call, wanted);
      case "permute" -> {
        List<Long> order = numbers(call);
        if (order.isEmpty() || order.getFirst() != 0) {
          throw new NotUnderstood();
        }
        String source = tensor(of);
        yield node(
            "permute",
            wanted,
            settings -> put(settings, "order", order.subList(1, order.size())),
            List.of(source));
      }
      case "expand" -> repeated(of, call, wanted);
      case "unsqueeze" ->
          of instanceof Call inner && inner.name().equals("cosine_similarity")
              ? tensor(of, wanted)
              : throwing();
      case "mean" -> reduced(of, "mean", args.find(0, "dim"), keep, wanted);
      case "sum" -> {
        String dot = product(of, args.find(0, "dim"), wanted);
        yield dot == null ? reduced(of, "sum", args.find(0, "dim"), keep, wanted) : dot;
      }
      case "amax" -> reduced(of, "max", args.find(0, "dim"), keep, wanted);
      case "amin" -> reduced(of, "min", args.find(0, "dim"), keep, wanted);
      case "sqrt" -> size(of, wanted);
      case "contiguous", "float" -> tensor(of, wanted);
      default -> throw new NotUnderstood();
    };
  }

  private static String throwing() throws NotUnderstood {
    throw new NotUnderstood();
  }

  private static List<Long> numbers(Call call) throws NotUnderstood {
    List<PyValue> given =
        call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Several(List<PyValue> items)
            ? items
            : call.arguments();
    List<Long> found = new ArrayList<>();
    for (PyValue value : given) {
      if (!(value instanceof Num(double number))) {
        throw new NotUnderstood();
      }
      found.add((long) number);
    }
    return found;
  }

  /** To a row, or to a shape whose extents are said. */
  private String reshaped(PyValue of, Call call, String wanted) throws NotUnderstood {
    List<PyValue> given =
        call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Several(List<PyValue> items)
            ? items
            : call.arguments();
    String source = tensor(of);
    // The batch is first: -1, x.size(0), x.shape[0] or len(x).
    if (given.size() == 2
        && given.get(1).equals(new Num(-1))
        && !given.get(0).equals(new Num(-1))) {
      return node("flatten", wanted, source);
    }
    List<Long> extents = new ArrayList<>();
    for (PyValue value : given.subList(Math.min(1, given.size()), given.size())) {
      if (!(value instanceof Num(double extent)) || extent == 0) {
        throw new NotUnderstood();
      }
      // What is left over is 0 here and -1 in PyTorch.
      extents.add(Math.max(0, (long) extent));
    }
    if (extents.isEmpty()) {
      throw new NotUnderstood();
    }
    return node("reshape", wanted, settings -> put(settings, "shape", extents), List.of(source));
  }

  /** {@code x.unsqueeze(1).expand(-1, 4, -1)}. */
  private String repeated(PyValue of, Call call, String wanted) throws NotUnderstood {
    List<Long> extents = numbers(call);
    boolean behind =
        of instanceof Call inner
            && inner.arguments().equals(List.of(new Num(1)))
            && (inner.function() instanceof Of(PyValue any, String method)
                ? method.equals("unsqueeze")
                : inner.name().equals("unsqueeze"));
    if (!behind || extents.size() < 2 || extents.get(1) < 1) {
      throw new NotUnderstood();
    }
    Call inner = (Call) of;
    PyValue x =
        switch (inner.function()) {
          case Of(PyValue value, String method) -> value;
          case Name name -> new Name(name.before());
          default -> throw new NotUnderstood();
        };
    String source = tensor(x);
    return node(
        "repeat", wanted, settings -> settings.put("times", extents.get(1)), List.of(source));
  }

  /** {@code ((x * x).sum(dim=1) + 1e-12).sqrt()}. */
  private String size(PyValue of, String wanted) throws NotUnderstood {
    if (of instanceof PyValue.Binary(String plus, Call sum, Num small)
        && plus.equals("+")
        && sum.function()
            instanceof Of(PyValue.Binary(String times, PyValue x, PyValue again), String method)
        && method.equals("sum")
        && times.equals("*")
        && x.equals(again)) {
      PyArguments args = new PyArguments(sum);
      return reduced(x, "norm", args.find(0, "dim"), args.flag("keepdim", false), wanted);
    }
    throw new NotUnderstood();
  }
}
