package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.in.Draft;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;

/** Makes a flowchart of a listing: its layers, its loss, its optimiser. */
public final class KerasReader {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\s*=(?!=)\\s*(.+)", Pattern.DOTALL);
  private static final Pattern BYTES = Pattern.compile("/=?\\s*255(\\.0?)?\\b");
  private static final Set<String> INPUTS = Set.of("Input", "InputLayer");

  private final Draft draft;
  private final String source;
  private final Map<String, String> tensors = new HashMap<>();
  private final Map<String, String> models = new HashMap<>();
  private String data = "";
  private String output = "";
  private boolean layers;
  private PyValue.@Nullable Call compiled;
  private PyValue.@Nullable Call fitted;

  private KerasReader(String source, String name, Catalogue catalogue) {
    this.source = source;
    this.draft = new Draft(name, catalogue);
  }

  public static Imported read(String source, String name, Catalogue catalogue) {
    return new KerasReader(source, name, catalogue).read(name);
  }

  private Imported read(String name) {
    data();
    for (PyReader.Statement statement : PyReader.statements(source)) {
      if (!statement(statement.text())) {
        draft.note(
            Message.of("exchange.in.unknownLine", statement.number(), shortened(statement.text())));
      }
    }
    if (!layers) {
      return new Imported.Refused(List.of(Message.of("exchange.keras.none", name)));
    }
    training();
    return draft.finish();
  }

  private static String shortened(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  /** The dataset that the listing names, with its division by 255. */
  private void data() {
    ObjectNode settings = draft.node("data", "dataset");
    settings.put("source", source.contains("mnist") && !source.contains("fashion") ? "mnist" : "");
    data = "data";
    if (BYTES.matcher(source).find()) {
      draft.node("scale", "normalize").put("mode", "unit");
      draft.link("data", "scale");
      data = "scale";
    }
    output = data;
  }

  private boolean statement(String text) {
    if (text.matches("(import|from|print|assert)\\b.*") || text.matches("[\"'].*")) {
      return true;
    }
    Matcher assignment = ASSIGNMENT.matcher(text);
    if (assignment.matches()) {
      return assign(assignment.group(1), PyReader.expression(assignment.group(2)));
    }
    if (PyReader.expression(text) instanceof PyValue.Call call
        && call.function() instanceof PyValue.Name name) {
      return method(name, call);
    }
    // What prepares the data is the dataset's business here.
    return text.contains("load_data") || text.contains("/=") || text.contains("255");
  }

  private boolean assign(String variable, PyValue value) {
    if (value instanceof PyValue.Name(String other) && tensors.containsKey(other)) {
      tensors.put(variable, tensors.getOrDefault(other, ""));
      return true;
    }
    if (!(value instanceof PyValue.Call call)) {
      return ofData(variable);
    }
    if (call.name().equals("Sequential")) {
      models.put(variable, sequence(call));
      return true;
    }
    if (call.name().equals("Model")) {
      models.put(variable, output);
      return true;
    }
    if (INPUTS.contains(call.name())) {
      tensors.put(variable, data);
      return true;
    }
    if (call.name().equals("fit")) {
      fitted = call;
      return true;
    }
    String made = tensor(call);
    if (made == null) {
      return ofData(variable);
    }
    tensors.put(variable, made);
    output = made;
    return true;
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
    if (!(item instanceof PyValue.Call layer) || INPUTS.contains(layer.name())) {
      return before;
    }
    String made = layer(layer, List.of(before));
    if (made == null) {
      draft.note(Message.of("exchange.keras.unknownLayer", layer.name()));
      return before;
    }
    return made;
  }

  private boolean method(PyValue.Name name, PyValue.Call call) {
    String of =
        name.dotted().contains(".")
            ? name.dotted().substring(0, name.dotted().lastIndexOf('.'))
            : "";
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

  /** A layer called with tensors; null where it is none. */
  private @Nullable String tensor(PyValue.Call call) {
    if (call.function() instanceof PyValue.Call layer) {
      List<String> from = given(call);
      return from.isEmpty() ? null : layer(layer, from);
    }
    List<String> from = given(call);
    return Character.isLowerCase(call.name().isEmpty() ? 'A' : call.name().charAt(0))
            && KerasLayers.kind(call.name()) != null
            && !from.isEmpty()
        ? layer(call, from)
        : null;
  }

  private List<String> given(PyValue.Call call) {
    List<PyValue> values = new ArrayList<>();
    call.arguments()
        .forEach(
            argument -> {
              if (argument instanceof PyValue.Several(List<PyValue> items)) {
                values.addAll(items);
              } else {
                values.add(argument);
              }
            });
    List<String> found = new ArrayList<>();
    for (PyValue value : values) {
      if (value instanceof PyValue.Name(String name) && tensors.containsKey(name)) {
        found.add(tensors.getOrDefault(name, ""));
      } else if (value instanceof PyValue.Call inner) {
        String made = tensor(inner);
        if (made != null) {
          found.add(made);
        }
      }
    }
    return found;
  }

  private @Nullable String layer(PyValue.Call call, List<String> from) {
    PyValue.Call own = call;
    boolean both = call.name().equals("Bidirectional");
    if (both
        && !call.arguments().isEmpty()
        && call.arguments().getFirst() instanceof PyValue.Call inner) {
      own = inner;
    }
    if (own.name().equals("Activation")) {
      String kind =
          KerasLayers.ACTIVATIONS.get(
              KerasLayers.activation(
                  own.arguments().isEmpty()
                      ? own.named().get("activation")
                      : own.arguments().getFirst()));
      return kind == null ? null : node(kind, own, from, false);
    }
    if (own.name().equals("Rescaling")) {
      return node("normalize", own, from, false);
    }
    String kind = KerasLayers.kind(own.name());
    return kind == null ? null : node(kind, own, from, both);
  }

  private String node(String kind, PyValue.Call call, List<String> from, boolean both) {
    boolean named = call.named().get("name") instanceof PyValue.Text;
    String wanted =
        call.named().get("name") instanceof PyValue.Text(String name)
            ? name
            : kind.replaceAll("\\dd$", "");
    String id = draft.free(named ? wanted : wanted + "1");
    for (int number = 2; !named && draft.has(wanted + (number - 1)); number++) {
      id = draft.free(wanted + number);
    }
    ObjectNode settings = draft.node(id, kind);
    String more = KerasLayers.settings(kind, call, settings);
    if (both) {
      settings.put("bidirectional", true);
    }
    for (String source : from) {
      draft.link(source, id);
    }
    layers = true;
    String activation = KerasLayers.ACTIVATIONS.get(more);
    if (more.isEmpty()) {
      return id;
    }
    if (activation == null) {
      draft.note(Message.of("exchange.keras.unknownActivation", more, id));
      return id;
    }
    String behind = draft.free(id + "_" + activation);
    draft.node(behind, activation);
    draft.link(id, behind);
    return behind;
  }

  /** The loss, the train node and the evaluation, where the listing compiles its model. */
  private void training() {
    if (compiled == null) {
      return;
    }
    KerasLayers.Args args = new KerasLayers.Args(compiled);
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
          loss instanceof PyValue.Call call
              && new KerasLayers.Args(call).flag("from_logits", false);
      settings.put("predictions", logits ? "logits" : "probabilities");
    }
    draft.link(output, "loss");
    draft.link("data", "labels", "loss", "labels");
    train(args);
    draft.link("loss", "train");
    draft.node("evaluate", "evaluate");
    draft.link("train", "evaluate");
  }

  private void train(KerasLayers.Args args) {
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
      KerasLayers.Args own = new KerasLayers.Args(call);
      settings.put("learningRate", own.real(0, "learning_rate", own.real(99, "lr", usual)));
      if (name.equals("sgd")) {
        settings.put("momentum", own.real(1, "momentum", 0));
      }
    } else {
      settings.put("learningRate", usual);
    }
    if (fitted != null) {
      KerasLayers.Args fit = new KerasLayers.Args(fitted);
      settings.put("epochs", fit.whole(3, "epochs", 1));
      settings.put("batchSize", fit.whole(2, "batch_size", 32));
    }
  }
}
