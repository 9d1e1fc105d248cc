package org.layerloom.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.layerloom.app.EngineCommand;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.training.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerloom doctor}: what this machine has, what is missing, and what to do. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

  private final Context context;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  DoctorCommand(Context context) {
    this.context = context;
  }

  @Option(names = "--quick", descriptionKey = "quick")
  private boolean quick;

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>(new Checkup(context.words()).findings());
    if (!quick) {
      try (Engine engine = new EngineProcess(EngineCommand.ofThisProgram())) {
        findings.addAll(new EngineCheckup(context).findings(engine));
      }
    }
    findings.forEach(json ? this::printJson : this::printText);
    boolean well = findings.stream().noneMatch(it -> it.state() == Finding.State.BAD);
    if (!json) {
      context.print("");
      context.print(context.words().say(well ? "doctor.well" : "doctor.unwell"));
    }
    return well ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void printText(Finding finding) {
    context.print(finding.state().mark() + " " + finding.sentence());
    if (!finding.advice().isEmpty()) {
      context.print("    → " + finding.advice());
    }
  }

  private void printJson(Finding finding) {
    JsonLine line =
        new JsonLine()
            .with("topic", finding.topic())
            .with("state", finding.state().name().toLowerCase(java.util.Locale.ROOT))
            .with("sentence", finding.sentence())
            .with("advice", finding.advice());
    finding.facts().forEach(line::with);
    line.print(context.terminal().out());
  }
}
