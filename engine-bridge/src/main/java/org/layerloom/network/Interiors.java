package org.layerloom.network;

import java.util.HashMap;
import java.util.Map;

/**
 * The sub-networks that an analysis has gone into: each definition once for what arrives there,
 * however many nodes stand for it.
 */
final class Interiors {

  private record Visit(String subnet, Map<String, Signal> arriving) {}

  private final Site.DatasetShapes data;
  private final Map<Visit, Analysis> known = new HashMap<>();

  Interiors(Site.DatasetShapes data) {
    this.data = data;
  }

  Analysis of(SubnetKind kind, Map<String, Signal> arriving) {
    Visit visit = new Visit(kind.name(), Map.copyOf(arriving));
    Analysis found = known.get(visit);
    if (found == null) {
      found = new Analyser(kind.graph(), kind.catalogue(), data, this, visit.arriving).analysis();
      known.put(visit, found);
    }
    return found;
  }
}
