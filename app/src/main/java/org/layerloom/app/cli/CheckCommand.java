package org.layerloom.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.layerloom.network.Cost;
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

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    boolean sound = true;
    for (String name : projects) {
      sound &= check(name);
    }
    return sound ? ExitCode.DONE : ExitCode.BAD_INPUT;
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
