package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.in.Draft;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.in.TensorCode.NotUnderstood;
import org.layerloom.exchange.python.PyArguments;
import org.layerloom.exchange.python.PyReader;
import org.layerloom.exchange.python.PyValue;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;

/** Makes a flowchart of a listing: its layers, its loss, its optimiser. */
public final class KerasReader {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\s*=(?!=)\\s*(.+)", Pattern.DOTALL);
  private static final Pattern BYTES = Pattern.compile("/=?\\s*255(\\.0?)?\\b");
  private static final Pattern MAKES =
      Pattern.compile("\\b(Sequential|Model|Input|layers\\.\\w+)\\(");

  /** The variable of what a layer is given that is not drawn. */
  static final String NOTHING = "nothing";

  private static final Set<String> INPUTS = Set.of("Input", "InputLayer");

  private final Draft draft;
  private final String source;
  private final KerasCalls calls;
  private final List<PyReader.Statement> statements;
  private final Map<String, Integer> times = new HashMap<>();
  private final Map<String, String> models = new HashMap<>();
  private String data = "";
  private String output = "";
  private boolean entered;
  private PyValue.@Nullable Call compiled;
  private PyValue.@Nullable Call fitted;

  private KerasReader(String source, String name, Catalogue catalogue, boolean configured) {
    this.source = source;
    this.draft = new Draft(name, catalogue);
    this.calls = new KerasCalls(draft, configured);
    this.statements = PyReader.statements(source);
  }

  /**
   * What came of a listing.
   *
   * @param nodes of the layers that have names, by these
   */
  record Drawn(Imported imported, Map<String, String> nodes) {}

  public static Imported read(String source, String name, Catalogue catalogue) {
    return new KerasReader(source, name, catalogue, false).read(name);
  }

  /** Of a listing that a configuration was said as. */
  static Drawn drawn(String source, String name, Catalogue catalogue) {
    KerasReader reader = new KerasReader(source, name, catalogue, true);
    reader.calls.lose(NOTHING);
    Imported imported = reader.read(name);
    return new Drawn(imported, reader.calls.nodes());
  }

  private Imported read(String name) {
    data();
    for (PyReader.Statement statement : model()) {
      assignment(statement).ifPresent(found -> times.merge(found.group(1), 1, Integer::sum));
    }
    for (PyReader.Statement statement : model()) {
      if (!statement(statement)) {
        unknown(statement);
      }
    }
    if (!calls.drew()) {
      return new Imported.Refused(List.of(Message.of("exchange.keras.none", name)));
    }
    training();
    return draft.finish();
  }

  private void unknown(PyReader.Statement statement) {
    draft.note(
        Message.of("exchange.in.unknownLine", statement.number(), shortened(statement.text())));
  }

  private static Optional<Matcher> assignment(PyReader.Statement statement) {
    Matcher matcher = ASSIGNMENT.matcher(statement.text());
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  /** The statements but those of functions that make no layers: what prepares, loads or draws. */
  private List<PyReader.Statement> model() {
    List<PyReader.Statement> found = new ArrayList<>();
    int at = 0;
    while (at < statements.size()) {
      PyReader.Statement statement = statements.get(at);
      int end = at + 1;
      if (statement.text().startsWith("def ")) {
        while (end < statements.size() && statements.get(end).indent() > statement.indent()) {
          end++;
        }
        List<PyReader.Statement> body = statements.subList(at + 1, end);
        if (body.stream().anyMatch(line -> MAKES.matcher(line.text()).find())) {
          found.addAll(body);
        }
      } else {
        found.add(statement);
      }
      at = end;
    }
    return found;
  }

  private static String shortened(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  /** The dataset that the listing names, with its division by 255. */
  private void data() {
    ObjectNode settings = draft.node("data", "dataset");
    settings.put("source", source.contains("mnist") && !source.contains("fashion") ? "mnist" : "");
    data = "data";
    if (statements.stream().anyMatch(this::scales)) {
      draft.node("scale", "normalize").put("mode", "unit");
      draft.link("data", "scale");
      data = "scale";
    }
    output = data;
  }

  /** Whether a line divides bytes that are no tensor of the model yet. */
  private boolean scales(PyReader.Statement statement) {
    Matcher bytes = BYTES.matcher(statement.text());
    return bytes.find()
        && statements.stream()
            .flatMap(line -> assignment(line).stream())
            .filter(found -> found.group(2).matches("(\\w+\\.)*Input(Layer)?\\(.*"))
            .noneMatch(found -> divided(statement.text(), found.group(1)));
  }

  private static boolean divided(String text, String variable) {
    return Pattern.compile("\\b" + Pattern.quote(variable) + "\\s*/").matcher(text).find();
  }

  private boolean statement(PyReader.Statement statement) {
    String text = statement.text();
    if (text.matches("(import|from|print|assert)\\b.*") || text.matches("[\"'].*")) {
      return true;
    }
    Optional<Matcher> assignment = assignment(statement);
    if (assignment.isPresent()) {
      return assign(assignment.get().group(1), PyReader.expression(assignment.get().group(2)));
    }
    if (text.startsWith("return ")) {
      return returned(PyReader.expression(text.substring("return ".length())));
    }
    if (PyReader.expression(text) instanceof PyValue.Call call
        && call.function() instanceof PyValue.Name name) {
      return method(name, call);
    }
    // What prepares the data is the dataset's business here.
    return text.contains("load_data") || text.contains("/=") || text.contains("255");
  }

  /** What a function that makes the model gives back. */
  private boolean returned(PyValue value) {
    return value instanceof PyValue.Name
        || (value instanceof PyValue.Call call && call.name().equals("Model"))
        || tensor(value, "") != null;
  }

  private @Nullable String tensor(PyValue value, String wanted) {
    try {
      output = calls.tensor(value, wanted);
      return output;
    } catch (NotUnderstood e) {
      return null;
    }
  }

  private boolean assign(String variable, PyValue value) {
    if (value instanceof PyValue.Call call && made(variable, call)) {
      return true;
    }
    boolean once = times.getOrDefault(variable, 0) == 1;
    String node = tensor(value, once ? variable : "");
    if (node == null) {
      boolean ofModel =
          calls.holds(variable)
              || (value instanceof PyValue.Call call && call.function() instanceof PyValue.Call);
      if (ofModel) {
        calls.lose(variable);
        return value instanceof PyValue.Call call
            && call.function() instanceof PyValue.Call layer
            && unknownLayer(layer);
      }
      calls.forget(variable);
      return ofData(variable);
    }
    calls.hold(variable, node);
    return true;
  }

  /** Says which layer of a configuration is not known; false for one without a name. */
  private boolean unknownLayer(PyValue.Call layer) {
    if (!(layer.named().get("name") instanceof PyValue.Text(String name))) {
      return false;
    }
    draft.note(Message.of("exchange.keras.unknownNamed", layer.name(), name));
    return true;
  }

  /** Whether it is no tensor: a model, an input, what training gives back. */
  private boolean made(String variable, PyValue.Call call) {
    switch (call.name()) {
      case "Sequential" -> models.put(variable, sequence(call));
      case "Model" -> models.put(variable, output);
      case "Input", "InputLayer" -> {
        String id = entry(variable);
        calls.hold(variable, id);
        placed(call, id);
      }
      case "fit" -> fitted = call;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void placed(PyValue.Call layer, String node) {
    if (layer.named().get("name") instanceof PyValue.Text(String name)) {
      calls.place(name, node);
    }
  }

  /** The first input is what the listing's data are; another one has data of its own. */
  private String entry(String variable) {
    if (!entered) {
      entered = true;
      return data;
    }
    String id = draft.free(variable);
    draft.node(id, "dataset").put("source", "");
    return id;
  }

  private static boolean ofData(String variable) {
    return variable.matches("(?i)[xy]_?\\w*|.*(train|test|data|image|label|history|class|name).*");
  }

  private String sequence(PyValue.Call call) {
    String last = data;
    if (!call.arguments().isEmpty()
        && call.arguments().getFirst() instanceof PyValue.Several(List<PyValue> items)) {
      for (PyValue item : items) {
        last = stacked(item, last);
      }
    }
    output = last;
    return last;
  }

  private String stacked(PyValue item, String before) {
    if (!(item instanceof PyValue.Call layer)) {
      return before;
    }
    if (INPUTS.contains(layer.name())) {
      placed(layer, before);
      return before;
    }
    try {
      return calls.layer(layer, List.of(before), "");
    } catch (NotUnderstood e) {
      if (!unknownLayer(layer)) {
        draft.note(Message.of("exchange.keras.unknownLayer", layer.name()));
      }
      return before;
    }
  }

  private boolean method(PyValue.Name name, PyValue.Call call) {
    String of = name.before();
    switch (name.last()) {
      case "add" -> {
        if (!models.containsKey(of) || call.arguments().isEmpty()) {
          return false;
        }
        String last = stacked(call.arguments().getFirst(), models.getOrDefault(of, data));
        models.put(of, last);
        output = last;
      }
      case "compile" -> compiled = call;
      case "fit" -> fitted = call;
      case "summary", "evaluate", "save", "predict", "print" -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The loss, the train node and the evaluation, where the listing compiles its model. */
  private void training() {
    if (compiled == null) {
      return;
    }
    PyArguments args = new PyArguments(compiled);
    PyValue loss = args.named("loss");
    String name =
        (loss instanceof PyValue.Call call ? call.name() : KerasLayers.activation(loss))
            .toLowerCase(java.util.Locale.ROOT)
            .replace("_", "");
    String kind =
        switch (name) {
          case "sparsecategoricalcrossentropy", "categoricalcrossentropy" -> "crossEntropy";
          case "binarycrossentropy" -> "binaryCrossEntropy";
          case "mse", "meansquarederror" -> "mse";
          case "mae", "meanabsoluteerror" -> "mae";
          case "huber" -> "huber";
          case "kldivergence", "kld" -> "klDivergence";
          default -> "";
        };
    if (kind.isEmpty()) {
      draft.note(Message.of("exchange.keras.unknownLoss", name));
      return;
    }
    ObjectNode settings = draft.node("loss", kind);
    if (kind.endsWith("CrossEntropy") || kind.equals("crossEntropy")) {
      boolean logits =
          loss instanceof PyValue.Call call && new PyArguments(call).flag("from_logits", false);
      settings.put("predictions", logits ? "logits" : "probabilities");
    }
    draft.link(output, "loss");
    draft.link("data", "labels", "loss", "labels");
    train(args);
    draft.link("loss", "train");
    draft.node("evaluate", "evaluate");
    draft.link("train", "evaluate");
  }

  private void train(PyArguments args) {
    ObjectNode settings = draft.node("train", "train");
    PyValue optimiser = args.named("optimizer");
    String name =
        (optimiser instanceof PyValue.Call call ? call.name() : KerasLayers.activation(optimiser))
            .toLowerCase(java.util.Locale.ROOT);
    if (Set.of("adam", "adamw", "sgd", "rmsprop", "adagrad", "adadelta", "adamax", "nadam")
        .contains(name)) {
      settings.put("optimizer", name);
    }
    // What Keras takes where nothing is said.
    double usual = name.equals("sgd") ? 0.01 : 0.001;
    if (optimiser instanceof PyValue.Call call) {
      PyArguments own = new PyArguments(call);
      settings.put(
          "learningRate", own.real(0, "learning_rate", own.real(PyArguments.BY_NAME, "lr", usual)));
      if (name.equals("sgd")) {
        settings.put("momentum", own.real(1, "momentum", 0));
      }
    } else {
      settings.put("learningRate", usual);
    }
    if (fitted != null) {
      PyArguments fit = new PyArguments(fitted);
      settings.put("epochs", fit.whole(3, "epochs", 1));
      settings.put("batchSize", fit.whole(2, "batch_size", 32));
    }
  }
}
