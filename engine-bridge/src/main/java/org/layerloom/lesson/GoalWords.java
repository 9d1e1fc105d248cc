package org.layerloom.lesson;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Term;

/** Says what goals ask for. */
public final class GoalWords {

  /** What detectors can say, as goals name it. */
  public static final Set<String> NOTICES =
      Set.of(
          "dead",
          "exploding",
          "vanishing",
          "stuck",
          "unscaled",
          "leak",
          "leak.test",
          "leak.validation",
          "notFinite");

  private final Graph graph;

  private GoalWords(Graph graph) {
    this.graph = graph;
  }

  /** The goal in a sentence, which calls nodes by their ids. */
  public static Message title(Goal goal) {
    return new GoalWords(Graph.EMPTY).say(goal);
  }

  /** The goal in a sentence, which calls the nodes of a graph as its cards do. */
  public static Message title(Goal goal, Graph graph) {
    return new GoalWords(graph).say(goal);
  }

  /** As the card says it; with the id where several cards would say the same. */
  private Object name(NodeId id) {
    Node node = graph.find(id);
    if (node == null) {
      return id.value();
    }
    long alike =
        graph.nodes().values().stream().filter(it -> it.kind().equals(node.kind())).count();
    return node.title().isEmpty() && alike == 1
        ? new Term.OfKind(node.kind())
        : new Term.OfNode(node);
  }

  private Message say(Goal goal) {
    return switch (goal) {
      case Goal.Contains it -> contains(it);
      case Goal.Chain(List<String> kinds, boolean direct) ->
          Message.of(
              "lesson.chain", joined("lesson.then", kinds.stream().map(GoalWords::kind).toList()));
      case Goal.Linked(NodeId from, NodeId to) -> Message.of("lesson.linked", name(from), name(to));
      case Goal.Sound it -> Message.of("lesson.sound");
      case Goal.Parameters(Range count) -> Message.of("lesson.parameters", whole(count));
      case Goal.MultiplyAdds(Range count) -> Message.of("lesson.multiplyAdds", whole(count));
      case Goal.Setting it -> setting(it);
      case Goal.OutputShape(NodeId node, var shape) ->
          Message.of("lesson.shape", name(node), shape.toString());
      case Goal.Metric(Goal.Part part, Goal.Measure measure, Range range) ->
          Message.of(
              "lesson.metric." + part.word() + "." + measure.word(), measured(measure, range));
      case Goal.Gap(Goal.Measure measure, Range range) ->
          Message.of("lesson.gap." + measure.word(), gap(measure, range));
      case Goal.Epochs(Range count) -> Message.of("lesson.epochs", whole(count));
      case Goal.Noticed(String notice, NodeId node) ->
          node == null
              ? Message.of("lesson.noticed", notice(notice))
              : Message.of("lesson.noticed.at", notice(notice), name(node));
      case Goal.Quiet(Set<String> notices) ->
          notices.isEmpty()
              ? Message.of("lesson.quiet")
              : Message.of(
                  "lesson.quiet.of",
                  joined(
                      "lesson.or",
                      new TreeSet<>(notices).stream().map(it -> (Object) notice(it)).toList()));
      case Goal.Choice it -> Message.of("lesson.choice");
      case Goal.Figure it -> Message.of("lesson.number");
      case Goal.All(List<Goal> of) ->
          joined("lesson.and", of.stream().map(it -> (Object) say(it)).toList());
      case Goal.Any(List<Goal> of) ->
          joined("lesson.either", of.stream().map(it -> (Object) say(it)).toList());
      case Goal.Not(Goal of) -> Message.of("lesson.not", say(of));
    };
  }

  private static Message contains(Goal.Contains goal) {
    boolean none = goal.count().atMost() == 0;
    if (goal.parameter().isEmpty()) {
      return none
          ? Message.of("lesson.contains.none", kind(goal.kind()))
          : Message.of("lesson.contains", kind(goal.kind()), whole(goal.count()));
    }
    Message setting =
        Message.of(
            "lesson.with",
            new Term.OfParameter(goal.kind(), goal.parameter()),
            joined(
                "lesson.or",
                goal.values().stream()
                    .map(it -> value(goal.kind(), goal.parameter(), it))
                    .toList()));
    return none
        ? Message.of("lesson.contains.none.with", kind(goal.kind()), setting)
        : Message.of("lesson.contains.with", kind(goal.kind()), whole(goal.count()), setting);
  }

  private Message setting(Goal.Setting goal) {
    String kind = kindWith(goal.parameter());
    Object wanted =
        goal.values().isEmpty()
            ? plain(goal.range())
            : joined(
                "lesson.or",
                goal.values().stream().map(it -> value(kind, goal.parameter(), it)).toList());
    return Message.of(
        "lesson.setting", name(goal.node()), new Term.OfParameter(kind, goal.parameter()), wanted);
  }

  /** A kind whose word for a parameter serves: most kinds call it the same. */
  private static String kindWith(String parameter) {
    return Catalogue.standard().all().stream()
        .filter(kind -> kind.hasParameter(parameter))
        .map(Kind::id)
        .findFirst()
        .orElse("");
  }

  private static Object value(String kind, String parameter, String plain) {
    return new Term.OfValue(kind, parameter, new org.layerloom.network.Value.Text(plain));
  }

  private static Object kind(String id) {
    return new Term.OfKind(id);
  }

  private static Message joined(String between, List<Object> parts) {
    Object all = parts.getFirst();
    for (Object part : parts.subList(1, parts.size())) {
      all = Message.of(between, all, part);
    }
    return all instanceof Message message ? message : Message.of("lesson.plain", all);
  }

  static Message notice(String notice) {
    return NOTICES.contains(notice)
        ? Message.of("lesson.notice." + notice)
        : Message.of("lesson.plain", notice);
  }

  private static Message whole(Range range) {
    return range.words(Math::round);
  }

  private static Message plain(Range range) {
    return range.words(number -> number);
  }

  private static Message measured(Goal.Measure measure, Range range) {
    return range.words(number -> measured(measure, number));
  }

  /** The difference of two accuracies is in points of a hundred. */
  private static Message gap(Goal.Measure measure, Range range) {
    return measure == Goal.Measure.LOSS
        ? plain(range)
        : range.words(number -> Message.of("lesson.points", hundredths(number)));
  }

  /** {@code 97.5 %} for an accuracy, the number for a loss. */
  static Object measured(Goal.Measure measure, double number) {
    return measure == Goal.Measure.LOSS
        ? (Object) (Math.round(number * 10_000) / 10_000.0)
        : Message.of("lesson.percent", hundredths(number));
  }

  private static double hundredths(double share) {
    return Math.round(share * 10_000) / 100.0;
  }
}
