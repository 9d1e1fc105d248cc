package org.layerloom.engine.trainer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.engine.program.Program;
import org.layerloom.network.NodeId;
import org.layerloom.training.TrainingEvent;

/**
 * Which steps are looked at more closely, and what their rows mean. It follows from the plan and
 * the step's number alone, so that a run that was interrupted looks at the same steps.
 */
final class Watch {

  /** Rows of a step: gradients, weights, updates. */
  private static final int ROWS = 3;

  /** Norms of all weights cost about a tenth of a small network's step: then half a hundredth. */
  private static final int EVERY = 20;

  /** Of a long run more would only fill the disk. */
  private static final int MOST = 4000;

  private final Program program;
  private final long every;

  /**
   * @param planned how many steps the plan comes to
   */
  Watch(Program program, long planned) {
    this.program = program;
    this.every = Math.max(EVERY, Math.ceilDiv(planned, MOST));
  }

  boolean at(long step) {
    return step % every == 0;
  }

  /**
   * @param sizes of all steps of a call that were looked at, as the program gives them
   * @param looked which of them: counts from 0
   */
  List<TrainingEvent.Sizes> rows(float[] sizes, int looked) {
    int each = program.aims().stream().mapToInt(aim -> ROWS * aim.places().size()).sum();
    int at = looked * each;
    Map<NodeId, double[]> squares = new LinkedHashMap<>();
    for (Program.Aim aim : program.aims()) {
      int tensors = aim.places().size();
      for (int tensor = 0; tensor < tensors; tensor++) {
        NodeId node = program.slots().get(aim.places().get(tensor)).node();
        double[] sums = squares.computeIfAbsent(node, key -> new double[ROWS]);
        for (int row = 0; row < ROWS; row++) {
          double size = sizes[at + row * tensors + tensor];
          sums[row] += size * size;
        }
      }
      at += ROWS * tensors;
    }
    List<TrainingEvent.Sizes> found = new ArrayList<>();
    squares.forEach(
        (node, sums) ->
            found.add(
                new TrainingEvent.Sizes(
                    node, Math.sqrt(sums[0]), Math.sqrt(sums[1]), Math.sqrt(sums[2]))));
    return found;
  }
}
