package org.layerloom.exchange.pytorch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each layer kind is in PyTorch. */
final class Forms {

  /** Writes a node and gives back the expression of its result. */
  @FunctionalInterface
  interface Form {
    String write(NodeForm node);
  }

  private static final Map<String, Form> ALL = all();

  private Forms() {}

  private static Map<String, Form> all() {
    Map<String, Form> all = new HashMap<>();
    all.putAll(WindowForms.all());
    all.putAll(LayerForms.all());
    all.putAll(ShapeForms.all());
    all.putAll(ActivationForms.all());
    return Map.copyOf(all);
  }

  /** The kinds that have a form. */
  static Set<String> kinds() {
    return ALL.keySet();
  }

  /** Null where a kind has none. */
  static @org.jspecify.annotations.Nullable Form find(String kind) {
    return ALL.get(kind);
  }

  /**
   * With the activation that many layers carry as a setting.
   *
   * @param classes the axis of a softmax
   */
  static String activated(NodeForm node, String expression, int classes) {
    return switch (node.settings().text("activation")) {
      case "relu" -> "F.relu(" + expression + ")";
      case "sigmoid" -> "torch.sigmoid(" + expression + ")";
      case "tanh" -> "torch.tanh(" + expression + ")";
      case "softmax" -> "F.softmax(" + expression + ", dim=" + classes + ")";
      default -> expression;
    };
  }

  /** Arguments that are not what PyTorch takes anyway. */
  static String arguments(List<String> always, Map<String, String> others) {
    StringBuilder text = new StringBuilder(String.join(", ", always));
    others.entrySet().stream()
        .filter(argument -> !argument.getValue().isEmpty())
        .forEach(
            argument ->
                text.append(", ")
                    .append(argument.getKey())
                    .append('=')
                    .append(argument.getValue()));
    return text.toString();
  }
}
