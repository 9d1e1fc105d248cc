package org.layerloom.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Datasets;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.exchange.in.ForeignFile;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.in.StateDict;
import org.layerloom.exchange.in.WeightFile;
import org.layerloom.exchange.onnx.reading.Given;
import org.layerloom.network.Message;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;
import org.layerloom.project.Saving;
import org.layerloom.subnet.Unfolding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom import FILE}: makes a project of what another program wrote. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

  private static final int MOST_NAMED = 12;

  private final Context context;

  @Parameters(paramLabel = "FILE", descriptionKey = "foreign")
  private Path file = Path.of("");

  @Option(names = "--out", paramLabel = "FILE.loom", descriptionKey = "importOut")
  private @Nullable Path out;

  @Option(names = "--into", paramLabel = "FILE.loom", descriptionKey = "importInto")
  private @Nullable Path into;

  @Option(names = "--shape", paramLabel = "INPUT=3x48x192", descriptionKey = "importShape")
  private List<String> shapes = new ArrayList<>();

  @Option(names = "--number", paramLabel = "INPUT=N", descriptionKey = "importNumber")
  private List<String> numbers = new ArrayList<>();

  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path project = into;
    if (project != null) {
      return weights(project);
    }
    Imported.Read read =
        switch (ForeignFile.read(file, context.catalogue(), given())) {
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
    Document document = read.document();
    if (!read.weights().isEmpty()) {
      Path numbersFile = ending(target, WeightFile.ENDING);
      write(numbersFile, read.weights());
      document = document.withWeights(String.valueOf(numbersFile.getFileName()));
    }
    return save(document, target);
  }

  private int save(Document document, Path target) {
    return switch (ProjectFile.write(document, target)) {
      case Saving.Saved saved -> {
        context.print(
            context
                .words()
                .say(
                    "import.written",
                    target,
                    document.graph().nodes().size(),
                    document.graph().links().size()));
        yield ExitCode.DONE;
      }
      case Saving.NotSaved failed -> throw Refusal.failed(context.wording().say(failed.reason()));
    };
  }

  /** Takes another program's numbers into a project that is drawn already. */
  private int weights(Path project) {
    Project opened = new Projects(context).open(project.toString());
    StateDict matched;
    try {
      matched =
          StateDict.match(
              Unfolding.analyse(
                  opened.document().network(),
                  context.catalogue(),
                  Datasets.installed(opened.folder())),
              SafeTensors.read(file).tensors());
    } catch (IOException e) {
      throw Refusal.badInput(
          context
              .wording()
              .say(
                  Message.of(
                      "exchange.in.unreadable", file.toString(), String.valueOf(e.getMessage()))));
    }
    tell("import.missing", matched.missing());
    tell("import.unused", matched.unused());
    if (matched.tensors().isEmpty()) {
      throw Refusal.badInput(context.words().say("import.noWeights", file, project));
    }
    Path numbersFile = ending(project, WeightFile.ENDING);
    if (Files.exists(numbersFile) && !force) {
      throw Refusal.badInput(context.words().say("import.exists", numbersFile));
    }
    write(numbersFile, matched.tensors());
    context.print(
        context.words().say("import.weights", matched.tensors().size(), numbersFile, project));
    return save(opened.document().withWeights(String.valueOf(numbersFile.getFileName())), project);
  }

  private void tell(String key, List<String> names) {
    if (!names.isEmpty()) {
      String shown =
          names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
              + (names.size() > MOST_NAMED ? " …" : "");
      context.terminal().err().println(context.words().say(key, names.size(), shown));
    }
  }

  private void write(Path target, List<org.layerloom.exchange.NamedTensor> tensors) {
    try {
      WeightFile.write(target, tensors, String.valueOf(file.getFileName()));
    } catch (IOException e) {
      throw Refusal.failed(
          context.words().say("export.cannotWrite", target, String.valueOf(e.getMessage())));
    }
  }

  private Given given() {
    Map<String, List<Long>> said = new HashMap<>();
    for (String shape : shapes) {
      int sign = shape.lastIndexOf('=');
      if (sign < 1 || !shape.substring(sign + 1).matches("\\d{1,9}(x\\d{1,9})*")) {
        throw Refusal.badInput(context.words().say("import.badShape", shape));
      }
      List<Long> extents = new ArrayList<>();
      for (String extent : shape.substring(sign + 1).split("x", -1)) {
        extents.add(Math.max(1, Long.parseLong(extent)));
      }
      said.put(shape.substring(0, sign), extents);
    }
    Map<String, Long> fixed = new HashMap<>();
    for (String number : numbers) {
      int sign = number.lastIndexOf('=');
      if (sign < 1 || !number.substring(sign + 1).matches("-?\\d{1,18}")) {
        throw Refusal.badInput(context.words().say("import.badNumber", number));
      }
      fixed.put(number.substring(0, sign), Long.parseLong(number.substring(sign + 1)));
    }
    return new Given(said, fixed);
  }

  private Path beside() {
    return ending(file, ProjectFile.EXTENSION);
  }

  private static Path ending(Path path, String ending) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return path.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
  }
}
