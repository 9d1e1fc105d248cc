package org.layerloom.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Kind;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom layers [KIND]}: what can be drawn, in words. */
@Command(name = "layers")
final class LayersCommand implements Callable<Integer> {

  private final Context context;
  private final Wording wording;

  @Parameters(arity = "0..1", paramLabel = "KIND", descriptionKey = "kind")
  private String kind = "";

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  LayersCommand(Context context) {
    this.context = context;
    this.wording = context.wording();
  }

  @Override
  public Integer call() {
    if (kind.isEmpty()) {
      if (json) {
        context.catalogue().all().forEach(this::printJson);
      } else {
        list();
      }
      return ExitCode.DONE;
    }
    Kind one =
        context.catalogue().all().stream()
            .filter(it -> it.id().equalsIgnoreCase(kind))
            .findFirst()
            .orElseThrow(() -> Refusal.badInput(context.words().say("layers.unknown", kind)));
    if (json) {
      printJson(one);
    } else {
      explain(one);
    }
    return ExitCode.DONE;
  }

  private void list() {
    Table table = new Table();
    for (Family family : Family.values()) {
      List<Kind> kinds =
          context.catalogue().all().stream().filter(it -> it.family() == family).toList();
      if (!kinds.isEmpty()) {
        table.row(wording.family(family));
        kinds.forEach(it -> table.row("  " + it.id(), wording.name(it), wording.line(it)));
      }
    }
    table.lines().forEach(context::print);
    context.tell("layers.next");
  }

  private void explain(Kind one) {
    context.print(wording.name(one) + " (" + one.id() + ")");
    context.print(wording.explanation(one));
    if (!wording.source(one).isEmpty()) {
      context.print(context.words().say("layers.source", wording.source(one)));
    }
    String formula = one.formula(one.initialSettings());
    if (!formula.isEmpty()) {
      context.print(context.words().say("layers.formula", formula));
    }
    context.print(context.words().say("layers.inputs", ports(one, one.inputs())));
    context.print(context.words().say("layers.outputs", ports(one, one.outputs())));
    Table table = new Table();
    for (Parameter parameter : one.parameters()) {
      table.row(
          "  " + parameter.name(),
          wording.label(one, parameter),
          Ranges.of(context, one, parameter));
    }
    if (!one.parameters().isEmpty()) {
      context.print(context.words().say("layers.parameters"));
      table.lines().forEach(context::print);
    }
  }

  private String ports(Kind one, List<Port> ports) {
    return ports.isEmpty()
        ? context.words().say("layers.none")
        : context.words().list(ports.stream().map(it -> wording.port(one, it)).toList());
  }

  private void printJson(Kind one) {
    List<Map<String, @Nullable Object>> parameters = new ArrayList<>();
    for (Parameter parameter : one.parameters()) {
      parameters.add(
          new JsonLine()
              .with("name", parameter.name())
              .with("label", wording.label(one, parameter))
              .with("required", parameter.required())
              .with("initial", parameter.initial().plain())
              .with("values", Ranges.of(context, one, parameter))
              .fields());
    }
    new JsonLine()
        .with("id", one.id())
        .with("name", wording.name(one))
        .with("family", one.family().name().toLowerCase(Locale.ROOT))
        .with("line", wording.line(one))
        .with("inputs", one.inputs().stream().map(Port::name).toList())
        .with("outputs", one.outputs().stream().map(Port::name).toList())
        .with("parameters", parameters)
        .print(context.terminal().out());
  }
}
