package org.layerloom.samples.bundled;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;

/** A dataset that is drawn at random, and the same each time. */
record Drawn(DatasetInfo info, Draw draw) implements Bundle {

  /** Draws the sample of a number. */
  @FunctionalInterface
  interface Draw {
    Sample sample(Random random, int number);
  }

  @Override
  public Samples read(DatasetSource.Part part) {
    boolean train = part == DatasetSource.Part.TRAIN;
    long count = train ? info.shape().trainSize() : info.shape().testSize();
    // java.util.Random's numbers are laid down for every Java, so these points are too.
    Random random = new Random(train ? 1 : 2);
    List<Sample> samples =
        IntStream.range(0, Math.toIntExact(count)).mapToObj(i -> draw.sample(random, i)).toList();
    return Packed.of(info, samples, Samples.Type.FLOAT);
  }
}
