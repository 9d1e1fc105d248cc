package org.layerloom.project;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.layerloom.network.Point;

/** Places on the canvas as files write them: {@code [208, 0]}. */
final class Coordinates {

  /** A card a million units off is lost; farther, arithmetic on the canvas loses precision. */
  static final int FARTHEST = 1_000_000;

  private Coordinates() {}

  /** The place, or the origin once the report says what is wrong. */
  static Point point(Json value, String name, Report report) {
    if (value instanceof Json.Arr(Json.Place at, List<Json> items)
        && items.size() == 2
        && items.get(0) instanceof Json.Num(Json.Place xAt, double x, OptionalLong xWhole)
        && items.get(1) instanceof Json.Num(Json.Place yAt, double y, OptionalLong yWhole)
        && Math.abs(x) <= FARTHEST
        && Math.abs(y) <= FARTHEST) {
      return new Point(x, y);
    }
    report.problem(value.at(), "project.expect.point", name, FARTHEST);
    return new Point(0, 0);
  }

  static List<Point> points(List<Json> values, String name, Report report) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      points.add(point(values.get(i), name + "[" + i + "]", report));
    }
    return points;
  }
}
