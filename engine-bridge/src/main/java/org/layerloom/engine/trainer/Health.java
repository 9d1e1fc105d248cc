package org.layerloom.engine.trainer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.program.Slot;
import org.layerloom.network.LossKind;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.training.TrainingEvent.Noticed;

/**
 * Looks at the network between epochs, by some of the samples that it trains with, and names the
 * node where something keeps it from learning. Each trouble of a node is told once.
 */
final class Health {

  /** No more than a batch, for which there is memory. */
  private static final int MOST = 128;

  /** By fewer samples nobody can tell a unit that is dead from one that just has nothing to say. */
  private static final int ENOUGH = 32;

  /** Half of the units: fewer are ordinary, and do no harm. */
  private static final double DEAD = 0.5;

  /**
   * A gradient beside its weight, next to the same of the layer where it is largest: a step that
   * moves one layer moves the other by a hundred-thousandth of that.
   */
  private static final double VANISHING = 1e-5;

  /** A gradient so many times its weight throws away what was learned in one ordinary step. */
  private static final double EXPLODING = 100;

  /** Share of the loss of mere guessing that a network has to get below. */
  private static final double GUESSING = 0.98;

  private static final int PATIENCE = 3;

  private final Program program;
  private final Samples probe;
  private final NodeId train;
  private final Set<String> told = new HashSet<>();

  Health(Program program, Samples samples, long[] trained, NodeId train) {
    this.program = program;
    this.train = train;
    int count = Math.min(MOST, program.plan().batchSize());
    this.probe =
        Picked.places(
            samples, LongStream.of(trained).limit(count).mapToInt(Math::toIntExact).toArray());
  }

  /** What is to be told after an epoch. */
  List<Noticed> after(Session session, Position position) {
    List<Noticed> found = new ArrayList<>();
    List<float[]> seen = session.look("health", probe);
    dead(seen.get(1), position.step(), found);
    gradients(seen.get(2), seen.get(3), position.step(), found);
    stuck(position, found);
    found.removeIf(it -> !told.add(it.node() + " " + it.what().key()));
    return found;
  }

  /**
   * The first node that gives something that is no number though its weights all are numbers; null
   * where there is none.
   */
  @Nullable NodeId guilty(Session session) {
    List<float[]> seen = session.look("health", probe);
    for (float size : seen.get(3)) {
      if (!Float.isFinite(size)) {
        return null;
      }
    }
    for (int i = 0; i < program.watched().size(); i++) {
      if (seen.get(0)[i] == 0) {
        return program.watched().get(i);
      }
    }
    return null;
  }

  private void dead(float[] shares, long step, List<Noticed> found) {
    if (probe.count() < ENOUGH) {
      return;
    }
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] >= DEAD) {
        found.add(
            new Noticed(
                step,
                program.watched().get(i),
                Message.of("engine.notice.dead", Math.round(shares[i] * 100))));
      }
    }
  }

  private void gradients(float[] gradients, float[] weights, long step, List<Noticed> found) {
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    @Nullable Slot most = null;
    @Nullable Slot least = null;
    for (int i = 0; i < gradients.length; i++) {
      Slot slot = program.slots().get(i);
      // Shifts begin at 0: beside them every gradient is large.
      if (slot.shape().rank() < 2 || !(weights[i] > 0)) {
        continue;
      }
      double ratio = gradients[i] / weights[i];
      if (ratio > largest) {
        largest = ratio;
        most = slot;
      }
      if (ratio < smallest) {
        smallest = ratio;
        least = slot;
      }
    }
    if (most != null && (largest > EXPLODING || Double.isInfinite(largest))) {
      found.add(
          new Noticed(
              step, most.node(), Message.of("engine.notice.exploding", Math.round(largest))));
    }
    if (least != null && most != null && smallest < largest * VANISHING) {
      found.add(new Noticed(step, least.node(), Message.of("engine.notice.vanishing")));
    }
  }

  private void stuck(Position position, List<Noticed> found) {
    long classes = program.labels().classes();
    boolean classifies = program.measure() == LossKind.Measure.ACCURACY && classes > 1;
    if (!classifies || position.history().size() < PATIENCE || program.outputs().size() != 1) {
      return;
    }
    double loss = position.history().getLast().trainLoss();
    if (loss > Math.log((double) classes) * GUESSING) {
      found.add(
          new Noticed(
              position.step(),
              train,
              Message.of(
                  "engine.notice.stuck",
                  position.history().size(),
                  Math.round(loss * 1000) / 1000.0)));
    }
  }
}
