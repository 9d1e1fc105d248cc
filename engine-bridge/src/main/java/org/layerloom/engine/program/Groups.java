package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;

/**
 * The weights that are updated alike, with what the optimiser keeps of them.
 *
 * @param all one after another in the order of the first weight
 */
record Groups(List<Group> all) {

  /**
   * @param rate a factor of the learning rate
   * @param places of its weights in the state list
   * @param turns of the same in the objective's list of gradients
   * @param kept for each tensor that the optimiser keeps of a weight, its places in the state list
   * @param scalars the places of the optimiser's single numbers
   */
  record Group(
      double rate,
      List<Integer> places,
      List<Integer> turns,
      List<List<Integer>> kept,
      List<Integer> scalars) {}

  /**
   * @param moved places of the weights that are updated
   * @param prefix before the names of what is kept
   * @param keeps what stands behind the slots in the state list so far; what is kept is added
   */
  static Groups of(
      Layout layout,
      Optimiser optimiser,
      List<Integer> moved,
      String prefix,
      List<Program.Keep> keeps) {
    Map<Double, List<Integer>> byRate = new LinkedHashMap<>();
    List<Slot> trained = layout.slots;
    for (int place : moved) {
      Slot slot = trained.get(place);
      double rate = rate(layout.site(layout.node(slot.node())).settings());
      byRate.computeIfAbsent(rate, key -> new ArrayList<>()).add(place);
    }
    List<Group> groups = new ArrayList<>();
    byRate.forEach(
        (rate, places) -> {
          int first = layout.slots.size();
          List<List<Integer>> kept = new ArrayList<>();
          for (String what : optimiser.perWeight()) {
            List<Integer> of = new ArrayList<>();
            for (int place : places) {
              of.add(first + keeps.size());
              Slot slot = trained.get(place);
              keeps.add(new Program.Keep(prefix + slot.key() + "." + what, slot.shape(), 0));
            }
            kept.add(of);
          }
          List<Integer> scalars = new ArrayList<>();
          for (String what : optimiser.scalars()) {
            scalars.add(first + keeps.size());
            String key = prefix + what + "." + groups.size();
            keeps.add(new Program.Keep(key, new Shape(List.of()), what.equals("product") ? 1 : 0));
          }
          List<Integer> turns = places.stream().map(moved::indexOf).toList();
          groups.add(new Group(rate, places, turns, kept, scalars));
        });
    return new Groups(groups);
  }

  private static double rate(Settings settings) {
    return settings.values().get("learningRateFactor") instanceof Value.Real(double factor)
        ? factor
        : 1;
  }
}
