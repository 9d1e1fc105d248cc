package org.layerloom.samples.bundled;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;

/**
 * Points with a fault that is found in data of one's own, for the failure lab. Drawn at random, and
 * the same each time.
 *
 * @param copied how many test samples are the first training samples again
 */
record Spoilt(DatasetInfo info, Draw draw, int copied) implements Bundle {

  /** Draws the sample of a number, to train with or to test. */
  @FunctionalInterface
  interface Draw {
    Sample sample(Random random, int number, boolean train);
  }

  @Override
  public Samples read(DatasetSource.Part part) {
    boolean train = part == DatasetSource.Part.TRAIN;
    List<Sample> samples = new ArrayList<>();
    if (train) {
      samples.addAll(drawn(true, info.shape().trainSize()));
    } else {
      samples.addAll(drawn(true, copied));
      samples.addAll(drawn(false, info.shape().testSize() - copied));
    }
    return Packed.of(info, samples, Samples.Type.FLOAT);
  }

  private List<Sample> drawn(boolean train, long count) {
    // As in Drawn: the same numbers on every Java.
    Random random = new Random(train ? 1 : 2);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(draw.sample(random, i, train));
    }
    return samples;
  }
}
