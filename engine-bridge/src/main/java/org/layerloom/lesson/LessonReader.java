package org.layerloom.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.NodeId;
import org.layerloom.project.Fields;
import org.layerloom.project.Json;
import org.layerloom.project.JsonReader;
import org.layerloom.project.Report;

/** Reads {@code lesson.json}. What it does not know is a mistake: a goal with a slip would lie. */
final class LessonReader {

  /** The format that is written, and the newest that is read. */
  static final int FORMAT = 1;

  static final int MOST_STEPS = 50;
  static final int MOST_GOALS = 30;
  private static final int MOST_LOCKED = 1000;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_MINUTES = 600;
  private static final int LAST = 1_000_000;

  private final Report report;
  private final Catalogue catalogue;

  private LessonReader(Report report, Catalogue catalogue) {
    this.report = report;
    this.catalogue = catalogue;
  }

  /** The lesson; null, or not to be used, where the report has problems. */
  static @Nullable Lesson read(byte[] bytes, Report report, Catalogue catalogue) {
    Json json = JsonReader.read(bytes, report);
    return json == null ? null : new LessonReader(report, catalogue).read(json);
  }

  private @Nullable Lesson read(Json json) {
    if (!(json instanceof Json.Obj object) || !object.members().containsKey("format")) {
      report.problem(json.at(), "lesson.other", FORMAT);
      return null;
    }
    Fields fields = new Fields(report, object, "");
    if (fields.whole("format", 1, Integer.MAX_VALUE, 0) > FORMAT) {
      report.problem(fields.at("format"), "lesson.format.newer", FORMAT);
      return null;
    }
    String id = fields.text("id", LONGEST_NAME);
    if (id != null && !id.matches("[a-z0-9][a-z0-9-]*")) {
      report.problem(fields.at("id"), "lesson.id", id);
    }
    int order = Math.toIntExact(fields.whole("order", 0, LAST, 0));
    String group = fields.text("group", LONGEST_NAME, "lesson");
    if (!Set.of("lesson", "failure").contains(group)) {
      report.problem(fields.at("group"), "lesson.word", "group", group, "lesson, failure");
    }
    int minutes = Math.toIntExact(fields.whole("minutes", 1, MOST_MINUTES, 10));
    String project = fields.text("project", LONGEST_NAME);
    if (project != null && !LessonFolder.isName(project, ".loom")) {
      report.problem(fields.at("project"), "lesson.project", project);
    }
    Set<NodeId> locked = new HashSet<>();
    for (String node : fields.texts("locked", MOST_LOCKED, LONGEST_NAME)) {
      if (NodeId.isValid(node)) {
        locked.add(new NodeId(node));
      } else {
        report.problem(fields.at("locked"), "lesson.node", "locked", node);
      }
    }
    List<Lesson.Step> steps = steps(fields);
    fields.strict();
    return id == null || project == null
        ? null
        : new Lesson(
            id,
            order,
            group.equals("failure") ? Lesson.Group.FAILURE : Lesson.Group.LESSON,
            minutes,
            project,
            locked,
            steps);
  }

  private List<Lesson.Step> steps(Fields fields) {
    List<Lesson.Step> steps = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<Json> items = fields.array("steps", MOST_STEPS);
    if (items.isEmpty()) {
      report.problem(fields.at("steps"), "lesson.empty", "steps");
    }
    for (int i = 0; i < items.size(); i++) {
      String name = "steps[" + i + "]";
      Json.Obj object = Fields.asObject(items.get(i), name, report);
      if (object == null) {
        continue;
      }
      Fields step = new Fields(report, object, name + ".");
      String id = step.text("id", LONGEST_NAME);
      if (id != null && !id.matches("[a-z0-9][a-z0-9-]*")) {
        report.problem(step.at("id"), "lesson.id", id);
      } else if (id != null && !ids.add(id)) {
        report.problem(step.at("id"), "lesson.twice", step.path("id"), id);
      }
      List<Goal> goals = goals(step, "goals", 0);
      step.strict();
      if (id != null) {
        steps.add(new Lesson.Step(id, goals));
      }
    }
    return steps;
  }

  /** The goals of a list that must not be empty. */
  private List<Goal> goals(Fields fields, String name, int depth) {
    List<Goal> goals = new ArrayList<>();
    List<Json> items = fields.array(name, MOST_GOALS);
    if (items.isEmpty()) {
      report.problem(fields.at(name), "lesson.empty", fields.path(name));
    }
    for (int i = 0; i < items.size(); i++) {
      Goal goal =
          new GoalReader(report, catalogue, this::goals)
              .read(items.get(i), fields.path(name) + "[" + i + "]", depth);
      if (goal != null) {
        goals.add(goal);
      }
    }
    return goals;
  }
}
