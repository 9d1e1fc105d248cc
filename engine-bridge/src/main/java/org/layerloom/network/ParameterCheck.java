package org.layerloom.network;

import org.jspecify.annotations.Nullable;

/** Says why a value does not fit a parameter. */
final class ParameterCheck {

  private ParameterCheck() {}

  static @Nullable Message refusal(Parameter parameter, Value value) {
    Term name = new Term.OfParameter("", parameter.name());
    return switch (parameter.type()) {
      case Parameter.Type.WholeNumber t ->
          value instanceof Value.Whole(long v)
              ? (v < t.least() || v > t.most()
                  ? Message.of("network.parameter.range", name, t.least(), t.most(), v)
                  : null)
              : Message.of("network.parameter.whole", name);
      case Parameter.Type.RealNumber t ->
          value instanceof Value.Real(double v)
              ? (v < t.least() || v > t.most()
                  ? Message.of("network.parameter.range", name, t.least(), t.most(), v)
                  : null)
              : Message.of("network.parameter.real", name);
      case Parameter.Type.YesNo t ->
          value instanceof Value.Flag ? null : Message.of("network.parameter.flag", name);
      case Parameter.Type.Choice t ->
          value instanceof Value.Text(String v) && t.words().contains(v)
              ? null
              : Message.of("network.parameter.choice", name, String.join(", ", t.words()));
      case Parameter.Type.FreeText t ->
          value instanceof Value.Text(String v) && v.length() <= t.longest()
              ? null
              : Message.of("network.parameter.text", name, t.longest());
      case Parameter.Type.Dataset t ->
          value instanceof Value.Text ? null : Message.of("network.parameter.text", name, 1000);
      case Parameter.Type.WholeNumbers t -> wholes(name, t, value);
    };
  }

  private static @Nullable Message wholes(
      Term name, Parameter.Type.WholeNumbers type, Value value) {
    if (!(value instanceof Value.Wholes(java.util.List<Long> numbers))
        || numbers.size() < type.fewest()
        || numbers.size() > type.count()) {
      return Message.of("network.parameter.wholes", name, type.fewest(), type.count());
    }
    for (long number : numbers) {
      if (number < type.least() || number > type.most()) {
        return Message.of("network.parameter.range", name, type.least(), type.most(), number);
      }
    }
    return null;
  }
}
