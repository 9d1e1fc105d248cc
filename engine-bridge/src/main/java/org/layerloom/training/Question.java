package org.layerloom.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.project.Document;

/**
 * Something to ask a network, by {@link Engine#ask}.
 *
 * @param <A> what is answered
 */
public sealed interface Question<A> {

  /** Something to ask a trained network. */
  sealed interface OfRun<A> extends Question<A> {

    /** The network that is asked. */
    Trained network();
  }

  /** What it answers for every sample of a part. */
  record Evaluate(Trained network, Part part) implements OfRun<Evaluated> {}

  /** What it answers for these samples; their labels are not looked at. */
  record Predict(Trained network, Samples samples) implements OfRun<Predicted> {}

  /**
   * What every node computes for these samples, and which way each number would have to go for an
   * answer to become larger: the gradient of that answer.
   *
   * @param output which of the network's predictions, from 0 on
   * @param answer which of its classes or numbers, from 0 on
   */
  record Look(Trained network, Samples samples, int output, int answer) implements OfRun<Inside> {}

  /**
   * Samples of a part.
   *
   * @param places from 0 on, in the order of the part
   */
  @SuppressWarnings("ArrayRecordComponent") // Thousands of places; nobody compares them.
  record Fetch(Trained network, Part part, int[] places) implements OfRun<Fetched> {}

  /**
   * A plane through a run's weights, and the run's path over it. Which checkpoint is named does not
   * matter: the plane goes through the last one. The losses on it are asked for by {@link Climb},
   * some at a time, so that other questions are answered between them and whoever has seen enough
   * stops asking.
   *
   * @param side places along each edge of the grid: {@link Surface#LEAST} to {@link Surface#MOST}
   * @param samples of the training part that the loss is the mean of, at most
   * @param seed decides which samples, and which directions where they are random
   */
  record Landscape(Trained network, int side, int samples, long seed) implements OfRun<Surface> {

    /** 25 by 25 places, the mean of 500 samples. */
    public static Landscape of(Trained network) {
      return new Landscape(network, 25, 500, 1);
    }
  }

  /**
   * Losses of a surface, from a place on: as many as the engine finds in a moment. At a place of
   * the grid the network's running statistics are those of the surface's middle; a moment of the
   * path has its own.
   *
   * @param surface its {@link Surface#id}; the engine keeps the one that was asked for last, until
   *     its last loss is told
   */
  record Climb(Trained network, long surface, int from) implements OfRun<Heights> {}

  /** Where a step starts from. */
  sealed interface Start {

    /** The first numbers that a run of this project would have. */
    record Fresh(Document document) implements Start {}

    /** The numbers of a checkpoint, those of its optimiser too. */
    record OfCheckpoint(Trained network) implements Start {}
  }

  /**
   * What one training step does with a single sample: every number that flows forward, the loss,
   * every gradient that flows back, and what the optimiser makes of each parameter. Nothing is kept
   * of it.
   *
   * @param place the sample's, in the order of the training part, from 0 on; not looked at where
   *     {@code sample} is given
   * @param sample the one sample to step with, its label included; null for the one at the place
   * @param edits numbers to change before the step
   * @param learningRate null for the one that the next step of training has
   * @param draw 0 for the random numbers that the next step of training has; others for other ones,
   *     as a later step may have them
   */
  record Step(
      Start start,
      int place,
      @Nullable Samples sample,
      List<Edit> edits,
      @Nullable Double learningRate,
      int draw)
      implements Question<Stepped> {

    public Step {
      edits = List.copyOf(edits);
    }

    /** With the random numbers of the next step of training. */
    public Step(
        Start start,
        int place,
        @Nullable Samples sample,
        List<Edit> edits,
        @Nullable Double learningRate) {
      this(start, place, sample, edits, learningRate, 0);
    }

    /** The step with a sample of one's own, drawn with other random numbers each time. */
    public static Step drawn(Start start, Samples sample, int draw) {
      return new Step(start, 0, sample, List.of(), null, draw);
    }

    /** Without changes. */
    public Step(Start start, int place) {
      this(start, place, null, List.of(), null);
    }
  }

  /**
   * A number of a parameter that is to be another.
   *
   * @param parameter its name in checkpoints: {@code dense1.weight}
   * @param at its place, row by row, from 0 on
   */
  record Edit(String parameter, int at, float value) {}
}
