package org.layerloom.compression;

import java.util.List;
import org.layerloom.network.NodeId;

/**
 * Neurons or filters of one node that can be taken out, with what goes with each of them.
 *
 * @param node the layer that makes them
 * @param parameter how many it makes: {@code units}, {@code filters}
 * @param units so many there are
 * @param cuts in every tensor that has something for each unit
 * @param scaler the batch normalisation right behind the layer; null where there is none
 */
record UnitGroup(
    NodeId node,
    String parameter,
    long units,
    List<Cut> cuts,
    @org.jspecify.annotations.Nullable NodeId scaler) {

  UnitGroup {
    cuts = List.copyOf(cuts);
  }
}
