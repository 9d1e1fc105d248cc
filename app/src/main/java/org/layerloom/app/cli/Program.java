package org.layerloom.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.layerloom.app.EngineCommand;
import org.layerloom.network.Catalogue;
import picocli.CommandLine;

/** Reads the command line and carries it out. */
public final class Program {

  private Program() {}

  /**
   * Runs one command to its end, with a window if that is what it asks for.
   *
   * @return the exit code: 0 done, 1 failed while running, 2 bad input
   */
  public static int run(List<String> arguments) {
    // What libraries log is for developers; what a person should know is said in a sentence.
    LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    EngineCommand.prepareThisProcess();
    Locale language = Language.of(arguments, Locale.getDefault());
    // The window and all rooms below follow.
    Locale.setDefault(language);
    return run(
        arguments, new Context(Terminal.standard(), new Words(language), Catalogue.standard()));
  }

  /** The same with another terminal or language. */
  static int run(List<String> arguments, Context context) {
    try {
      return parser(context).execute(arguments.toArray(String[]::new));
    } catch (RuntimeException | Error e) {
      return new Faults(context).bug(e);
    }
  }

  /** The parser with every command; the completion script is made from it too. */
  static CommandLine parser(Context context) {
    CommandLine line = new CommandLine(new LayerloomCommand(context));
    line.addSubcommand(new OpenCommand(context))
        .addSubcommand(new TrainCommand(context))
        .addSubcommand(new RateCommand(context))
        .addSubcommand(new EvaluateCommand(context))
        .addSubcommand(new PredictCommand(context))
        .addSubcommand(new ResumeCommand(context))
        .addSubcommand(new CurvesCommand(context))
        .addSubcommand(new ExportCommand(context))
        .addSubcommand(new CompressCommand(context))
        .addSubcommand(new ImportCommand(context))
        .addSubcommand(new CheckCommand(context))
        .addSubcommand(new DataCommand(context))
        .addSubcommand(new FetchCommand(context))
        .addSubcommand(new SamplesCommand(context))
        .addSubcommand(
            new CommandLine(new LessonCommand(context))
                .addSubcommand(new LessonOpenCommand(context))
                .addSubcommand(new LessonListCommand(context))
                .addSubcommand(new LessonCheckCommand(context)))
        .addSubcommand(new LayersCommand(context))
        .addSubcommand(new DoctorCommand(context))
        .addSubcommand(new CompletionCommand(context))
        .addSubcommand(new ServeCommand());
    Faults faults = new Faults(context);
    SharedOptions.add(line);
    SharedOptions.addVersion(line);
    line.setResourceBundle(context.words().help());
    line.setParameterExceptionHandler(faults);
    line.setExecutionExceptionHandler(faults);
    line.setUsageHelpWidth(context.terminal().columns());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(writer(context.terminal().out()));
    line.setErr(writer(context.terminal().err()));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }
}
