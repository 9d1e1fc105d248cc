package org.layerloom.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Parts the numbers of samples into those to train and those to test with: shuffled by a fixed
 * seed, so that a file is parted the same way each time.
 */
final class TestShare {

  private static final long SEED = 20260101;

  private final List<Integer> train = new ArrayList<>();
  private final List<Integer> test = new ArrayList<>();

  private TestShare() {}

  /** The same share of each class, as far as whole samples allow. */
  static TestShare byClass(int count, IntFunction<Object> classOf, double share) {
    Map<String, List<Integer>> classes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      classes.computeIfAbsent(String.valueOf(classOf.apply(i)), key -> new ArrayList<>()).add(i);
    }
    TestShare parts = new TestShare();
    classes.values().forEach(members -> parts.part(members, share));
    return parts;
  }

  /** A share of all. */
  static TestShare of(int count, double share) {
    return byClass(count, i -> "", share);
  }

  /** The first ones to train with, the others to test. */
  static TestShare at(int first, int count) {
    TestShare parts = new TestShare();
    for (int i = 0; i < count; i++) {
      (i < first ? parts.train : parts.test).add(i);
    }
    return parts;
  }

  List<Integer> numbers(DatasetSource.Part part) {
    return part == DatasetSource.Part.TRAIN ? train : test;
  }

  private void part(List<Integer> members, double share) {
    Collections.shuffle(members, new Random(SEED));
    int tests = (int) Math.round(share * members.size());
    test.addAll(members.subList(0, tests));
    train.addAll(members.subList(tests, members.size()));
  }
}
