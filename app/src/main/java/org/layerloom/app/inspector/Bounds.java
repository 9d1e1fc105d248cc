package org.layerloom.app.inspector;

import org.layerloom.app.language.Words;
import org.layerloom.network.Parameter;

/** Says which values a parameter takes. */
final class Bounds {

  private Bounds() {}

  /** A sentence such as {@code From 1 to 65,536}; empty where a choice shows it all. */
  static String say(Parameter parameter, Words words) {
    return switch (parameter.type()) {
      case Parameter.Type.WholeNumber t ->
          unit(words.text("inspector.range", t.least(), t.most()), t.unit());
      case Parameter.Type.RealNumber t ->
          unit(
              words.text("inspector.range.real", Figures.text(t.least()), Figures.text(t.most())),
              t.unit());
      case Parameter.Type.WholeNumbers t ->
          t.fewest() == t.count()
              ? words.text("inspector.ranges", t.count(), t.least(), t.most())
              : words.text("inspector.ranges.some", t.fewest(), t.count(), t.least(), t.most());
      case Parameter.Type.FreeText t -> words.text("inspector.letters", t.longest());
      case Parameter.Type.YesNo t -> "";
      case Parameter.Type.Choice t -> "";
      case Parameter.Type.Dataset t -> "";
    };
  }

  private static String unit(String range, String unit) {
    return unit.isEmpty() ? range : range + " " + unit;
  }
}
