package org.layerloom.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks a node's settings through: whether each parameter has a value that it can have. */
final class SettingsCheck {

  private SettingsCheck() {}

  /** Every parameter's value, or null where one is wrong; what is wrong goes to the problems. */
  static @Nullable Settings complete(Node node, Kind kind, List<Problem> problems) {
    Settings settings = node.settings();
    boolean sound = true;
    for (Parameter parameter : kind.parameters()) {
      String name = parameter.name();
      boolean has = settings.has(name);
      if (!has && !parameter.required()) {
        settings = settings.with(name, parameter.initial());
        continue;
      }
      Message reason =
          has
              ? parameter.refusal(settings.get(name))
              : Message.of(
                  "network.parameter.missing", new Term.OfParameter(kind.id(), name), name);
      if (reason != null) {
        sound = false;
        List<Problem.Fix> repairs = List.of(Fixes.set(node, name, parameter.initial()));
        problems.add(new Problem(Problem.Severity.ERROR, node.id(), name, null, reason, repairs));
      }
    }
    for (String name : settings.values().keySet()) {
      if (!kind.hasParameter(name)) {
        problems.add(
            new Problem(
                Problem.Severity.WARNING,
                node.id(),
                name,
                null,
                Message.of("network.parameter.unknown", new Term.OfKind(kind.id()), name),
                List.of()));
      }
    }
    return sound ? settings : null;
  }
}
