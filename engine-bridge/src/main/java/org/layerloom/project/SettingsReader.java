package org.layerloom.project;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Kind;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;

/** Reads a node's settings by the parameters of its kind. */
final class SettingsReader {

  static final int LONGEST_DATASET = 1000;

  private final Report report;
  private final String node;
  private final Kind kind;

  SettingsReader(Report report, String node, Kind kind) {
    this.report = report;
    this.node = node;
    this.kind = kind;
  }

  /** Complete settings; where one is wrong the report says so and the initial value stands in. */
  Settings read(Json.@Nullable Obj object, Json.Place nodeAt) {
    Settings settings = Settings.NONE;
    for (Parameter parameter : kind.parameters()) {
      Json json = object == null ? null : object.members().get(parameter.name());
      if (json == null && parameter.required()) {
        report.problem(
            object == null ? nodeAt : object.at(),
            "project.parameter.missing",
            node,
            kind.id(),
            parameter.name(),
            JsonText.of(parameter.initial()));
      }
      Value value = json == null ? parameter.initial() : value(parameter, json);
      settings = settings.with(parameter.name(), value == null ? parameter.initial() : value);
    }
    if (object != null) {
      object
          .members()
          .forEach(
              (name, json) -> {
                if (!kind.hasParameter(name)) {
                  report.warning(json.at(), "project.parameter.unknown", node, kind.id(), name);
                }
              });
    }
    return settings;
  }

  private @Nullable Value value(Parameter parameter, Json json) {
    Value value =
        switch (parameter.type()) {
          case Parameter.Type.WholeNumber t ->
              json instanceof Json.Num(Json.Place at, double v, OptionalLong whole)
                      && whole.isPresent()
                  ? new Value.Whole(whole.getAsLong())
                  : null;
          case Parameter.Type.RealNumber t ->
              json instanceof Json.Num(Json.Place at, double v, OptionalLong whole)
                      && Double.isFinite(v)
                  ? new Value.Real(v)
                  : null;
          case Parameter.Type.YesNo t ->
              json instanceof Json.Flag(Json.Place at, boolean yes) ? new Value.Flag(yes) : null;
          case Parameter.Type.Choice t -> text(json);
          case Parameter.Type.FreeText t -> text(json);
          case Parameter.Type.Dataset t ->
              text(json) instanceof Value.Text(String name) && name.length() <= LONGEST_DATASET
                  ? new Value.Text(name)
                  : null;
          case Parameter.Type.WholeNumbers t -> wholes(json);
        };
    if (value == null || parameter.refusal(value) != null) {
      refuse(parameter, json);
      return null;
    }
    return value;
  }

  private static @Nullable Value text(Json json) {
    return json instanceof Json.Text(Json.Place at, String text) ? new Value.Text(text) : null;
  }

  private static @Nullable Value wholes(Json json) {
    if (!(json instanceof Json.Arr(Json.Place at, List<Json> items))) {
      return null;
    }
    List<Long> numbers = new ArrayList<>();
    for (Json item : items) {
      if (!(item instanceof Json.Num(Json.Place itemAt, double v, OptionalLong whole))
          || whole.isEmpty()) {
        return null;
      }
      numbers.add(whole.getAsLong());
    }
    return new Value.Wholes(numbers);
  }

  private void refuse(Parameter parameter, Json json) {
    String name = parameter.name();
    String found = JsonText.found(json);
    switch (parameter.type()) {
      case Parameter.Type.WholeNumber t -> problem(json, "whole", name, found, t.least(), t.most());
      case Parameter.Type.RealNumber t ->
          problem(json, "real", name, found, JsonText.of(t.least()), JsonText.of(t.most()));
      case Parameter.Type.YesNo t -> problem(json, "flag", name, found);
      case Parameter.Type.Choice t ->
          problem(json, "choice", name, found, String.join(", ", t.words()));
      case Parameter.Type.FreeText t -> problem(json, "text", name, found, t.longest());
      case Parameter.Type.Dataset t -> problem(json, "text", name, found, LONGEST_DATASET);
      case Parameter.Type.WholeNumbers t ->
          problem(json, "wholes", name, found, t.fewest(), t.count(), t.least(), t.most());
    }
  }

  private void problem(Json json, String key, Object... values) {
    List<Object> all = new ArrayList<>(List.of(node, kind.id()));
    all.addAll(List.of(values));
    report.problem(json.at(), "project.parameter." + key, all.toArray());
  }
}
