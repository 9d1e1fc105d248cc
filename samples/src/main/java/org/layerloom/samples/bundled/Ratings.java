package org.layerloom.samples.bundled;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * Made-up ratings of items by users, the same on every machine: {@code 3 + a + b + 0.5 (t · s) +
 * 0.5 e}, where {@code a} is how kindly a user rates, {@code b} how good an item is (both normal,
 * deviation 0.5), {@code t} and {@code s} are the user's taste and the item's style (three standard
 * normal numbers each) and {@code e} is standard normal noise. The noise cannot be foretold, so the
 * best possible mean squared error is 0.25. A quarter of all pairs is rated, each once.
 */
public final class Ratings implements Bundle {

  private static final int USERS = 300;
  private static final int ITEMS = 200;
  private static final int TRAIN = 12_000;
  private static final int TEST = 3_000;
  private static final int TASTES = 3;

  private static final DatasetInfo INFO =
      new DatasetInfo(
          "ratings",
          "Made-up ratings",
          new Site.DatasetShape(
              // 0 for the unknown, as in tables of ratings that are read from a file
              new Signal.Tensor(Shape.of(2), Signal.Numbers.INDEX, 1 + USERS + ITEMS),
              new Signal.Labels(0, Shape.of(1)),
              TRAIN,
              TEST),
          List.of(),
          "Apache-2.0",
          "Layerloom");

  @Override
  public DatasetInfo info() {
    return INFO;
  }

  @Override
  public Samples read(DatasetSource.Part part) {
    // java.util.Random's numbers are laid down for every Java, so these ratings are too.
    Random random = new Random(1);
    double[][] users = draw(random, USERS);
    double[][] items = draw(random, ITEMS);
    List<Integer> pairs = new ArrayList<>(IntStream.range(0, USERS * ITEMS).boxed().toList());
    Collections.shuffle(pairs, random);
    List<Sample> samples = new ArrayList<>();
    for (int pair : pairs.subList(0, TRAIN + TEST)) {
      int user = pair / ITEMS;
      int item = pair % ITEMS;
      double rating = meant(users[user], items[item]) + 0.5 * random.nextGaussian();
      samples.add(new Sample(new float[] {1 + user, 1 + USERS + item}, rating));
    }
    return Packed.of(
        INFO,
        part == DatasetSource.Part.TRAIN
            ? samples.subList(0, TRAIN)
            : samples.subList(TRAIN, TRAIN + TEST),
        Samples.Type.INDEX);
  }

  /** The rating without its noise. */
  private static double meant(double[] user, double[] item) {
    double rating = 3 + 0.5 * user[TASTES] + 0.5 * item[TASTES];
    for (int i = 0; i < TASTES; i++) {
      rating += 0.5 * user[i] * item[i];
    }
    return rating;
  }

  /** Tastes or styles, and last how kind or good. */
  private static double[][] draw(Random random, int count) {
    double[][] rows = new double[count][TASTES + 1];
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return rows;
  }
}
