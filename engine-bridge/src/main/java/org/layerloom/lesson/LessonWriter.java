package org.layerloom.lesson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.layerloom.json.Json;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;

/** Writes {@code lesson.json}: equal lessons give equal files. */
public final class LessonWriter {

  private LessonWriter() {}

  public static String text(Lesson lesson) {
    ObjectNode file = Json.object();
    file.put("format", LessonReader.FORMAT);
    file.put("id", lesson.id());
    file.put("order", lesson.order());
    file.put("group", lesson.group().name().toLowerCase(Locale.ROOT));
    file.put("minutes", lesson.minutes());
    file.put("project", lesson.project());
    ArrayNode locked = file.putArray("locked");
    new TreeSet<>(lesson.locked()).forEach(id -> locked.add(id.value()));
    ArrayNode steps = file.putArray("steps");
    for (Lesson.Step step : lesson.steps()) {
      ObjectNode written = steps.addObject().put("id", step.id());
      goals(written.putArray("goals"), step.goals());
    }
    return Json.pretty(file);
  }

  private static void goals(ArrayNode to, List<Goal> goals) {
    goals.forEach(goal -> to.add(goal(goal)));
  }

  private static ObjectNode goal(Goal goal) {
    ObjectNode to = Json.object();
    switch (goal) {
      case Goal.Contains(String kind, Range count, String parameter, List<String> values) -> {
        range(to.put("goal", "contains").put("kind", kind), count);
        if (!parameter.isEmpty()) {
          texts(to.put("parameter", parameter).putArray("is"), values);
        }
      }
      case Goal.Chain(List<String> kinds, boolean direct) -> {
        texts(to.put("goal", "chain").putArray("kinds"), kinds);
        if (direct) {
          to.put("direct", true);
        }
      }
      case Goal.Linked(NodeId from, NodeId target) ->
          to.put("goal", "linked").put("from", from.value()).put("to", target.value());
      case Goal.Sound it -> to.put("goal", "sound");
      case Goal.Parameters(Range count) -> range(to.put("goal", "parameters"), count);
      case Goal.MultiplyAdds(Range count) -> range(to.put("goal", "multiplyAdds"), count);
      case Goal.Setting(NodeId node, String parameter, Range range, List<String> values) -> {
        range(
            to.put("goal", "setting").put("node", node.value()).put("parameter", parameter), range);
        if (!values.isEmpty()) {
          texts(to.putArray("is"), values);
        }
      }
      case Goal.OutputShape(NodeId node, Shape shape) -> {
        ArrayNode is = to.put("goal", "shape").put("node", node.value()).putArray("is");
        shape.extents().forEach(is::add);
      }
      case Goal.Metric(Goal.Part part, Goal.Measure measure, Range range) ->
          range(
              to.put("goal", "metric").put("part", part.word()).put("measure", measure.word()),
              range);
      case Goal.Gap(Goal.Measure measure, Range range) ->
          range(to.put("goal", "gap").put("measure", measure.word()), range);
      case Goal.Epochs(Range count) -> range(to.put("goal", "epochs"), count);
      case Goal.Noticed(String notice, NodeId node) -> {
        to.put("goal", "noticed").put("notice", notice);
        if (node != null) {
          to.put("node", node.value());
        }
      }
      case Goal.Quiet(var notices) -> {
        to.put("goal", "quiet");
        if (!notices.isEmpty()) {
          texts(to.putArray("notices"), List.copyOf(new TreeSet<>(notices)));
        }
      }
      case Goal.Choice(String question, int right) ->
          to.put("goal", "choice").put("question", question).put("right", right);
      case Goal.Figure(String question, double right, double tolerance) ->
          to.put("goal", "number")
              .put("question", question)
              .put("right", right)
              .put("tolerance", tolerance);
      case Goal.All(List<Goal> of) -> goals(to.put("goal", "all").putArray("of"), of);
      case Goal.Any(List<Goal> of) -> goals(to.put("goal", "any").putArray("of"), of);
      case Goal.Not(Goal of) -> to.put("goal", "not").set("of", goal(of));
    }
    return to;
  }

  private static void texts(ArrayNode to, List<String> texts) {
    texts.forEach(to::add);
  }

  private static void range(ObjectNode to, Range range) {
    number(to, "atLeast", range.atLeast());
    number(to, "atMost", range.atMost());
  }

  private static void number(ObjectNode to, String name, double number) {
    if (Double.isFinite(number)) {
      if (number == Math.rint(number) && Math.abs(number) < 0x1p53) {
        to.put(name, (long) number);
      } else {
        to.put(name, number);
      }
    }
  }
}
