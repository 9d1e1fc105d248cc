package org.layerloom.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Point;

/**
 * Takes the fields of one JSON object by name and type. What is asked for and not as it should be
 * goes to the report as a problem; what nobody asked for, in {@link #done()}, as a warning.
 */
public final class Fields {

  private final Report report;
  private final Json.Obj object;

  /** Where the object is, for people: {@code nodes[3].} or nothing. */
  private final String path;

  private final Set<String> known = new HashSet<>();

  public Fields(Report report, Json.Obj object, String path) {
    this.report = report;
    this.object = object;
    this.path = path;
  }

  public Json.Place at() {
    return object.at();
  }

  /** Where the field's value begins, or the object where there is no such field. */
  public Json.Place at(String name) {
    Json value = object.members().get(name);
    return value == null ? object.at() : value.at();
  }

  /** The field's value, or null where there is none. */
  public @Nullable Json take(String name) {
    known.add(name);
    return object.members().get(name);
  }

  /** A text that must be there; null once the report says what is wrong. */
  public @Nullable String text(String name, int longest) {
    Json value = take(name);
    if (value == null) {
      report.problem(object.at(), "project.missing", path + name);
      return null;
    }
    if (!(value instanceof Json.Text(Json.Place at, String text))) {
      report.problem(value.at(), "project.expect.text", path + name);
      return null;
    }
    if (text.length() > longest) {
      report.problem(at, "project.text.long", path + name, text.length(), longest);
      return null;
    }
    return text;
  }

  /** A text that may be left out. */
  public String text(String name, int longest, String otherwise) {
    if (take(name) == null) {
      return otherwise;
    }
    String text = text(name, longest);
    return text == null ? otherwise : text;
  }

  public boolean flag(String name, boolean otherwise) {
    return switch (take(name)) {
      case null -> otherwise;
      case Json.Flag(Json.Place at, boolean value) -> value;
      case Json other -> {
        report.problem(other.at(), "project.expect.flag", path + name);
        yield otherwise;
      }
    };
  }

  double size(String name, double otherwise) {
    return switch (take(name)) {
      case null -> otherwise;
      case Json.Num(Json.Place at, double value, var whole)
          when Double.isFinite(value) && value > 0 && value <= Coordinates.FARTHEST ->
          value;
      case Json other -> {
        report.problem(other.at(), "project.expect.size", path + name, Coordinates.FARTHEST);
        yield otherwise;
      }
    };
  }

  Point point(String name) {
    Json value = take(name);
    return value == null ? new Point(0, 0) : Coordinates.point(value, path + name, report);
  }

  public List<Json> array(String name, int most) {
    return switch (take(name)) {
      case null -> List.of();
      case Json.Arr(Json.Place at, List<Json> items) when items.size() <= most -> items;
      case Json.Arr(Json.Place at, List<Json> items) -> {
        report.problem(at, "project.many", path + name, items.size(), most);
        yield List.of();
      }
      case Json other -> {
        report.problem(other.at(), "project.expect.array", path + name);
        yield List.of();
      }
    };
  }

  /** An object that may be left out. */
  public Json.@Nullable Obj object(String name) {
    Json value = take(name);
    return value == null ? null : asObject(value, path + name, report);
  }

  public static Json.@Nullable Obj asObject(Json value, String name, Report report) {
    if (value instanceof Json.Obj object) {
      return object;
    }
    report.problem(value.at(), "project.expect.object", name);
    return null;
  }

  /** A whole number within bounds; the one given where there is none. */
  public long whole(String name, long least, long most, long otherwise) {
    return switch (take(name)) {
      case null -> otherwise;
      case Json.Num(Json.Place at, double value, OptionalLong whole)
          when whole.isPresent() && whole.getAsLong() >= least && whole.getAsLong() <= most ->
          whole.getAsLong();
      case Json other -> {
        report.problem(
            other.at(), "project.expect.whole", path + name, least, most, JsonText.found(other));
        yield otherwise;
      }
    };
  }

  /** A number; the one given where there is none. */
  public double real(String name, double otherwise) {
    return switch (take(name)) {
      case null -> otherwise;
      case Json.Num(Json.Place at, double value, OptionalLong whole) when Double.isFinite(value) ->
          value;
      case Json other -> {
        report.problem(other.at(), "project.expect.real", path + name, JsonText.found(other));
        yield otherwise;
      }
    };
  }

  /** Texts, each at most so long. */
  public List<String> texts(String name, int most, int longest) {
    List<String> texts = new ArrayList<>();
    List<Json> items = array(name, most);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Json.Text(Json.Place at, String text)
          && text.length() <= longest) {
        texts.add(text);
      } else {
        report.problem(items.get(i).at(), "project.expect.text", path + name + "[" + i + "]");
      }
    }
    return texts;
  }

  /** Where a field is, for people: {@code steps[1].goals}. */
  public String path(String name) {
    return path + name;
  }

  /** Takes fields that nobody asked for as mistakes: a goal with a slip would be another goal. */
  public void strict() {
    object
        .members()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                report.problem(
                    value.at(),
                    "project.unknown.strict",
                    path + name,
                    String.join(", ", new TreeSet<>(known)));
              }
            });
  }

  /** Warns of fields that nobody asked for. */
  public void done() {
    object
        .members()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                report.warning(value.at(), "project.unknown", path + name);
              }
            });
  }
}
