package org.layerloom.samples.bundled;

import java.util.List;
import java.util.Random;
import org.layerloom.data.DatasetInfo;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * Points in the plane, drawn by formula with noise: the same on every machine. What a classifier
 * finds hard about each can be seen at a glance.
 */
public final class Toys {

  private static final int TRAIN = 800;
  private static final int TEST = 400;

  private Toys() {}

  /** Two arms that wind around each other one and three quarter times. */
  public static Bundle spiral() {
    return classes(
        "spiral",
        "Spiral",
        (random, i) -> {
          double along = Math.sqrt(random.nextDouble());
          double angle = along * 3.5 * Math.PI + (i % 2) * Math.PI;
          return point(random, along * Math.cos(angle), along * Math.sin(angle), 0.02, i % 2);
        });
  }

  /** Two half circles that reach into each other. */
  public static Bundle moons() {
    return classes("moons", "Moons", Toys::moon);
  }

  private static Sample moon(Random random, int i) {
    double angle = random.nextDouble() * Math.PI;
    return i % 2 == 0
        ? point(random, Math.cos(angle) - 0.5, Math.sin(angle) - 0.25, 0.1, 0)
        : point(random, 0.5 - Math.cos(angle), 0.25 - Math.sin(angle), 0.1, 1);
  }

  /** A circle within a circle. */
  public static Bundle circles() {
    return classes(
        "circles",
        "Circles",
        (random, i) -> {
          double angle = random.nextDouble() * 2 * Math.PI;
          double radius = i % 2 == 0 ? 1 : 0.5;
          return point(random, radius * Math.cos(angle), radius * Math.sin(angle), 0.08, i % 2);
        });
  }

  /** One class where both coordinates have the same sign, the other where they have not. */
  public static Bundle xor() {
    return classes(
        "xor",
        "XOR",
        (random, i) -> {
          double x = random.nextDouble() * 2 - 1;
          double y = random.nextDouble() * 2 - 1;
          return point(random, x, y, 0.05, x * y > 0 ? 1 : 0);
        });
  }

  /** Two round clouds that overlap a little: a straight line is the best border. */
  public static Bundle gaussians() {
    return classes(
        "gaussians",
        "Gaussians",
        (random, i) -> {
          double centre = i % 2 == 0 ? -0.6 : 0.6;
          return point(random, centre, centre, 0.4, i % 2);
        });
  }

  /** A number that grows evenly across the plane: {@code 0.6 x - 0.8 y}, with noise. */
  public static Bundle plane() {
    return numbers(
        "plane",
        "Plane",
        TRAIN,
        TEST,
        random -> {
          double x = random.nextDouble() * 2 - 1;
          double y = random.nextDouble() * 2 - 1;
          return new Sample(
              new float[] {(float) x, (float) y}, 0.6 * x - 0.8 * y + 0.05 * random.nextGaussian());
        });
  }

  /**
   * 100 random points of the unit square, as in document 003, each with the product of its
   * coordinates to predict (the document leaves open what), and 100 more to test.
   */
  public static Bundle points100() {
    return numbers(
        "points100",
        "100 points",
        100,
        100,
        random -> {
          float x = random.nextFloat();
          float y = random.nextFloat();
          return new Sample(new float[] {x, y}, x * y);
        });
  }

  /** A single point and what is to come out for it: enough for one step worked by hand. */
  public static Bundle onePoint(int x, int y, int target) {
    return numbers(
        "by-hand-" + x + "-" + y,
        "The point (" + x + ", " + y + ")",
        1,
        0,
        random -> new Sample(new float[] {x, y}, target));
  }

  private static Sample point(Random random, double x, double y, double noise, int target) {
    return new Sample(
        new float[] {
          (float) (x + noise * random.nextGaussian()), (float) (y + noise * random.nextGaussian())
        },
        target);
  }

  private static Bundle classes(String id, String title, Drawn.Draw draw) {
    return new Drawn(
        info(id, title, new Signal.Labels(2, Shape.of()), TRAIN, TEST, List.of("0", "1")), draw);
  }

  private static Bundle numbers(
      String id,
      String title,
      int train,
      int test,
      java.util.function.Function<Random, Sample> draw) {
    return new Drawn(
        info(id, title, new Signal.Labels(0, Shape.of(1)), train, test, List.of()),
        (random, i) -> draw.apply(random));
  }

  private static DatasetInfo info(
      String id, String title, Signal.Labels labels, long train, long test, List<String> names) {
    return new DatasetInfo(
        id,
        title,
        new Site.DatasetShape(Signal.Tensor.real(Shape.of(2)), labels, train, test),
        names,
        "Apache-2.0",
        "Layerloom");
  }
}
