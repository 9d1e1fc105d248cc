package org.layerloom.samples.bundled;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Parts samples that came in one file: a fifth to test, the same on every machine and for ever, so
 * that results can be compared.
 */
record Split(List<Sample> train, List<Sample> test) {

  private static final long SEED = 20260101;
  private static final double TEST_SHARE = 0.2;

  /** A fifth of each class. */
  static Split byClass(List<Sample> samples) {
    Map<Double, List<Sample>> classes = new TreeMap<>();
    for (Sample sample : samples) {
      classes.computeIfAbsent(sample.target(), target -> new ArrayList<>()).add(sample);
    }
    Split all = new Split(new ArrayList<>(), new ArrayList<>());
    classes.values().forEach(all::addFifth);
    return all;
  }

  /** A fifth of all. */
  static Split any(List<Sample> samples) {
    Split all = new Split(new ArrayList<>(), new ArrayList<>());
    all.addFifth(samples);
    return all;
  }

  private void addFifth(List<Sample> samples) {
    List<Sample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(SEED));
    int tests = (int) Math.round(TEST_SHARE * shuffled.size());
    test.addAll(shuffled.subList(0, tests));
    train.addAll(shuffled.subList(tests, shuffled.size()));
  }
}
