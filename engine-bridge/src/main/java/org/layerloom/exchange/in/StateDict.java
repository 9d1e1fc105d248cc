package org.layerloom.exchange.in;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Analysis;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Weight;

/**
 * Another program's numbers for a network that is drawn here: a PyTorch {@code state_dict}, for
 * instance. A tensor belongs to a weight of the same name and shape; where names differ, to the
 * only one of its last name ({@code weight}, {@code running_mean}) and shape, if nothing else could
 * be meant.
 *
 * @param tensors under the names that they have here
 * @param missing weights that the file has nothing for
 * @param unused tensors that no weight here is like
 */
public record StateDict(List<NamedTensor> tensors, List<String> missing, List<String> unused) {

  public StateDict {
    tensors = List.copyOf(tensors);
    missing = List.copyOf(missing);
    unused = List.copyOf(unused);
  }

  /**
   * @param analysis of the flowchart, its sub-networks unfolded
   */
  public static StateDict match(Analysis analysis, List<NamedTensor> file) {
    Map<String, Shape> wanted = wanted(analysis);
    Map<String, NamedTensor> left = new LinkedHashMap<>();
    file.forEach(tensor -> left.put(tensor.name(), tensor));
    Map<String, NamedTensor> found = new TreeMap<>();
    byName(wanted, left, found);
    bySize(wanted, left, found);
    List<NamedTensor> tensors = new ArrayList<>();
    found.forEach(
        (name, tensor) -> tensors.add(new NamedTensor(name, tensor.shape(), tensor.values())));
    List<String> missing =
        wanted.keySet().stream().filter(name -> !found.containsKey(name)).sorted().toList();
    List<String> unused =
        left.keySet().stream().filter(name -> !name.endsWith("num_batches_tracked")).toList();
    return new StateDict(tensors, missing, unused);
  }

  /** The shapes of all weights of a flowchart, where they follow from what is known. */
  public static Map<String, Shape> wanted(Analysis analysis) {
    Map<String, Shape> wanted = new LinkedHashMap<>();
    for (NodeId id : analysis.order()) {
      Node node = analysis.graph().node(id);
      if (analysis.catalogue().find(node.kind()) instanceof LayerKind layer
          && analysis.sites().containsKey(id)
          && analysis.outputs().containsKey(id)) {
        for (Weight weight :
            layer.weights(java.util.Objects.requireNonNull(analysis.sites().get(id)))) {
          wanted.put(analysis.holder(id) + "." + weight.name(), weight.shape());
        }
      }
    }
    return wanted;
  }

  private static void byName(
      Map<String, Shape> wanted, Map<String, NamedTensor> left, Map<String, NamedTensor> found) {
    Map<String, NamedTensor> plain = new HashMap<>();
    left.values().forEach(tensor -> plain.put(plain(tensor.name()), tensor));
    wanted.forEach(
        (name, shape) -> {
          NamedTensor exact = left.get(name);
          NamedTensor like = exact != null ? exact : plain.get(plain(name));
          if (like != null && like.shape().equals(shape) && left.containsKey(like.name())) {
            found.put(name, like);
            left.remove(like.name());
          }
        });
  }

  /** Without what wrappers put before names, and without how parts are joined. */
  private static String plain(String name) {
    return name.replaceFirst("^(module\\.|model\\.|network\\.)+", "")
        .replaceAll("[^A-Za-z0-9]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static void bySize(
      Map<String, Shape> wanted, Map<String, NamedTensor> left, Map<String, NamedTensor> found) {
    Map<String, List<String>> open = new HashMap<>();
    wanted.forEach(
        (name, shape) -> {
          if (!found.containsKey(name)) {
            open.computeIfAbsent(key(name, shape), k -> new ArrayList<>()).add(name);
          }
        });
    Map<String, List<NamedTensor>> offered = new HashMap<>();
    left.values()
        .forEach(
            tensor ->
                offered
                    .computeIfAbsent(key(tensor.name(), tensor.shape()), k -> new ArrayList<>())
                    .add(tensor));
    open.forEach(
        (key, names) -> {
          @Nullable List<NamedTensor> tensors = offered.get(key);
          if (tensors != null && names.size() == 1 && tensors.size() == 1) {
            found.put(names.getFirst(), tensors.getFirst());
            left.remove(tensors.getFirst().name());
          }
        });
  }

  private static String key(String name, Shape shape) {
    return name.substring(name.lastIndexOf('.') + 1) + " " + shape;
  }
}
