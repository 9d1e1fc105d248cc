package org.layerloom.lesson;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.lesson.RunResult.Complaint;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Term;

/** Decides which goals an attempt meets. Pure: the same attempt gets the same judgement. */
public final class Judge {

  private final Attempt attempt;
  private final GraphJudge graph;

  private Judge(Attempt attempt) {
    this.attempt = attempt;
    this.graph = new GraphJudge(attempt.analysis());
  }

  /** Judges each goal of a step. */
  public static List<Judgement> step(Lesson.Step step, Attempt attempt) {
    Judge judge = new Judge(attempt);
    return step.goals().stream().map(judge::judge).toList();
  }

  public static Judgement judge(Goal goal, Attempt attempt) {
    return new Judge(attempt).judge(goal);
  }

  /** Whether all of a step's goals are met. */
  public static boolean done(Lesson.Step step, Attempt attempt) {
    return step(step, attempt).stream().allMatch(Judgement::met);
  }

  private Judgement judge(Goal goal) {
    return switch (goal) {
      case Goal.OfGraph it -> graph.judge(it);
      case Goal.OfRun it -> judgeRun(it);
      case Goal.OfAnswer it -> judgeAnswer(it);
      case Goal.All it -> all(it);
      case Goal.Any it -> any(it);
      case Goal.Not it -> not(it);
    };
  }

  private Judgement all(Goal.All all) {
    List<Judgement> parts = all.of().stream().map(this::judge).toList();
    for (Judgement part : parts) {
      if (!part.met()) {
        return new Judgement(all, false, part.why());
      }
    }
    return new Judgement(all, true, parts.getLast().why());
  }

  private Judgement any(Goal.Any any) {
    List<Judgement> parts = any.of().stream().map(this::judge).toList();
    for (Judgement part : parts) {
      if (part.met()) {
        return new Judgement(any, true, part.why());
      }
    }
    return new Judgement(any, false, parts.getFirst().why());
  }

  private Judgement not(Goal.Not not) {
    Goal inner = not.of();
    if (inner.needsRun()) {
      Message missing = missingRun();
      if (missing != null) {
        return new Judgement(not, false, missing);
      }
    }
    Judgement opposite = judge(inner);
    return new Judgement(not, !opposite.met(), opposite.why());
  }

  /** Why there is no run that could be judged; null where there is one. */
  private @Nullable Message missingRun() {
    RunResult run = attempt.run();
    if (run == null) {
      return Message.of("lesson.run.none");
    }
    return Sameness.trainsAlike(run.trained(), attempt.document())
        ? null
        : Message.of("lesson.run.other");
  }

  private Judgement judgeRun(Goal.OfRun goal) {
    RunResult run = attempt.run();
    Message missing = missingRun();
    if (run == null || missing != null) {
      return new Judgement(goal, false, missing == null ? Message.of("lesson.run.none") : missing);
    }
    return switch (goal) {
      case Goal.Metric it -> metric(it, run);
      case Goal.Gap it -> gap(it, run);
      case Goal.Epochs it ->
          !run.whole()
              ? broken(goal, run)
              : new Judgement(
                  goal,
                  it.count().holds(run.epochs()),
                  Message.of("lesson.epochs.now", run.epochs()));
      case Goal.Noticed it -> noticed(it, run);
      case Goal.Quiet it -> quiet(it, run);
    };
  }

  private static Judgement metric(Goal.Metric goal, RunResult run) {
    if (!run.whole()) {
      return broken(goal, run);
    }
    double reached = run.metric(goal.part(), goal.measure());
    if (Double.isNaN(reached)) {
      return new Judgement(goal, false, Message.of("lesson.metric.none." + goal.part().word()));
    }
    return new Judgement(
        goal,
        goal.range().holds(reached),
        Message.of("lesson.metric.now", GoalWords.measured(goal.measure(), reached)));
  }

  private static Judgement gap(Goal.Gap goal, RunResult run) {
    if (!run.whole()) {
      return broken(goal, run);
    }
    double train = run.metric(Goal.Part.TRAIN, goal.measure());
    double validation = run.metric(Goal.Part.VALIDATION, goal.measure());
    double gap = goal.measure() == Goal.Measure.LOSS ? validation - train : train - validation;
    if (Double.isNaN(gap)) {
      return new Judgement(goal, false, Message.of("lesson.metric.none.validation"));
    }
    return new Judgement(
        goal,
        goal.range().holds(gap),
        Message.of(
            "lesson.gap.now",
            GoalWords.measured(goal.measure(), train),
            GoalWords.measured(goal.measure(), validation)));
  }

  private static Judgement noticed(Goal.Noticed goal, RunResult run) {
    for (Complaint complaint : run.complaints()) {
      boolean there = goal.node() == null || goal.node().equals(complaint.node());
      if (there && is(complaint.notice(), goal.notice())) {
        return new Judgement(goal, true, told(run, complaint));
      }
    }
    return new Judgement(
        goal,
        false,
        run.complaints().isEmpty()
            ? Message.of("lesson.quiet.now")
            : told(run, run.complaints().getFirst()));
  }

  private static Judgement quiet(Goal.Quiet goal, RunResult run) {
    for (Complaint complaint : run.complaints()) {
      Set<String> counted = goal.notices();
      if (counted.isEmpty() || counted.stream().anyMatch(it -> is(complaint.notice(), it))) {
        return new Judgement(goal, false, told(run, complaint));
      }
    }
    return run.whole()
        ? new Judgement(goal, true, Message.of("lesson.quiet.now"))
        : broken(goal, run);
  }

  private static boolean is(String notice, String asked) {
    return notice.equals(asked) || notice.startsWith(asked + ".");
  }

  private static Judgement broken(Goal goal, RunResult run) {
    return new Judgement(
        goal,
        false,
        run.complaints().isEmpty()
            ? Message.of("lesson.run.broken")
            : told(run, run.complaints().getLast()));
  }

  private static Message told(RunResult run, Complaint complaint) {
    Message what = GoalWords.notice(complaint.notice());
    NodeId id = complaint.node();
    org.layerloom.network.Node node = id == null ? null : run.trained().graph().find(id);
    return node == null
        ? Message.of("lesson.noticed.now", what)
        : Message.of("lesson.noticed.now.at", what, new Term.OfNode(node));
  }

  private Judgement judgeAnswer(Goal.OfAnswer goal) {
    Answer answer = attempt.answers().get(goal.question());
    if (answer == null) {
      return new Judgement(goal, false, Message.of("lesson.answer.none"));
    }
    boolean right =
        switch (goal) {
          case Goal.Choice(String question, int wanted) ->
              answer instanceof Answer.Chosen(int option) && option == wanted;
          case Goal.Figure(String question, double wanted, double tolerance) ->
              answer instanceof Answer.Given(double number)
                  && Math.abs(number - wanted) <= tolerance;
        };
    return new Judgement(
        goal, right, Message.of(right ? "lesson.answer.right" : "lesson.answer.wrong"));
  }
}
