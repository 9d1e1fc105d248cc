package org.layerloom.engine.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.Slot;
import org.layerloom.network.Message;
import org.layerloom.training.Heights;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.Surface;
import org.layerloom.training.Trained;

/**
 * A surface with all that is needed to find the losses on it: the last checkpoint's network, two
 * directions, some samples.
 */
final class Survey implements AutoCloseable {

  /** The most weights: three times as many numbers are kept, and some more for a moment. */
  private static final long MOST_WEIGHTS = 30_000_000;

  private static final int MOST_SAMPLES = 20_000;

  /** Samples in one call. */
  private static final int BATCH = 250;

  /** Others want answers, too. */
  private static final Duration MOMENT = Duration.ofMillis(100);

  /** Beyond the path there is as much again of this share of its extent. */
  private static final double MARGIN = 0.3;

  /** No extent is less than this share of the other. */
  private static final double NARROWEST = 0.2;

  private final Question.Landscape question;
  private final Opened opened;
  private final Waypoints path;
  private final NDManager tensors;
  private final List<Session.Data> data = new ArrayList<>();
  private final List<NDArray> first;
  private final List<NDArray> second;
  private final Surface surface;

  private Survey(
      Question.Landscape question,
      Opened opened,
      Waypoints path,
      Directions directions,
      Samples samples) {
    this.question = question;
    this.opened = opened;
    this.path = path;
    this.tensors = opened.session().scope();
    for (int from = 0; from < samples.count(); from += BATCH) {
      int count = Math.min(BATCH, samples.count() - from);
      data.add(opened.session().load(Picked.range(samples, from, count)));
    }
    this.first = onDevice(directions.first());
    this.second = onDevice(directions.second());
    this.surface = surface(directions, samples.count());
  }

  /**
   * Lays the plane.
   *
   * @throws NoAnswerException where there is no such run, or none that has one loss
   */
  static Survey of(Question.Landscape question, Parts parts) throws NoAnswerException {
    if (question.side() < Surface.LEAST
        || question.side() > Surface.MOST
        || question.samples() < 1
        || question.samples() > MOST_SAMPLES) {
      throw new NoAnswerException(
          Message.of("engine.surface.size", question.side(), question.samples()));
    }
    Opened opened = Opened.open(Trained.last(question.network().run()), parts);
    try {
      refuse(opened);
      Waypoints path = Waypoints.of(question.network().run(), opened, parts);
      try {
        List<Slot> slots = opened.session().program().slots();
        List<Slot> trained = slots.subList(0, opened.session().program().trained());
        return new Survey(
            question,
            opened,
            path,
            Directions.of(path.all(), trained, question.seed()),
            samples(question, opened, parts));
      } catch (IOException | NoAnswerException | RuntimeException e) {
        path.close();
        throw e;
      }
    } catch (IOException e) {
      opened.session().close();
      throw new NoAnswerException(
          Message.of(
              "engine.checkpoint.damaged",
              question.network().run().toString(),
              String.valueOf(e.getMessage())));
    } catch (NoAnswerException | RuntimeException e) {
      opened.session().close();
      throw e;
    }
  }

  private static void refuse(Opened opened) throws NoAnswerException {
    int turns = opened.session().program().aims().size();
    if (turns > 1) {
      throw new NoAnswerException(Message.of("engine.surface.turns", turns));
    }
    long weights = opened.session().program().parameters();
    if (weights > MOST_WEIGHTS) {
      throw new NoAnswerException(Message.of("engine.surface.weights", weights, MOST_WEIGHTS));
    }
  }

  /** Any of the training part, but always the same. */
  private static Samples samples(Question.Landscape question, Opened opened, Parts parts)
      throws NoAnswerException {
    Samples all = TorchAnswers.counted(parts.read(opened, Part.TRAIN), opened.ignored());
    int count = Math.min(all.count(), question.samples());
    int[] places = new int[all.count()];
    Arrays.setAll(places, i -> i);
    Randomness random = new Randomness(question.seed(), Randomness.of("samples"));
    for (int i = 0; i < count; i++) {
      int other = i + random.below(places.length - i);
      int kept = places[i];
      places[i] = places[other];
      places[other] = kept;
    }
    int[] picked = Arrays.copyOf(places, count);
    Arrays.sort(picked);
    return Picked.places(all, picked);
  }

  private List<NDArray> onDevice(List<float[]> direction) {
    List<NDArray> arrays = new ArrayList<>();
    for (int i = 0; i < direction.size(); i++) {
      arrays.add(array(tensors, opened.session().program().slots().get(i), direction.get(i)));
    }
    return arrays;
  }

  private static NDArray array(NDManager scope, Slot slot, float[] numbers) {
    long[] extents = slot.shape().extents().stream().mapToLong(Long::longValue).toArray();
    try (NDArray shared = scope.create(numbers, new Shape(extents))) {
      NDArray own = shared.duplicate();
      own.attach(scope);
      return own;
    }
  }

  private Surface surface(Directions directions, int samples) {
    List<Surface.Moment> moments = new ArrayList<>();
    for (int i = 0; i < path.all().size(); i++) {
      Waypoint at = path.all().get(i);
      moments.add(new Surface.Moment(at.name(), at.step(), directions.xs()[i], directions.ys()[i]));
    }
    double[] across = extent(directions.xs(), directions.principal());
    double[] up = extent(directions.ys(), directions.principal());
    if (directions.principal()) {
      across = widened(across, up);
      up = widened(up, across);
    }
    return new Surface(
        id(moments),
        question.side(),
        across[0],
        across[1],
        up[0],
        up[1],
        directions.principal(),
        directions.share(),
        samples,
        moments);
  }

  private static double[] extent(double[] places, boolean principal) {
    double least = Arrays.stream(places).min().orElse(0);
    double most = Arrays.stream(places).max().orElse(0);
    double margin = MARGIN * (most - least);
    return principal
        ? new double[] {least - margin, most + margin}
        // As far as the network's own weights reach.
        : new double[] {Math.min(-1, least - margin), Math.max(1, most + margin)};
  }

  private static double[] widened(double[] extent, double[] other) {
    double missing = NARROWEST * (other[1] - other[0]) - (extent[1] - extent[0]);
    return missing > 0 ? new double[] {extent[0] - missing / 2, extent[1] + missing / 2} : extent;
  }

  /** The same question about the same checkpoints has the same one. */
  private long id(List<Surface.Moment> moments) {
    return new Randomness(
                Randomness.of(question.network().run() + " " + moments),
                question.side(),
                question.samples(),
                question.seed())
            .next()
        >>> 1;
  }

  Surface surface() {
    return surface;
  }

  /** Losses from a place on, for about a tenth of a second; one at least. */
  Heights climb(int from) throws NoAnswerException {
    if (from < 0 || from >= surface.count()) {
      throw new NoAnswerException(Message.of("engine.answer.place", from, surface.count()));
    }
    long end = System.nanoTime() + MOMENT.toNanos();
    float[] losses = new float[surface.count() - from];
    int count = 0;
    do {
      losses[count] = (float) loss(from + count);
      count++;
    } while (count < losses.length && System.nanoTime() < end);
    return new Heights(from, Arrays.copyOf(losses, count));
  }

  private double loss(int place) {
    int side = surface.side();
    try (NDManager scope = opened.session().scope()) {
      return place < side * side
          ? mean(at(scope, surface.x(place % side), surface.y(place / side)))
          : mean(moment(scope, path.all().get(place - side * side)));
    } catch (IOException e) {
      // It was readable when the plane was laid; the grid stands without it.
      return Double.NaN;
    }
  }

  private List<NDArray> at(NDManager scope, double x, double y) {
    List<NDArray> weights = new ArrayList<>();
    List<NDArray> middle = opened.session().trained();
    for (int i = 0; i < first.size(); i++) {
      NDArray moved = middle.get(i).duplicate();
      moved.attach(scope);
      try (NDArray across = first.get(i).mul(x);
          NDArray up = second.get(i).mul(y)) {
        moved.addi(across);
        moved.addi(up);
      }
      weights.add(moved);
    }
    return weights;
  }

  private List<NDArray> moment(NDManager scope, Waypoint at) throws IOException {
    List<NDArray> numbers = new ArrayList<>();
    for (Slot slot : opened.session().program().slots()) {
      numbers.add(array(scope, slot, at.read(slot)));
    }
    return numbers;
  }

  private double mean(List<NDArray> weights) {
    double sum = 0;
    int count = 0;
    for (Session.Data some : data) {
      sum += opened.session().loss(some, weights) * some.count();
      count += some.count();
    }
    return sum / count;
  }

  @Override
  public void close() {
    data.forEach(Session.Data::close);
    tensors.close();
    path.close();
    opened.session().close();
  }
}
