package org.layerloom.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.in.ForeignFile;
import org.layerloom.exchange.in.Imported;
import org.layerloom.project.ProjectFile;
import org.layerloom.project.Saving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom import FILE}: makes a project of what another program wrote. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "FILE", descriptionKey = "foreign")
  private Path file = Path.of("");

  @Option(names = "--out", paramLabel = "FILE.loom", descriptionKey = "importOut")
  private @Nullable Path out;

  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Imported.Read read =
        switch (ForeignFile.read(file, context.catalogue())) {
          case Imported.Read it -> it;
          case Imported.Refused refused ->
              throw Refusal.badInput(
                  refused.reasons().stream()
                      .map(context.wording()::say)
                      .collect(Collectors.joining(System.lineSeparator())));
        };
    read.notes().forEach(note -> context.terminal().err().println(context.wording().say(note)));
    Path target = out != null ? out : beside();
    if (Files.exists(target) && !force) {
      throw Refusal.badInput(context.words().say("import.exists", target));
    }
    return switch (ProjectFile.write(read.document(), target)) {
      case Saving.Saved saved -> {
        context.print(
            context
                .words()
                .say(
                    "import.written",
                    target,
                    read.document().graph().nodes().size(),
                    read.document().graph().links().size()));
        yield ExitCode.DONE;
      }
      case Saving.NotSaved failed -> throw Refusal.failed(context.wording().say(failed.reason()));
    };
  }

  private Path beside() {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ProjectFile.EXTENSION);
  }
}
