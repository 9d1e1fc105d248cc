package org.layerloom.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.ClassScore;
import org.layerloom.evaluation.Confusion;
import org.layerloom.evaluation.NumberOutcome;
import org.layerloom.training.Evaluated;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code layerloom evaluate RUN}: how good what was trained is, class by class. */
@Command(name = "evaluate")
final class EvaluateCommand implements Callable<Integer> {

  private static final int BINS = 10;

  private final Context context;

  @Mixin private final RunOptions run = new RunOptions();

  @Option(names = "--part", paramLabel = "test|validation|train", descriptionKey = "part")
  private Part part = Part.TEST;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  EvaluateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (Asking asking = new Asking(context)) {
      Evaluated evaluated = asking.ask(new Question.Evaluate(run.network(context), part));
      if (evaluated.samples() == 0) {
        throw Refusal.badInput(
            context.words().say("evaluate.empty", part.name().toLowerCase(Locale.ROOT)));
      }
      if (json) {
        json(evaluated).print(context.terminal().out());
      } else {
        print(evaluated);
      }
      return ExitCode.DONE;
    }
  }

  private void print(Evaluated evaluated) {
    say("evaluate.samples", evaluated.samples(), evaluated.loss());
    switch (evaluated.outcome()) {
      case ClassOutcome it -> {
        Confusion confusion = it.confusion();
        say("evaluate.accuracy", confusion.accuracy(), it.macroAreaUnderRoc());
        say("evaluate.calibration", it.calibration(BINS).expectedError(), it.perplexity());
        classes(it, confusion, RunOptions.names(evaluated.classNames(), it.classes()));
      }
      case NumberOutcome it ->
          say(
              "evaluate.numbers",
              it.meanAbsoluteError(),
              it.rootMeanSquaredError(),
              it.r2(),
              it.largestError());
      case null -> context.tell("evaluate.lossOnly");
    }
  }

  private void classes(ClassOutcome outcome, Confusion confusion, List<String> names) {
    Table table = new Table();
    table.row(
        say1("evaluate.column.class"),
        say1("evaluate.column.precision"),
        say1("evaluate.column.recall"),
        "F1",
        "AUC",
        say1("evaluate.column.samples"),
        say1("evaluate.column.takenFor"));
    for (int index = 0; index < names.size(); index++) {
      ClassScore score = confusion.score(index);
      table.row(
          names.get(index),
          share(score.precision()),
          share(score.recall()),
          share(score.f1()),
          share(outcome.ranking(index).areaUnderRoc()),
          String.valueOf(score.support()),
          takenFor(confusion, index, names));
    }
    row(table, "evaluate.macro", confusion.macro());
    row(table, "evaluate.weighted", confusion.weighted());
    table.lines().forEach(context::print);
  }

  private void row(Table table, String key, ClassScore score) {
    table.row(
        say1(key),
        share(score.precision()),
        share(score.recall()),
        share(score.f1()),
        "",
        String.valueOf(score.support()),
        "");
  }

  /** The class that it is most often mistaken for. */
  private static String takenFor(Confusion confusion, int truth, List<String> names) {
    int most = -1;
    for (int answer = 0; answer < names.size(); answer++) {
      if (answer != truth
          && confusion.count(truth, answer) > (most < 0 ? 0 : confusion.count(truth, most))) {
        most = answer;
      }
    }
    return most < 0 ? "" : names.get(most) + " (" + confusion.count(truth, most) + ")";
  }

  private String share(double share) {
    return Double.isNaN(share) ? "-" : context.words().say("evaluate.share", share);
  }

  private String say1(String key) {
    return context.words().say(key);
  }

  private void say(String key, Object... values) {
    context.print(context.words().say(key, values));
  }

  private JsonLine json(Evaluated evaluated) {
    JsonLine line =
        new JsonLine()
            .with("run", run.folder())
            .with("checkpoint", run.checkpoint())
            .with("part", part.name().toLowerCase(Locale.ROOT))
            .with("samples", evaluated.samples())
            .with("loss", evaluated.loss());
    switch (evaluated.outcome()) {
      case ClassOutcome it -> classes(line, it, evaluated);
      case NumberOutcome it ->
          line.with("meanAbsoluteError", it.meanAbsoluteError())
              .with("rootMeanSquaredError", it.rootMeanSquaredError())
              .with("r2", it.r2())
              .with("largestError", it.largestError());
      case null -> {
        // The loss is all there is.
      }
    }
    return line;
  }

  private static void classes(JsonLine line, ClassOutcome outcome, Evaluated evaluated) {
    Confusion confusion = outcome.confusion();
    List<String> names = RunOptions.names(evaluated.classNames(), outcome.classes());
    List<Map<String, @Nullable Object>> classes = new ArrayList<>();
    List<List<Long>> counts = new ArrayList<>();
    for (int truth = 0; truth < names.size(); truth++) {
      classes.add(
          score(confusion.score(truth))
              .with("name", names.get(truth))
              .with("areaUnderRoc", outcome.ranking(truth).areaUnderRoc())
              .with("averagePrecision", outcome.ranking(truth).averagePrecision())
              .fields());
      List<Long> row = new ArrayList<>();
      for (int answer = 0; answer < names.size(); answer++) {
        row.add(confusion.count(truth, answer));
      }
      counts.add(row);
    }
    line.with("accuracy", confusion.accuracy())
        .with("macro", score(confusion.macro()).fields())
        .with("weighted", score(confusion.weighted()).fields())
        .with("areaUnderRoc", outcome.macroAreaUnderRoc())
        .with("calibrationError", outcome.calibration(BINS).expectedError())
        .with("perplexity", outcome.perplexity())
        .with("classes", classes)
        .with("confusion", counts);
  }

  private static JsonLine score(ClassScore score) {
    return new JsonLine()
        .with("precision", score.precision())
        .with("recall", score.recall())
        .with("f1", score.f1())
        .with("samples", score.support());
  }
}
