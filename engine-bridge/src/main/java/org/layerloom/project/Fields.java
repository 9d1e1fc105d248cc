package org.layerloom.project;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Point;

/**
 * Takes the fields of one JSON object by name and type. What is asked for and not as it should be
 * goes to the report as a problem; what nobody asked for, in {@link #done()}, as a warning.
 */
final class Fields {

  private final Report report;
  private final Json.Obj object;

  /** Where the object is, for people: {@code nodes[3].} or nothing. */
  private final String path;

  private final Set<String> known = new HashSet<>();

  Fields(Report report, Json.Obj object, String path) {
    this.report = report;
    this.object = object;
    this.path = path;
  }

  Json.Place at() {
    return object.at();
  }

  /** Where the field's value begins, or the object where there is no such field. */
  Json.Place at(String name) {
    Json value = object.members().get(name);
    return value == null ? object.at() : value.at();
  }

  /** The field's value, or null where there is none. */
  @Nullable Json take(String name) {
    known.add(name);
    return object.members().get(name);
  }

  /** A text that must be there; null once the report says what is wrong. */
  @Nullable String text(String name, int longest) {
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
  String text(String name, int longest, String otherwise) {
    if (take(name) == null) {
      return otherwise;
    }
    String text = text(name, longest);
    return text == null ? otherwise : text;
  }

  boolean flag(String name, boolean otherwise) {
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

  List<Json> array(String name, int most) {
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
  Json.@Nullable Obj object(String name) {
    Json value = take(name);
    return value == null ? null : asObject(value, path + name, report);
  }

  static Json.@Nullable Obj asObject(Json value, String name, Report report) {
    if (value instanceof Json.Obj object) {
      return object;
    }
    report.problem(value.at(), "project.expect.object", name);
    return null;
  }

  /** Warns of fields that nobody asked for. */
  void done() {
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
