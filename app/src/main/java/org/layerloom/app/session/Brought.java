package org.layerloom.app.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.subnet.Definitions;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;
import org.layerloom.subnet.NetworkEdits;
import org.layerloom.subnet.NetworkResult;

/**
 * Nodes from another document with the sub-networks that they stand for, as this document can take
 * them: what it has already is used; what only has the same name comes under another.
 *
 * @param part the nodes, standing for sub-networks under the names that they will have here
 * @param subnetworks those that are new here
 */
public record Brought(Graph part, Map<String, Graph> subnetworks) {

  public Brought {
    subnetworks = Map.copyOf(subnetworks);
  }

  /** A part of a network's graph with the sub-networks that it uses, directly or not. */
  static Network used(Graph part, Network network) {
    Network used = Network.of(part);
    for (String name : Definitions.uses(part)) {
      for (String within : Definitions.within(name, network.subnetworks())) {
        used = used.with(within, network.graph(within));
      }
    }
    return used;
  }

  public static Brought into(Network here, Network from, Catalogue standard) {
    Network renamed = from;
    for (String name : from.subnetworks().keySet()) {
      Graph known = here.subnetworks().get(name);
      if (known != null && !known.equals(from.graph(name))) {
        NetworkEdit rename = new NetworkEdit.Rename(name, free(here, renamed, name));
        renamed =
            NetworkEdits.apply(renamed, rename, standard)
                    instanceof NetworkResult.Applied(Network next)
                ? next
                : renamed;
      }
    }
    Map<String, Graph> fresh = new LinkedHashMap<>(renamed.subnetworks());
    fresh.keySet().removeAll(here.subnetworks().keySet());
    return new Brought(renamed.graph(), fresh);
  }

  private static String free(Network here, Network from, String stem) {
    for (int number = 2; ; number++) {
      String name = stem + " " + number;
      if (!here.has(name) && !from.has(name)) {
        return name;
      }
    }
  }
}
