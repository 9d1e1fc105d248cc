package org.layerloom.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.layerloom.network.Cost;
import org.layerloom.project.Document;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Speed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom check PROJECT...}: says what is wrong with each, or what it will cost. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(arity = "1..*", paramLabel = "SAMPLE|FILE", descriptionKey = "project")
  private List<String> projects = List.of();

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Option(names = "--time", descriptionKey = "check.time")
  private boolean time;

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    int worst = ExitCode.DONE;
    for (String name : projects) {
      worst = Math.max(worst, check(name) ? measured(name) : ExitCode.BAD_INPUT);
    }
    return worst;
  }

  /** How long an epoch takes here, where that is asked for. */
  private int measured(String name) {
    if (!time) {
      return ExitCode.DONE;
    }
    Document document =
        new Projects(context).open(name).withWholePaths(context.catalogue()).document();
    RunRequest request = new RunRequest(document, Path.of(""), "cpu", 0);
    return Trial.of(context, engine -> engine.probe(request), speed -> show(name, speed));
  }

  private void show(String name, Speed speed) {
    if (json) {
      new JsonLine()
          .with("project", name)
          .with("secondsAnEpoch", speed.secondsAnEpoch())
          .with("samplesPerSecond", speed.samplesPerSecond())
          .print(context.terminal().out());
    } else {
      context.print(
          context
              .words()
              .say(
                  "check.measured",
                  name,
                  String.format(Locale.ROOT, "%.3g", speed.secondsAnEpoch()),
                  Math.round(speed.samplesPerSecond())));
    }
  }

  private boolean check(String name) {
    Preflight preflight;
    try {
      preflight = new Preflight(context, new Projects(context).open(name));
    } catch (Refusal refusal) {
      // The others are looked at all the same.
      if (json) {
        line(name, false).with("message", refusal.getMessage()).print(context.terminal().out());
      } else {
        context.terminal().err().println(refusal.getMessage());
      }
      return false;
    }
    Cost cost = preflight.analysis().total();
    if (json) {
      line(name, preflight.sound())
          .with("nodes", preflight.analysis().graph().nodes().size())
          .with("parameters", cost.parameters())
          .with("multiplyAdds", cost.multiplyAdds())
          .with("activations", cost.activations())
          .with("problems", preflight.fields())
          .print(context.terminal().out());
    } else {
      preflight.lines().forEach(context.terminal().err()::println);
      if (preflight.sound()) {
        context.print(
            context
                .words()
                .say(
                    "check.sound",
                    name,
                    preflight.analysis().graph().nodes().size(),
                    cost.parameters(),
                    cost.multiplyAdds()));
      }
    }
    return preflight.sound();
  }

  private static JsonLine line(String name, boolean sound) {
    return new JsonLine().with("project", name).with("sound", sound);
  }
}
