package org.layerloom.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;

/**
 * Something that is to be true at the end of a step. Data only: {@link Judge} decides, {@link
 * GoalWords} says it. Files name each by the word in its documentation.
 */
public sealed interface Goal {

  /** About the graph as it stands. */
  sealed interface OfGraph extends Goal {}

  /** About the latest run of the graph as it stands. */
  sealed interface OfRun extends Goal {}

  /** About what the learner answered. */
  sealed interface OfAnswer extends Goal {
    /** The id under which the texts hold the question. */
    String question();
  }

  /** {@code contains}: so many nodes of a kind that take part, of which a setting has a value. */
  record Contains(String kind, Range count, String parameter, List<String> values)
      implements OfGraph {
    public Contains {
      values = List.copyOf(values);
    }
  }

  /**
   * {@code chain}: nodes of these kinds one after another along the links.
   *
   * @param direct whether nothing may stand between two of them
   */
  record Chain(List<String> kinds, boolean direct) implements OfGraph {
    public Chain {
      kinds = List.copyOf(kinds);
    }
  }

  /** {@code linked}: a wire leads from one node straight to another. */
  record Linked(NodeId from, NodeId to) implements OfGraph {}

  /** {@code sound}: nothing stands in the way of a run. */
  record Sound() implements OfGraph {}

  /** {@code parameters}: how many numbers are trained. */
  record Parameters(Range count) implements OfGraph {}

  /** {@code multiplyAdds}: of one sample's way forward; about half of its FLOPs. */
  record MultiplyAdds(Range count) implements OfGraph {}

  /**
   * {@code setting}: a parameter of a node.
   *
   * @param values the words or numbers that will do, as files write them; empty where the range
   *     decides
   */
  record Setting(NodeId node, String parameter, Range range, List<String> values)
      implements OfGraph {
    public Setting {
      values = List.copyOf(values);
    }
  }

  /** {@code shape}: what a node's first output is, for one sample. */
  record OutputShape(NodeId node, Shape shape) implements OfGraph {}

  /** Where a run is measured. */
  enum Part {
    TRAIN,
    VALIDATION,
    TEST;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is measured. */
  enum Measure {
    ACCURACY,
    LOSS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code metric}: what a run reached at its end; accuracy is 0 to 1. */
  record Metric(Part part, Measure measure, Range range) implements OfRun {}

  /**
   * {@code gap}: how much better the run is on the training than on the validation data, at its
   * end. Always counted so that over-fitting is above zero.
   */
  record Gap(Measure measure, Range range) implements OfRun {}

  /** {@code epochs}: how many were trained. */
  record Epochs(Range count) implements OfRun {}

  /**
   * A detector complained; the word in files is the record's.
   *
   * @param notice the last words of its message's key: {@code dead}, {@code leak.test}; {@code
   *     leak} means each that begins so
   * @param node which it named; null for any
   */
  record Noticed(String notice, @Nullable NodeId node) implements OfRun {}

  /**
   * {@code quiet}: the run came to its end and no detector complained.
   *
   * @param notices those that count; empty for all
   */
  record Quiet(Set<String> notices) implements OfRun {
    public Quiet {
      notices = Set.copyOf(notices);
    }
  }

  /** {@code choice}: the right one of several. {@code right} counts from 1. */
  record Choice(String question, int right) implements OfAnswer {}

  /** {@code number}: a number that is off by no more than the tolerance. */
  record Figure(String question, double right, double tolerance) implements OfAnswer {}

  /** {@code all}: each of them. */
  record All(List<Goal> of) implements Goal {
    public All {
      of = List.copyOf(of);
    }
  }

  /** {@code any}: at least one of them. */
  record Any(List<Goal> of) implements Goal {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** {@code not}: the opposite. What cannot be judged yet is not met either way. */
  record Not(Goal of) implements Goal {}

  /** Whether a run has to be there to judge it. */
  default boolean needsRun() {
    return switch (this) {
      case OfRun it -> true;
      case OfGraph it -> false;
      case OfAnswer it -> false;
      case All(List<Goal> of) -> of.stream().anyMatch(Goal::needsRun);
      case Any(List<Goal> of) -> of.stream().anyMatch(Goal::needsRun);
      case Not(Goal of) -> of.needsRun();
    };
  }

  /** The questions in it, in order. */
  default List<OfAnswer> questions() {
    return switch (this) {
      case OfRun it -> List.of();
      case OfGraph it -> List.of();
      case OfAnswer it -> List.of(it);
      case All(List<Goal> of) -> of.stream().flatMap(it -> it.questions().stream()).toList();
      case Any(List<Goal> of) -> of.stream().flatMap(it -> it.questions().stream()).toList();
      case Not(Goal of) -> of.questions();
    };
  }
}
