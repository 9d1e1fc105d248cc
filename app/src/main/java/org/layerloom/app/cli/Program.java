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
    Locale.setDefault(Language.of(arguments, Locale.getDefault()));
    return run(arguments, Terminal.standard());
  }

  /** The same, in the default locale's language, writing to this terminal. */
  static int run(List<String> arguments, Terminal terminal) {
    Words words = new Words(Locale.getDefault());
    Context context = new Context(terminal, words, Catalogue.standard());
    Faults faults = new Faults(context);
    try {
      return parser(context, faults).execute(arguments.toArray(String[]::new));
    } catch (RuntimeException | Error e) {
      return faults.bug(e);
    }
  }

  /** The parser with every command; the completion scripts are made from it too. */
  static CommandLine parser(Context context, Faults faults) {
    CommandLine line = new CommandLine(new LayerloomCommand(context));
    line.addSubcommand(new OpenCommand(context)).addSubcommand(new DoctorCommand(context));
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
