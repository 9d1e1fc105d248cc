package org.layerloom.app.plane;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.trained.Numbers;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.data.look.DataQuestion;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Shape;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.subnet.Unfolding;
import org.layerloom.training.RunFolder;

/**
 * The points of a dataset with two features, and the part of the plane that they lie in.
 *
 * @param points a few hundred of each part at most: more hide what is behind them
 * @param classes 0 where a number is learned
 * @param numbers how many the network keeps of one sample: of very many, nobody looks at each
 *     neuron
 */
record PlaneData(
    List<Spot> points,
    double left,
    double right,
    double bottom,
    double top,
    int classes,
    List<String> classNames,
    long numbers) {

  private static final int MOST_POINTS = 400;

  /** Beyond the outermost points there is as much again of this share of their extent. */
  private static final double MARGIN = 0.12;

  /**
   * A sample.
   *
   * @param label its class or number
   * @param test whether it is tested with only
   */
  record Spot(double x, double y, double label, boolean test) {}

  PlaneData {
    points = List.copyOf(points);
    classNames = List.copyOf(classNames);
  }

  /**
   * Of what a run learned from. Blocks.
   *
   * @return null where that is no single dataset of two features
   */
  static @Nullable PlaneData of(Path run, Datasets datasets, Catalogue catalogue)
      throws DataException {
    if (!(ProjectFile.read(new RunFolder(run).project(), catalogue)
        instanceof Opening.Opened opened)) {
      return null;
    }
    List<DataQuestion> all = DataQuestion.all(opened.document().graph());
    if (all.size() != 1 || !all.getFirst().readable()) {
      return null;
    }
    String source = all.getFirst().source();
    DatasetInfo info = datasets.info(source);
    if (!info.shape().features().shape().equals(Shape.of(2))
        || !info.shape().features().calculable()) {
      return null;
    }
    Samples train = datasets.read(source, DatasetSource.Part.TRAIN);
    if (train.type() != Samples.Type.FLOAT) {
      return null;
    }
    List<Spot> spots = new ArrayList<>(spots(train, false));
    if (info.shape().testSize() > 0) {
      spots.addAll(spots(datasets.read(source, DatasetSource.Part.TEST), true));
    }
    long numbers =
        Unfolding.analyse(opened.document().network(), catalogue, datasets).total().activations();
    return of(spots, (int) train.classes(), info.classNames(), numbers);
  }

  private static PlaneData of(List<Spot> spots, int classes, List<String> names, long numbers) {
    double left = spots.stream().mapToDouble(Spot::x).min().orElse(-1);
    double right = spots.stream().mapToDouble(Spot::x).max().orElse(1);
    double bottom = spots.stream().mapToDouble(Spot::y).min().orElse(-1);
    double top = spots.stream().mapToDouble(Spot::y).max().orElse(1);
    // A single point has no extent of its own.
    double across = MARGIN * Math.max(right - left, right == left ? 10 : 0);
    double up = MARGIN * Math.max(top - bottom, top == bottom ? 10 : 0);
    return new PlaneData(
        spots, left - across, right + across, bottom - up, top + up, classes, names, numbers);
  }

  /** Any, but always the same: every so manieth would show one class where two take turns. */
  private static List<Spot> spots(Samples samples, boolean test) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, samples.count()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    return order.stream()
        .limit(MOST_POINTS)
        .map(
            i -> {
              float[] at = Numbers.features(samples, i);
              return new Spot(at[0], at[1], Numbers.label(samples, i), test);
            })
        .toList();
  }

  /** Made-up samples at the middles of a grid's fields, row by row from the top left on. */
  Samples grid(int edge) {
    int count = edge * edge;
    ByteBuffer features =
        ByteBuffer.allocate(count * 2 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < edge; row++) {
      for (int column = 0; column < edge; column++) {
        features.putFloat((float) (left + (column + 0.5) / edge * (right - left)));
        features.putFloat((float) (top - (row + 0.5) / edge * (top - bottom)));
      }
    }
    ByteBuffer labels = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new Samples(
        count, Shape.of(2), Samples.Type.FLOAT, features.flip(), 0, Shape.of(), labels);
  }

  /** The numbers that are learned, where they are no classes: the least and the largest. */
  double[] range() {
    return new double[] {
      points.stream().mapToDouble(Spot::label).min().orElse(0),
      points.stream().mapToDouble(Spot::label).max().orElse(1)
    };
  }

  /** Which parts have points. */
  Set<Boolean> parts() {
    return Set.copyOf(points.stream().map(Spot::test).distinct().toList());
  }
}
