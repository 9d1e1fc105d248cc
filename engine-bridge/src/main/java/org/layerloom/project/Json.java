package org.layerloom.project;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** JSON as it stands in a file: every value knows its place, so that a complaint can name it. */
public sealed interface Json {

  Place at();

  /** Both count from 1. */
  record Place(int line, int column) {
    public static final Place NONE = new Place(0, 0);
  }

  record Obj(Place at, Map<String, Json> members) implements Json {}

  record Arr(Place at, List<Json> items) implements Json {}

  record Text(Place at, String value) implements Json {}

  /**
   * @param whole the number, where it is a whole one of at most 64 bits ({@code 3} and {@code 3.0})
   */
  record Num(Place at, double value, OptionalLong whole) implements Json {}

  record Flag(Place at, boolean value) implements Json {}

  record Nothing(Place at) implements Json {}
}
