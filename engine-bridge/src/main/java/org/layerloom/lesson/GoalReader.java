package org.layerloom.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.project.Fields;
import org.layerloom.project.Json;
import org.layerloom.project.Report;

/** Reads one goal, and those within it. */
final class GoalReader {

  static final int DEEPEST = 4;

  private static final int MOST_VALUES = 50;
  private static final int LONGEST = 200;
  private static final String WORDS =
      "contains, chain, linked, sound, parameters, multiplyAdds, setting, shape, metric, gap, epochs,"
          + " noticed, quiet, choice, number, all, any, not";

  private final Report report;
  private final Catalogue catalogue;
  private final Inner inner;

  /** Reads the goals of a list within a goal. */
  @FunctionalInterface
  interface Inner {
    List<Goal> read(Fields fields, String name, int depth);
  }

  GoalReader(Report report, Catalogue catalogue, Inner inner) {
    this.report = report;
    this.catalogue = catalogue;
    this.inner = inner;
  }

  /** The goal; null once the report says what is wrong. */
  @Nullable Goal read(Json json, String name, int depth) {
    Json.Obj object = Fields.asObject(json, name, report);
    if (object == null) {
      return null;
    }
    Fields fields = new Fields(report, object, name + ".");
    String word = fields.text("goal", LONGEST);
    if (word == null) {
      return null;
    }
    if (depth > DEEPEST) {
      report.problem(fields.at(), "lesson.deep", name, DEEPEST);
      return null;
    }
    Goal goal =
        switch (word) {
          case "contains" -> contains(fields);
          case "chain" -> chain(fields);
          case "linked" -> linked(fields);
          case "sound" -> new Goal.Sound();
          case "parameters" -> new Goal.Parameters(range(fields, true));
          case "multiplyAdds" -> new Goal.MultiplyAdds(range(fields, true));
          case "setting" -> setting(fields);
          case "shape" -> shape(fields);
          case "metric" -> metric(fields);
          case "gap" -> new Goal.Gap(measure(fields), range(fields, true));
          case "epochs" -> new Goal.Epochs(range(fields, true));
          case "noticed" -> noticed(fields);
          case "quiet" ->
              new Goal.Quiet(
                  new HashSet<>(notices(fields, fields.texts("notices", MOST_VALUES, LONGEST))));
          case "choice" -> choice(fields);
          case "number" -> number(fields);
          case "all" -> group(fields, depth, true);
          case "any" -> group(fields, depth, false);
          case "not" -> not(fields, name, depth);
          default -> {
            report.problem(fields.at("goal"), "lesson.word", fields.path("goal"), word, WORDS);
            yield null;
          }
        };
    if (goal != null) {
      fields.strict();
    }
    return goal;
  }

  private @Nullable Goal contains(Fields fields) {
    String kind = kind(fields, fields.text("kind", LONGEST), "kind");
    Range count = range(fields, false);
    String parameter = fields.text("parameter", LONGEST, "");
    List<String> values = values(fields, "is");
    if (parameter.isEmpty() != values.isEmpty()) {
      report.problem(fields.at(), "lesson.together", fields.path("parameter"), fields.path("is"));
    } else if (kind != null
        && !parameter.isEmpty()
        && !catalogue.kind(kind).hasParameter(parameter)) {
      report.problem(fields.at("parameter"), "lesson.parameter", kind, parameter);
    }
    return kind == null
        ? null
        : new Goal.Contains(kind, count.open() ? Range.atLeast(1) : count, parameter, values);
  }

  private @Nullable Goal chain(Fields fields) {
    List<String> kinds = fields.texts("kinds", MOST_VALUES, LONGEST);
    if (kinds.size() < 2) {
      report.problem(fields.at("kinds"), "lesson.chain.short", fields.path("kinds"));
    }
    boolean known = kinds.stream().allMatch(kind -> kind(fields, kind, "kinds") != null);
    boolean direct = fields.flag("direct", false);
    return known && kinds.size() >= 2 ? new Goal.Chain(kinds, direct) : null;
  }

  private @Nullable Goal linked(Fields fields) {
    NodeId from = node(fields, "from", true);
    NodeId to = node(fields, "to", true);
    return from == null || to == null ? null : new Goal.Linked(from, to);
  }

  private @Nullable Goal setting(Fields fields) {
    NodeId node = node(fields, "node", true);
    String parameter = fields.text("parameter", LONGEST);
    List<String> values = values(fields, "is");
    Range range = range(fields, values.isEmpty());
    return node == null || parameter == null
        ? null
        : new Goal.Setting(node, parameter, range, values);
  }

  private @Nullable Goal shape(Fields fields) {
    NodeId node = node(fields, "node", true);
    List<Long> extents = new ArrayList<>();
    for (Json item : fields.array("is", 10)) {
      if (item instanceof Json.Num(Json.Place at, double value, OptionalLong whole)
          && whole.isPresent()
          && whole.getAsLong() >= 1) {
        extents.add(whole.getAsLong());
      } else {
        report.problem(item.at(), "project.expect.whole", fields.path("is"), 1, LONGEST, "?");
      }
    }
    return node == null ? null : new Goal.OutputShape(node, new Shape(extents));
  }

  private @Nullable Goal metric(Fields fields) {
    String part = word(fields, "part", "test", Set.of("train", "validation", "test"));
    Goal.Measure measure = measure(fields);
    Range range = range(fields, true);
    return part == null
        ? null
        : new Goal.Metric(Goal.Part.valueOf(part.toUpperCase(Locale.ROOT)), measure, range);
  }

  private Goal.Measure measure(Fields fields) {
    String measure = word(fields, "measure", "accuracy", Set.of("accuracy", "loss"));
    return "loss".equals(measure) ? Goal.Measure.LOSS : Goal.Measure.ACCURACY;
  }

  private @Nullable Goal noticed(Fields fields) {
    String notice = fields.text("notice", LONGEST);
    NodeId node = node(fields, "node", false);
    return notice == null || notices(fields, List.of(notice)).isEmpty()
        ? null
        : new Goal.Noticed(notice, node);
  }

  private List<String> notices(Fields fields, List<String> notices) {
    for (String notice : notices) {
      if (!GoalWords.NOTICES.contains(notice)) {
        report.problem(
            fields.at(),
            "lesson.word",
            fields.path("notice"),
            notice,
            String.join(", ", new TreeSet<>(GoalWords.NOTICES)));
        return List.of();
      }
    }
    return notices;
  }

  private @Nullable Goal choice(Fields fields) {
    String question = question(fields);
    long right = fields.whole("right", 1, MOST_VALUES, 0);
    if (right == 0) {
      report.problem(fields.at("right"), "project.missing", fields.path("right"));
    }
    return question == null ? null : new Goal.Choice(question, Math.toIntExact(right));
  }

  private @Nullable Goal number(Fields fields) {
    String question = question(fields);
    double right = fields.real("right", Double.NaN);
    if (Double.isNaN(right)) {
      report.problem(fields.at("right"), "project.missing", fields.path("right"));
    }
    double tolerance = fields.real("tolerance", 0);
    if (tolerance < 0) {
      report.problem(fields.at("tolerance"), "lesson.negative", fields.path("tolerance"));
    }
    return question == null ? null : new Goal.Figure(question, right, tolerance);
  }

  private @Nullable String question(Fields fields) {
    String question = fields.text("question", LONGEST);
    if (question != null && !question.matches(TextReader.QUESTION_ID)) {
      report.problem(fields.at("question"), "lesson.id", question);
      return null;
    }
    return question;
  }

  private @Nullable Goal group(Fields fields, int depth, boolean all) {
    List<Goal> goals = inner.read(fields, "of", depth + 1);
    if (goals.isEmpty()) {
      return null;
    }
    return all ? new Goal.All(goals) : new Goal.Any(goals);
  }

  private @Nullable Goal not(Fields fields, String name, int depth) {
    Json.Obj of = fields.object("of");
    if (of == null) {
      report.problem(fields.at("of"), "project.expect.object", fields.path("of"));
      return null;
    }
    Goal goal = read(of, name + ".of", depth + 1);
    return goal == null ? null : new Goal.Not(goal);
  }

  private @Nullable String kind(Fields fields, @Nullable String id, String field) {
    if (id != null && catalogue.find(id) == null) {
      report.problem(fields.at(field), "lesson.kind", fields.path(field), id);
      return null;
    }
    return id;
  }

  private @Nullable NodeId node(Fields fields, String name, boolean needed) {
    String node = needed ? fields.text(name, LONGEST) : fields.text(name, LONGEST, "");
    if (node == null || (!needed && node.isEmpty())) {
      return null;
    }
    if (!NodeId.isValid(node)) {
      report.problem(fields.at(name), "lesson.node", fields.path(name), node);
      return null;
    }
    return new NodeId(node);
  }

  private @Nullable String word(Fields fields, String name, String otherwise, Set<String> words) {
    String word = fields.text(name, LONGEST, otherwise);
    if (!words.contains(word)) {
      report.problem(
          fields.at(name),
          "lesson.word",
          fields.path(name),
          word,
          String.join(", ", new TreeSet<>(words)));
      return null;
    }
    return word;
  }

  /** Words, numbers and flags as plain texts; a single one need not be a list. */
  private List<String> values(Fields fields, String name) {
    Json json = fields.take(name);
    List<Json> items =
        switch (json) {
          case null -> List.of();
          case Json.Arr(Json.Place at, List<Json> several) when several.size() <= MOST_VALUES ->
              several;
          case Json one -> List.of(one);
        };
    List<String> values = new ArrayList<>();
    for (Json item : items) {
      switch (item) {
        case Json.Text(Json.Place at, String text) -> values.add(text);
        case Json.Flag(Json.Place at, boolean yes) -> values.add(String.valueOf(yes));
        case Json.Num(Json.Place at, double number, OptionalLong whole) ->
            values.add(
                whole.isPresent() ? String.valueOf(whole.getAsLong()) : String.valueOf(number));
        default -> report.problem(item.at(), "project.expect.text", fields.path(name));
      }
    }
    return values;
  }

  private Range range(Fields fields, boolean needed) {
    double least = fields.real("atLeast", Double.NEGATIVE_INFINITY);
    double most = fields.real("atMost", Double.POSITIVE_INFINITY);
    if (least > most) {
      report.problem(
          fields.at("atLeast"), "lesson.range.empty", fields.path("atLeast"), least, most);
    }
    Range range = new Range(least, most);
    if (needed && range.open()) {
      report.problem(
          fields.at(), "lesson.range.none", fields.path("atLeast"), fields.path("atMost"));
    }
    return range;
  }
}
