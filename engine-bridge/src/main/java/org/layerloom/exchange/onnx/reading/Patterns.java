package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds what exporters write out in single steps although it has a name: GELU, hard swish and layer
 * normalisation. Found groups become one operator, which stands where the last of them stood.
 */
final class Patterns {

  private final List<NodeProto> nodes;
  private final Function<String, @Nullable Known> constants;
  private final Map<String, Integer> makers = new HashMap<>();
  private final Map<String, List<Integer>> users = new HashMap<>();
  private final Set<String> outputs;
  private final Map<Integer, NodeProto> replaced = new HashMap<>();
  private final Set<Integer> gone = new HashSet<>();

  private Patterns(
      List<NodeProto> nodes, Set<String> outputs, Function<String, @Nullable Known> constants) {
    this.nodes = nodes;
    this.outputs = outputs;
    this.constants = constants;
    for (int i = 0; i < nodes.size(); i++) {
      int at = i;
      nodes.get(i).getOutputList().forEach(name -> makers.put(name, at));
      nodes
          .get(i)
          .getInputList()
          .forEach(name -> users.computeIfAbsent(name, n -> new ArrayList<>()).add(at));
    }
  }

  /**
   * @param outputs what the graph gives, which must stay
   * @param constants numbers by name, where they are known without samples
   */
  static List<NodeProto> named(
      List<NodeProto> nodes, Set<String> outputs, Function<String, @Nullable Known> constants) {
    return new Patterns(nodes, outputs, constants).rewritten();
  }

  private List<NodeProto> rewritten() {
    for (int i = 0; i < nodes.size(); i++) {
      switch (nodes.get(i).getOpType()) {
        case "Erf" -> gelu(i);
        case "Clip" -> hardSwish(i);
        case "ReduceMean" -> layerNorm(i);
        default -> {}
      }
    }
    List<NodeProto> all = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      NodeProto node = replaced.get(i);
      if (node != null) {
        all.add(node);
      } else if (!gone.contains(i)) {
        all.add(nodes.get(i));
      }
    }
    return all;
  }

  private void replace(int last, Set<Integer> group, NodeProto.Builder by) {
    if (group.stream().anyMatch(at -> gone.contains(at) || replaced.containsKey(at))) {
      return;
    }
    for (int at : group) {
      boolean seen =
          at != last && nodes.get(at).getOutputList().stream().anyMatch(outputs::contains);
      boolean used =
          at != last
              && nodes.get(at).getOutputList().stream()
                  .flatMap(name -> users.getOrDefault(name, List.of()).stream())
                  .anyMatch(user -> !group.contains(user));
      if (seen || used) {
        return;
      }
    }
    gone.addAll(group);
    replaced.put(
        last,
        by.setName(nodes.get(last).getName()).addOutput(nodes.get(last).getOutput(0)).build());
  }

  /** x · ½ (1 + erf(x / √2)), the factors in any order. */
  private void gelu(int erf) {
    NodeProto inner = maker(nodes.get(erf).getInput(0));
    if (inner == null || !inner.getOpType().matches("Div|Mul")) {
      return;
    }
    double wanted = inner.getOpType().equals("Div") ? Math.sqrt(2) : Math.sqrt(0.5);
    if (!is(number(inner, 1), wanted)) {
      return;
    }
    String x = inner.getInput(0);
    Integer plus = onlyUser(nodes.get(erf), "Add");
    if (plus == null || !is(either(nodes.get(plus), nodes.get(erf).getOutput(0)), 1)) {
      return;
    }
    Set<Integer> group = new HashSet<>(Set.of(erf, plus));
    Integer innerAt = makers.get(nodes.get(erf).getInput(0));
    if (innerAt != null) {
      group.add(innerAt);
    }
    // Two products follow: with x, and with a half; or x was halved before.
    int at = plus;
    boolean half = false;
    boolean whole = false;
    while (!(half && whole)) {
      Integer next = onlyUser(nodes.get(at), "Mul");
      if (next == null) {
        return;
      }
      String out = nodes.get(at).getOutput(0);
      String other = other(nodes.get(next), out);
      NodeProto before = maker(other);
      if (is(either(nodes.get(next), out), 0.5)) {
        half = true;
      } else if (other.equals(x)) {
        whole = true;
      } else if (before != null
          && before.getOpType().equals("Mul")
          && before.getInputList().contains(x)
          && is(either(before, x), 0.5)) {
        half = true;
        whole = true;
        Integer beforeAt = makers.get(other);
        if (beforeAt != null) {
          group.add(beforeAt);
        }
      } else {
        return;
      }
      group.add(next);
      at = next;
    }
    replace(at, group, NodeProto.newBuilder().setOpType("Gelu").addInput(x));
  }

  /** x · clip(x + 3, 0, 6) / 6, the division before or behind. */
  private void hardSwish(int clip) {
    NodeProto plus = maker(nodes.get(clip).getInput(0));
    if (plus == null || !plus.getOpType().equals("Add")) {
      return;
    }
    String x = plus.getInput(0);
    Integer plusAt = makers.get(nodes.get(clip).getInput(0));
    if (plusAt == null || !is(number(plus, 1), 3) || !isClip(nodes.get(clip), 0, 6)) {
      return;
    }
    Integer one = onlyUser(nodes.get(clip), "Mul");
    Integer first = one == null ? onlyUser(nodes.get(clip), "Div") : one;
    if (first == null) {
      return;
    }
    Integer second = onlyUser(nodes.get(first), one == null ? "Mul" : "Div");
    if (second == null) {
      return;
    }
    NodeProto product = nodes.get(one == null ? second : first);
    NodeProto division = nodes.get(one == null ? first : second);
    if (product.getInputList().contains(x) && is(number(division, 1), 6)) {
      replace(
          second,
          Set.of(plusAt, clip, first, second),
          NodeProto.newBuilder().setOpType("HardSwish").addInput(x));
    }
  }

  private boolean isClip(NodeProto clip, double least, double most) {
    Attrs attrs = new Attrs(clip);
    double from = attrs.find("min") != null ? attrs.real("min", 0) : number(clip, 1);
    double to = attrs.find("max") != null ? attrs.real("max", 0) : number(clip, 2);
    return is(from, least) && is(to, most);
  }

  /** (x − mean) / √(mean((x − mean)²) + ε) · weight + bias, over the last axis. */
  private void layerNorm(int mean) {
    String x = nodes.get(mean).getInput(0);
    Integer sub = anyUser(nodes.get(mean), "Sub");
    if (sub == null || !nodes.get(sub).getInput(0).equals(x) || !overLast(nodes.get(mean))) {
      return;
    }
    Integer pow = anyUser(nodes.get(sub), "Pow");
    Integer div = anyUser(nodes.get(sub), "Div");
    if (pow == null || div == null || !is(number(nodes.get(pow), 1), 2)) {
      return;
    }
    Integer variance = onlyUser(nodes.get(pow), "ReduceMean");
    Integer plus = variance == null ? null : onlyUser(nodes.get(variance), "Add");
    Integer root = plus == null ? null : onlyUser(nodes.get(plus), "Sqrt");
    if (variance == null || plus == null || root == null || !overLast(nodes.get(variance))) {
      return;
    }
    double epsilon = either(nodes.get(plus), nodes.get(variance).getOutput(0));
    Integer times = onlyUser(nodes.get(div), "Mul");
    Integer add = times == null ? null : onlyUser(nodes.get(times), "Add");
    boolean divided = nodes.get(div).getInput(1).equals(nodes.get(root).getOutput(0));
    if (times == null || add == null || !divided || !(epsilon > 0)) {
      return;
    }
    String weight = other(nodes.get(times), nodes.get(div).getOutput(0));
    String bias = other(nodes.get(add), nodes.get(times).getOutput(0));
    Known scales = constants.apply(weight);
    Known moves = constants.apply(bias);
    if (scales == null || moves == null || scales.dims().length != 1 || moves.dims().length != 1) {
      return;
    }
    replace(
        add,
        Set.of(mean, sub, pow, div, variance, plus, root, times, add),
        NodeProto.newBuilder()
            .setOpType("LayerNormalization")
            .addInput(x)
            .addInput(weight)
            .addInput(bias)
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("axis")
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(-1))
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("epsilon")
                    .setType(AttributeProto.AttributeType.FLOAT)
                    .setF((float) epsilon)));
  }

  private static boolean overLast(NodeProto mean) {
    Attrs attrs = new Attrs(mean);
    return List.of(-1L).equals(attrs.wholes("axes")) && attrs.whole("keepdims", 1) == 1;
  }

  private @Nullable NodeProto maker(String name) {
    Integer at = makers.get(name);
    return at == null ? null : nodes.get(at);
  }

  private @Nullable Integer onlyUser(NodeProto node, String operator) {
    List<Integer> all = users.getOrDefault(node.getOutput(0), List.of());
    return all.size() == 1 && nodes.get(all.getFirst()).getOpType().equals(operator)
        ? all.getFirst()
        : null;
  }

  private @Nullable Integer anyUser(NodeProto node, String operator) {
    return users.getOrDefault(node.getOutput(0), List.of()).stream()
        .filter(at -> nodes.get(at).getOpType().equals(operator))
        .findFirst()
        .orElse(null);
  }

  private static String other(NodeProto node, String one) {
    return node.getInputCount() < 2
        ? ""
        : node.getInput(0).equals(one) ? node.getInput(1) : node.getInput(0);
  }

  /** The number that an operator has beside another input; NaN where it is none. */
  private double either(NodeProto node, String one) {
    return number(other(node, one));
  }

  private double number(NodeProto node, int input) {
    return input < node.getInputCount() ? number(node.getInput(input)) : Double.NaN;
  }

  private double number(String name) {
    Known known = constants.apply(name);
    return known != null && known.size() == 1 ? known.only() : Double.NaN;
  }

  private static boolean is(double found, double wanted) {
    return Math.abs(found - wanted) < 1e-4;
  }
}
