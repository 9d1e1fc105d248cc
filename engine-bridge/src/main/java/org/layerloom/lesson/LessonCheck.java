package org.layerloom.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Site;
import org.layerloom.project.Document;
import org.layerloom.subnet.Network;

/**
 * Plays a lesson as a learner who is right and as one who is wrong: each step's right solution must
 * meet all of its goals, and each goal must refuse something. A project that solves one step stands
 * in as a wrong one for the others, and so does the one to begin with; only where none of them is
 * refused does a goal need a wrong solution of its own.
 */
public final class LessonCheck {

  private final OpenLesson lesson;
  private final Solutions solutions;
  private final Catalogue catalogue;
  private final Site.DatasetShapes data;
  private final @Nullable Player player;
  private final List<Message> problems = new ArrayList<>();
  private final List<RunResult> runs = new ArrayList<>();
  private final Map<Document, Analysis> analyses = new LinkedHashMap<>();
  private int met;
  private int refused;

  private LessonCheck(
      OpenLesson lesson,
      Solutions solutions,
      Catalogue catalogue,
      Site.DatasetShapes data,
      @Nullable Player player) {
    this.lesson = lesson;
    this.solutions = solutions;
    this.catalogue = catalogue;
    this.data = data;
    this.player = player;
  }

  /**
   * What came of it.
   *
   * @param problems none where the lesson is as it should be
   * @param met how many goals a right solution met
   * @param refused how many goals refused a wrong one
   * @param runs how many projects were trained for it
   */
  public record Result(List<Message> problems, int met, int refused, int runs) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Plays a lesson through. Blocks while runs train.
   *
   * @param player null to leave goals out that need a run
   */
  public static Result check(
      OpenLesson lesson,
      Solutions solutions,
      Catalogue catalogue,
      Site.DatasetShapes data,
      @Nullable Player player)
      throws InterruptedException {
    return new LessonCheck(lesson, solutions, catalogue, data, player).check();
  }

  private Result check() throws InterruptedException {
    problems.addAll(solutions.problems());
    Document before = lesson.start();
    Map<Document, String> documents = documents();
    for (Lesson.Step step : lesson.lesson().steps()) {
      Document right = solutions.right().getOrDefault(step.id(), before);
      begins(step, before);
      solved(step, right);
      for (int i = 0; i < step.goals().size(); i++) {
        refuses(step, i, documents);
      }
      before = right;
    }
    return new Result(problems, met, refused, runs.size());
  }

  /** Everything that may be tried in vain, with the name of its file; those named wrong first. */
  private Map<Document, String> documents() {
    Map<Document, String> all = new LinkedHashMap<>();
    solutions.wrong().forEach((file, document) -> all.put(document, file));
    all.put(lesson.start(), lesson.lesson().project());
    for (Lesson.Step step : lesson.lesson().steps()) {
      Document right = solutions.right().get(step.id());
      if (right != null) {
        all.putIfAbsent(right, file(step));
      }
    }
    all.forEach(this::keepsLocks);
    return all;
  }

  private void keepsLocks(Document document, String file) {
    Message broken =
        Locks.refusal(lesson.start().network(), document.network(), lesson.lesson().locked());
    if (broken != null) {
      problems.add(Message.of("lesson.check.locked", file, broken.values().getFirst()));
    }
  }

  private static String file(Lesson.Step step) {
    return Solutions.FOLDER + step.id() + ".right.loom";
  }

  /** Nothing is solved before anything was done. */
  private void begins(Lesson.Step step, Document document) {
    Attempt nothing = new Attempt(document, analysis(document), null, Map.of());
    if (Judge.done(step, nothing)) {
      problems.add(Message.of("lesson.check.solved", step.id()));
    }
  }

  private void solved(Lesson.Step step, Document right) throws InterruptedException {
    Attempt attempt = attempt(right, needsRun(step.goals()), answers(step, true));
    for (int i = 0; i < step.goals().size(); i++) {
      Goal goal = step.goals().get(i);
      if (goal.needsRun() && player == null) {
        continue;
      }
      Judgement judgement = Judge.judge(goal, attempt);
      if (judgement.met()) {
        met++;
      } else {
        String file = solutions.right().containsKey(step.id()) ? file(step) : "";
        problems.add(
            file.isEmpty()
                ? Message.of(
                    "lesson.check.unmet", step.id(), i + 1, judgement.title(), judgement.why())
                : Message.of(
                    "lesson.check.unmet.by",
                    step.id(),
                    i + 1,
                    judgement.title(),
                    judgement.why(),
                    file));
      }
    }
  }

  private void refuses(Lesson.Step step, int number, Map<Document, String> documents)
      throws InterruptedException {
    Goal goal = step.goals().get(number);
    if (goal.needsRun() && player == null) {
      return;
    }
    Map<String, Answer> wrong = answers(step, false);
    for (Document document : documents.keySet()) {
      boolean ready = !goal.needsRun() || analysis(document).sound();
      if (ready && !Judge.judge(goal, attempt(document, goal.needsRun(), wrong)).met()) {
        refused++;
        return;
      }
    }
    problems.add(
        Message.of(
            "lesson.check.unrefused",
            step.id(),
            number + 1,
            GoalWords.title(goal),
            Solutions.FOLDER + step.id() + ".wrong.loom"));
  }

  private Attempt attempt(Document document, boolean withRun, Map<String, Answer> answers)
      throws InterruptedException {
    return new Attempt(document, analysis(document), withRun ? run(document) : null, answers);
  }

  private @Nullable RunResult run(Document document) throws InterruptedException {
    if (player == null || !analysis(document).sound()) {
      return null;
    }
    for (RunResult known : runs) {
      if (Sameness.trainsAlike(known.trained(), document)) {
        return known;
      }
    }
    RunResult result = player.play(document);
    runs.add(result);
    return result;
  }

  private Analysis analysis(Document document) {
    return analyses.computeIfAbsent(
        document,
        it -> {
          Network network = it.network();
          return Analyser.analyse(network.graph(), network.catalogue(catalogue), data);
        });
  }

  private static boolean needsRun(List<Goal> goals) {
    return goals.stream().anyMatch(Goal::needsRun);
  }

  /** What a learner answers who knows everything, or nothing. */
  private static Map<String, Answer> answers(Lesson.Step step, boolean right) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Goal goal : step.goals()) {
      for (Goal.OfAnswer asked : goal.questions()) {
        answers.put(
            asked.question(),
            switch (asked) {
              case Goal.Choice(String question, int option) ->
                  new Answer.Chosen(right ? option : option == 1 ? 2 : 1);
              case Goal.Figure(String question, double number, double tolerance) ->
                  new Answer.Given(right ? number : number + 2 * tolerance + 1);
            });
      }
    }
    return answers;
  }
}
