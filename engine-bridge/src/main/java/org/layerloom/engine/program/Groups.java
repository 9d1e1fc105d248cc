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
 * @param keeps the optimiser's part of the state list
 */
record Groups(List<Group> all, List<Program.Keep> keeps) {

  /**
   * @param rate a factor of the learning rate
   * @param places of its weights in the state list
   * @param kept for each tensor that the optimiser keeps of a weight, its places in the state list
   * @param scalars the places of the optimiser's single numbers
   */
  record Group(
      double rate, List<Integer> places, List<List<Integer>> kept, List<Integer> scalars) {}

  static Groups of(Layout layout, TrainPlan plan, Optimiser optimiser) {
    Map<Double, List<Integer>> byRate = new LinkedHashMap<>();
    List<Slot> trained = layout.slots.stream().filter(Slot::trained).toList();
    for (int place = 0; place < trained.size(); place++) {
      Slot slot = trained.get(place);
      double rate = rate(layout.site(layout.node(slot.node())).settings());
      byRate.computeIfAbsent(rate, key -> new ArrayList<>()).add(place);
    }
    List<Program.Keep> keeps = new ArrayList<>(layout.balances);
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
              keeps.add(new Program.Keep("optimizer." + slot.key() + "." + what, slot.shape(), 0));
            }
            kept.add(of);
          }
          List<Integer> scalars = new ArrayList<>();
          for (String what : optimiser.scalars()) {
            scalars.add(first + keeps.size());
            String key = "optimizer." + what + "." + groups.size();
            keeps.add(new Program.Keep(key, new Shape(List.of()), what.equals("product") ? 1 : 0));
          }
          groups.add(new Group(rate, places, kept, scalars));
        });
    if (plan.average() > 0) {
      for (Slot slot : trained) {
        keeps.add(new Program.Keep("average." + slot.key(), slot.shape(), 0));
      }
    }
    return new Groups(groups, keeps);
  }

  private static double rate(Settings settings) {
    return settings.values().get("learningRateFactor") instanceof Value.Real(double factor)
        ? factor
        : 1;
  }
}
