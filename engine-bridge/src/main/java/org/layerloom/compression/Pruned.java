package org.layerloom.compression;

import java.util.LinkedHashMap;
import java.util.Map;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.project.Document;

/**
 * A smaller network.
 *
 * @param document its flowchart
 * @param weights its numbers by full name, in the order of those that it was made of
 */
public record Pruned(Document document, Map<String, NamedTensor> weights) {

  public Pruned {
    weights = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /** How many of its numbers are not 0. */
  public long numbers() {
    long count = 0;
    for (NamedTensor tensor : weights.values()) {
      for (int i = 0; i < tensor.values().limit(); i++) {
        count += tensor.values().get(i) == 0 ? 0 : 1;
      }
    }
    return count;
  }
}
