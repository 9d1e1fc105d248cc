package org.layerloom.lesson;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analysis;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.network.Signal;
import org.layerloom.network.Term;
import org.layerloom.network.Value;

/** Decides goals that look at the graph alone. */
final class GraphJudge {

  private final Analysis analysis;

  GraphJudge(Analysis analysis) {
    this.analysis = analysis;
  }

  Judgement judge(Goal.OfGraph goal) {
    return switch (goal) {
      case Goal.Contains it -> contains(it);
      case Goal.Chain it -> chain(it);
      case Goal.Linked(NodeId from, NodeId to) -> {
        boolean linked =
            analysis.graph().into(to).stream().anyMatch(link -> link.from().node().equals(from));
        yield new Judgement(
            goal, linked, Message.of(linked ? "lesson.linked.now" : "lesson.linked.none"));
      }
      case Goal.Sound it -> sound(it);
      case Goal.Parameters(Range count) -> cost(goal, count, analysis.total().parameters());
      case Goal.MultiplyAdds(Range count) -> cost(goal, count, analysis.total().multiplyAdds());
      case Goal.Setting it -> setting(it);
      case Goal.OutputShape it -> shape(it);
    };
  }

  private Judgement contains(Goal.Contains goal) {
    long count = count(analysis, goal);
    return new Judgement(
        goal, goal.count().holds((double) count), Message.of("lesson.contains.now", count));
  }

  private static long count(Analysis analysis, Goal.Contains goal) {
    long count = 0;
    for (Node node : analysis.graph().nodes().values()) {
      if (node.bypassed() || !analysis.outputs().containsKey(node.id())) {
        continue;
      }
      if (node.kind().equals(goal.kind()) && fits(node, goal)) {
        count++;
      }
      Analysis inside = analysis.inside().get(node.id());
      count += inside == null ? 0 : count(inside, goal);
    }
    return count;
  }

  private static boolean fits(Node node, Goal.Contains goal) {
    return goal.parameter().isEmpty()
        || (node.settings().has(goal.parameter())
            && isOneOf(node.settings().get(goal.parameter()), goal.values()));
  }

  private Judgement chain(Goal.Chain goal) {
    for (Node node : analysis.graph().nodes().values()) {
      if (starts(node, goal.kinds()) && follows(node.id(), goal.kinds(), goal.direct())) {
        return new Judgement(goal, true, Message.of("lesson.chain.now"));
      }
    }
    return new Judgement(goal, false, Message.of("lesson.chain.none"));
  }

  private static boolean starts(Node node, List<String> kinds) {
    return !node.bypassed() && node.kind().equals(kinds.getFirst());
  }

  /** Whether from a node of the first kind the others come in order. */
  private boolean follows(NodeId from, List<String> kinds, boolean direct) {
    if (kinds.size() == 1) {
      return true;
    }
    List<String> rest = kinds.subList(1, kinds.size());
    Set<NodeId> found = new HashSet<>();
    reach(from, rest.getFirst(), direct, new HashSet<>(), found);
    return found.stream().anyMatch(next -> follows(next, rest, direct));
  }

  private void reach(
      NodeId from, String kind, boolean direct, Set<NodeId> seen, Set<NodeId> found) {
    for (Link link : analysis.graph().outOf(from)) {
      NodeId id = link.to().node();
      Node next = analysis.graph().find(id);
      if (next == null || !seen.add(id)) {
        continue;
      }
      boolean takesPart = !next.bypassed();
      if (takesPart && next.kind().equals(kind)) {
        found.add(id);
      }
      if (!direct || !takesPart) {
        reach(id, kind, direct, seen, found);
      }
    }
  }

  private Judgement sound(Goal.Sound goal) {
    return analysis.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .findFirst()
        .map(problem -> new Judgement(goal, false, words(problem)))
        .orElseGet(() -> new Judgement(goal, true, Message.of("lesson.sound.now")));
  }

  private Message words(Problem problem) {
    NodeId id = problem.node();
    Node node = id == null ? null : analysis.graph().find(id);
    return node == null
        ? problem.message()
        : Message.of("network.problem", new Term.OfNode(node), problem.message());
  }

  private Judgement cost(Goal goal, Range range, long count) {
    // What an unfinished graph costs says nothing.
    return analysis.sound()
        ? new Judgement(goal, range.holds((double) count), Message.of("lesson.cost.now", count))
        : new Judgement(goal, false, Message.of("lesson.unsound"));
  }

  private Judgement setting(Goal.Setting goal) {
    Node node = analysis.graph().find(goal.node());
    if (node == null || !node.settings().has(goal.parameter())) {
      return new Judgement(goal, false, Message.of("lesson.gone", goal.node().value()));
    }
    Value value = node.settings().get(goal.parameter());
    boolean met =
        goal.values().isEmpty()
            ? goal.range().holds(number(value))
            : isOneOf(value, goal.values())
                && (goal.range().open() || goal.range().holds(number(value)));
    return new Judgement(
        goal,
        met && !node.bypassed(),
        Message.of("lesson.setting.now", new Term.OfValue(node.kind(), goal.parameter(), value)));
  }

  private Judgement shape(Goal.OutputShape goal) {
    List<Signal> outputs = analysis.outputs().get(goal.node());
    @Nullable Signal first = outputs == null || outputs.isEmpty() ? null : outputs.getFirst();
    if (!(first instanceof Signal.Tensor tensor)) {
      return new Judgement(
          goal,
          false,
          analysis.graph().find(goal.node()) == null
              ? Message.of("lesson.gone", goal.node().value())
              : Message.of("lesson.unsound"));
    }
    return new Judgement(
        goal,
        tensor.shape().equals(goal.shape()),
        Message.of("lesson.shape.now", tensor.shape().toString()));
  }

  /** A number that is a setting; NaN for words. */
  private static double number(Value value) {
    return switch (value) {
      case Value.Whole(long whole) -> whole;
      case Value.Real(double real) -> real;
      case Value.Flag(boolean yes) -> yes ? 1 : 0;
      case Value.Text text -> Double.NaN;
      case Value.Wholes(List<Long> numbers) ->
          numbers.stream().distinct().count() == 1 ? numbers.getFirst() : Double.NaN;
    };
  }

  private static boolean isOneOf(Value value, List<String> wanted) {
    String plain = value.plain();
    return wanted.stream().anyMatch(it -> it.equals(plain) || same(value, it));
  }

  private static boolean same(Value value, String wanted) {
    try {
      return !(value instanceof Value.Text) && number(value) == Double.parseDouble(wanted);
    } catch (NumberFormatException aWord) {
      return false;
    }
  }
}
