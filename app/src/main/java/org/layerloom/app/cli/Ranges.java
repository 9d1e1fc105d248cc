package org.layerloom.app.cli;

import org.layerloom.network.Kind;
import org.layerloom.network.Parameter;

/** What a parameter may be, in words. */
final class Ranges {

  private Ranges() {}

  static String of(Context context, Kind kind, Parameter parameter) {
    Words words = context.words();
    String values =
        switch (parameter.type()) {
          case Parameter.Type.WholeNumber it -> words.say("range.whole", it.least(), it.most());
          case Parameter.Type.RealNumber it ->
              words.say("range.real", plain(it.least()), plain(it.most()));
          case Parameter.Type.YesNo it -> "true, false";
          case Parameter.Type.Choice it -> String.join(", ", it.words());
          case Parameter.Type.FreeText it -> words.say("range.text", it.longest());
          case Parameter.Type.WholeNumbers it when it.fewest() == it.count() ->
              words.say("range.count", it.count(), it.least(), it.most());
          case Parameter.Type.WholeNumbers it ->
              words.say("range.wholes", it.fewest(), it.count(), it.least(), it.most());
          case Parameter.Type.Dataset it -> words.say("range.dataset");
        };
    String initial = context.wording().value(kind, parameter, parameter.initial());
    return parameter.required()
        ? words.say("range.required", values)
        : initial.isEmpty() ? values : words.say("range.initial", values, initial);
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e6
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
