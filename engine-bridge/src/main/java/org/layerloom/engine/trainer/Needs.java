package org.layerloom.engine.trainer;

import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.program.Slot;

/** How much memory a run takes, roughly and rather too much. */
final class Needs {

  private Needs() {}

  static double bytes(Program program, Samples train, @Nullable Samples test) {
    double numbers = 0;
    for (Slot slot : program.slots()) {
      // The weight and its gradient.
      numbers += 2.0 * slot.shape().size();
    }
    for (Program.Keep keep : program.keeps()) {
      numbers += keep.shape().size();
    }
    double data = size(train) + (test == null ? 0 : size(test));
    double batch = (double) program.plan().batchSize() / program.plan().accumulate();
    // What is kept for the way back, and as much again while going there.
    double working = 2.0 * Math.min(batch, train.count()) * program.activationNumbers();
    return 4 * (numbers + working) + data;
  }

  private static double size(Samples samples) {
    return (double) samples.features().remaining() + samples.labels().remaining();
  }
}
