package org.layerloom.exchange.keras;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a file of numbers keeps which layer's. Keras counts its groups by the layers' classes
 * ({@code dense}, {@code dense_1}), whatever the layers are called: a layer named {@code dense_1}
 * is the first one in many a file. So the layers' own names count only in a file whose groups are
 * not those.
 */
final class KerasGroups {

  /** What releases called the group of all layers. */
  private static final List<String> ROOTS = List.of("layers", "_layer_checkpoint_dependencies");

  private KerasGroups() {}

  /**
   * The group of each layer, by the layer's word.
   *
   * @param layers all of the model, in its order
   * @param numbered the words of those that have numbers
   */
  static Map<String, String> of(List<KerasLayer> layers, List<String> numbered, Hdf5 file)
      throws IOException {
    String root = ROOTS.getFirst();
    for (String name : ROOTS.reversed()) {
      root = file.has(name) ? name : root;
    }
    Map<String, String> counted = new HashMap<>();
    Map<String, String> named = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (KerasLayer layer : layers) {
      int before = times.merge(layer.snake(), 1, Integer::sum) - 1;
      String group = layer.snake() + (before == 0 ? "" : "_" + before);
      counted.put(layer.word(), root + "/" + group);
      named.put(layer.word(), root + "/" + layer.name());
    }
    return found(counted, numbered, file) >= found(named, numbered, file) ? counted : named;
  }

  private static int found(Map<String, String> groups, List<String> numbered, Hdf5 file)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (String word : numbered) {
      String group = groups.getOrDefault(word, "");
      if (file.has(group)) {
        found.add(group);
      }
    }
    return found.size();
  }
}
