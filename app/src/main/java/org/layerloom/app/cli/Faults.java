package org.layerloom.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.layerloom.data.CacheFolder;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Words whatever goes wrong, in a sentence or two. A stack trace goes to a file, not to a person.
 */
final class Faults
    implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {

  private final Context context;

  Faults(Context context) {
    this.context = context;
  }

  @Override
  public int handleParseException(ParameterException fault, String[] arguments) {
    switch (fault) {
      case UnmatchedArgumentException unknown -> unknown(unknown);
      case MissingParameterException missing ->
          context.tell("usage.missing", labels(missing.getMissing()));
      default -> {
        ArgSpec at = fault.getArgSpec();
        if (at == null || fault.getValue() == null) {
          context.tell("usage.other", String.valueOf(fault.getMessage()));
        } else {
          context.tell("usage.value", fault.getValue(), label(at));
        }
      }
    }
    context.tell("usage.help", fault.getCommandLine().getCommandSpec().qualifiedName());
    return ExitCode.BAD_INPUT;
  }

  private void unknown(UnmatchedArgumentException fault) {
    String argument = fault.getUnmatched().getFirst();
    List<String> similar = fault.getSuggestions();
    if (similar.isEmpty()) {
      context.tell("usage.unknown", argument);
    } else {
      context.tell("usage.similar", argument, context.words().list(similar));
    }
  }

  private String labels(List<ArgSpec> arguments) {
    return arguments.stream().map(Faults::label).collect(Collectors.joining(" "));
  }

  private static String label(ArgSpec argument) {
    return argument instanceof CommandLine.Model.OptionSpec option
        ? option.longestName()
        : argument.paramLabel();
  }

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    if (fault instanceof Refusal refusal) {
      context.terminal().err().println(refusal.getMessage());
      return refusal.exitCode();
    }
    return bug(fault);
  }

  /** Nobody expected this: says so, and where the details are for those who can mend it. */
  int bug(Throwable fault) {
    String what =
        fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    try {
      context.tell("bug.written", what, write(fault));
    } catch (IOException e) {
      context.tell("bug", what);
    }
    return ExitCode.FAILED;
  }

  private static Path write(Throwable fault) throws IOException {
    Path folder = Files.createDirectories(CacheFolder.ofUser().resolve("faults"));
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss"));
    Path file = folder.resolve(time + ".txt");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      out.println("Layerloom " + Version.ofProgram() + ", Java " + Runtime.version());
      out.println(System.getProperty("os.name") + " " + System.getProperty("os.version"));
      fault.printStackTrace(out);
    }
    return file;
  }
}
