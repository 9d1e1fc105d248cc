package org.layerloom.exchange.pytorch.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.in.Draft;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.in.TensorCode.NotUnderstood;
import org.layerloom.exchange.python.PyReader;
import org.layerloom.exchange.python.PyReader.Statement;
import org.layerloom.exchange.python.PyValue;
import org.layerloom.exchange.python.PyValue.Call;
import org.layerloom.exchange.python.PyValue.Name;
import org.layerloom.exchange.python.PyValue.Several;
import org.layerloom.exchange.pytorch.ModelCode;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;

/** Makes a flowchart of a PyTorch module. */
public final class TorchReader {

  private static final Pattern CLASS =
      Pattern.compile("class\\s+(\\w+)\\s*\\(([^)]*)\\)\\s*:", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern FUNCTION =
      Pattern.compile(
          "def\\s+(\\w+)\\s*\\((.*)\\)\\s*(->[^:]*)?:", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_.]*)\\s*=(?!=)\\s*(.+)", Pattern.DOTALL);
  private static final Pattern PAIR =
      Pattern.compile("\\(?\\s*([\\p{L}_]\\w*)\\s*,[^=]*=(?!=)\\s*(.+)", Pattern.DOTALL);
  private static final Set<String> BASES = Set.of("nn.Module", "torch.nn.Module", "Module");
  private static final int SHOWN = 100;

  private final Draft draft;
  private final List<Statement> statements;
  private final Map<String, Call> modules = new LinkedHashMap<>();
  private final Map<String, PyValue> constants = new HashMap<>();

  private TorchReader(String source, String name, Catalogue catalogue) {
    this.draft = new Draft(name, catalogue);
    this.statements = PyReader.statements(source);
  }

  /** Whether code is PyTorch's rather than Keras'. */
  public static boolean isTorch(String source) {
    return source.contains("torch") && !source.contains("keras");
  }

  /**
   * Reads a listing.
   *
   * @param name of the file, for messages
   */
  public static Imported read(String source, String name, Catalogue catalogue) {
    return new TorchReader(source, name, catalogue).read(name);
  }

  /** A class or function: where its lines begin and end among the statements. */
  private record Part(String name, String given, int from, int to) {}

  private Imported read(String name) {
    Part model = model();
    boolean drawn = model == null ? sequential() : module(model);
    return drawn
        ? draft.finish()
        : new Imported.Refused(List.of(Message.of("exchange.torch.none", name)));
  }

  /** The class that is the model: the last one that is none of our helpers. */
  private @Nullable Part model() {
    Part found = null;
    for (Part part : parts(CLASS, 0, statements.size())) {
      if (BASES.contains(part.given().strip()) && !ModelCode.isHelper(part.name())) {
        found = part;
      }
    }
    return found;
  }

  private List<Part> parts(Pattern header, int from, int to) {
    List<Part> found = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Matcher matcher = header.matcher(statements.get(i).text());
      if (matcher.matches()) {
        int end = i + 1;
        while (end < to && statements.get(end).indent() > statements.get(i).indent()) {
          end++;
        }
        found.add(new Part(matcher.group(1), matcher.group(2), i + 1, end));
      }
    }
    return found;
  }

  /** {@code model = nn.Sequential(...)} without a class. */
  private boolean sequential() {
    boolean drawn = false;
    for (Statement statement : statements) {
      Matcher assignment = ASSIGNMENT.matcher(statement.text());
      if (assignment.matches()
          && PyReader.expression(assignment.group(2)) instanceof Call call
          && call.name().equals("Sequential")) {
        TorchCode code = new TorchCode(draft, modules);
        entry("x", code);
        try {
          code.sequence(call, "", "data");
          drawn = true;
        } catch (NotUnderstood e) {
          unknown(statement);
        }
      }
    }
    return drawn;
  }

  private boolean module(Part model) {
    List<Part> functions = parts(FUNCTION, model.from(), model.to());
    Part forward = null;
    for (Part function : functions) {
      switch (function.name()) {
        case "__init__" -> constructor(function);
        case "forward" -> forward = function;
        default ->
            draft.note(
                Message.of(
                    "exchange.in.unknownLine",
                    statements.get(function.from() - 1).number(),
                    shortened(statements.get(function.from() - 1).text())));
      }
    }
    if (forward == null) {
      return false;
    }
    TorchCode code = new TorchCode(draft, modules);
    List<String> given = names(forward.given());
    for (String name : given.subList(Math.min(1, given.size()), given.size())) {
      entry(name, code);
    }
    Map<String, Integer> times = assignments(forward);
    for (int i = forward.from(); i < forward.to(); i++) {
      if (!line(statements.get(i).text(), code, times)) {
        unknown(statements.get(i));
      }
    }
    return true;
  }

  /** A variable that is given: what a dataset's samples are. */
  private void entry(String name, TorchCode code) {
    String id = draft.has("data") ? draft.free(name) : "data";
    draft.node(id, "dataset").put("source", "");
    code.hold(name, id);
  }

  private void constructor(Part function) {
    for (String given : split(function.given())) {
      Matcher usual = ASSIGNMENT.matcher(given.replaceAll(":[^=]*", "").strip());
      if (usual.matches()) {
        constants.put(usual.group(1), PyReader.expression(usual.group(2)));
      }
    }
    for (int i = function.from(); i < function.to(); i++) {
      String text = statements.get(i).text();
      if (!text.startsWith("super(") && !made(text)) {
        unknown(statements.get(i));
      }
    }
  }

  /** A line of the constructor. */
  private boolean made(String text) {
    Matcher assignment = ASSIGNMENT.matcher(text);
    if (!assignment.matches()) {
      return false;
    }
    String target = assignment.group(1);
    PyValue value = with(PyReader.expression(assignment.group(2)));
    if (!target.startsWith("self.")) {
      constants.put(target, value);
      return !(value instanceof PyValue.Other);
    }
    String name = target.substring("self.".length());
    return switch (value) {
      case Call call when TorchModules.kind(call) != null || container(call) -> {
        modules.put(name, call);
        yield true;
      }
      case Name(String other)
          when other.startsWith("self.") && modules.containsKey(other.substring(5)) -> {
        draft.note(Message.of("exchange.torch.twice", name));
        modules.put(name, modules.get(other.substring(5)));
        yield true;
      }
      case Call call -> false;
      case PyValue.Other other -> false;
      default -> {
        constants.put(target, value);
        yield true;
      }
    };
  }

  private static boolean container(Call call) {
    return call.name().equals("Sequential") || call.name().equals("Identity");
  }

  /** With numbers in the place of the constants' names. */
  private PyValue with(PyValue value) {
    return switch (value) {
      case Name(String name) when constants.containsKey(name) ->
          constants.getOrDefault(name, value);
      case Call(PyValue function, List<PyValue> arguments, Map<String, PyValue> named) -> {
        Map<String, PyValue> known = new HashMap<>();
        named.forEach((key, argument) -> known.put(key, with(argument)));
        yield new Call(function, arguments.stream().map(this::with).toList(), known);
      }
      case Several(List<PyValue> items) -> new Several(items.stream().map(this::with).toList());
      case PyValue.Binary(String operator, PyValue left, PyValue right) ->
          PyReader.calculate(operator, with(left), with(right));
      default -> value;
    };
  }

  /** How often each variable is given a value: a name that is used again names no node. */
  private Map<String, Integer> assignments(Part forward) {
    Map<String, Integer> times = new HashMap<>();
    names(forward.given()).forEach(name -> times.merge(name, 1, Integer::sum));
    for (int i = forward.from(); i < forward.to(); i++) {
      Matcher assignment = ASSIGNMENT.matcher(statements.get(i).text());
      if (assignment.matches()) {
        times.merge(assignment.group(1), 1, Integer::sum);
      }
    }
    return times;
  }

  private boolean line(String text, TorchCode code, Map<String, Integer> times) {
    if (text.startsWith("return ")) {
      return results(PyReader.expression(text.substring("return ".length())), code);
    }
    try {
      Matcher assignment = ASSIGNMENT.matcher(text);
      if (assignment.matches()) {
        String variable = assignment.group(1);
        boolean once = times.getOrDefault(variable, 0) == 1;
        return assigned(variable, with(PyReader.expression(assignment.group(2))), once, code);
      }
      Matcher pair = PAIR.matcher(text);
      if (pair.matches()) {
        code.assignPair(pair.group(1), PyReader.expression(pair.group(2)));
        return true;
      }
      return false;
    } catch (NotUnderstood e) {
      return false;
    }
  }

  private static boolean assigned(String variable, PyValue value, boolean once, TorchCode code)
      throws NotUnderstood {
    try {
      code.assign(variable, value, once ? variable : "");
      return true;
    } catch (NotUnderstood e) {
      code.lose(variable);
      throw e;
    }
  }

  /** What is given back may be calculated in the same line. */
  private static boolean results(PyValue value, TorchCode code) {
    List<PyValue> all = value instanceof Several(List<PyValue> items) ? items : List.of(value);
    try {
      for (PyValue result : all) {
        code.tensor(result, "");
      }
      return true;
    } catch (NotUnderstood e) {
      return false;
    }
  }

  private static List<String> names(String given) {
    return split(given).stream()
        .map(name -> name.replaceAll("[:=].*", "").strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static List<String> split(String given) {
    return List.of(given.split(",", -1));
  }

  private void unknown(Statement statement) {
    draft.note(
        Message.of("exchange.in.unknownLine", statement.number(), shortened(statement.text())));
  }

  private static String shortened(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
