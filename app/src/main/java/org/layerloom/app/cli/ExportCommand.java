package org.layerloom.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.EngineCommand;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.ExportOptions;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.exchange.out.ExportReport;
import org.layerloom.exchange.out.ExportRequest;
import org.layerloom.exchange.out.Format;
import org.layerloom.exchange.out.Proof;
import org.layerloom.network.Message;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.RunFolder;
import org.layerloom.training.Trained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code layerloom export RUN}: writes what it learned for other programs, and proves it. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {

  /** The formats, as help and completion list them. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Format.values()).map(Format::id).iterator();
    }
  }

  /** The precisions, as help and completion list them. */
  static final class Precisions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Precision.values()).map(ExportCommand::id).iterator();
    }
  }

  private static final double ROUGH = 1e-3;

  private final Context context;

  @Mixin private final RunOptions run = new RunOptions();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "onnx|...",
      completionCandidates = Formats.class,
      descriptionKey = "format")
  private String format = "";

  @Option(names = "--out", paramLabel = "PATH", descriptionKey = "exportOut")
  private @Nullable Path out;

  @Option(names = "--output", paramLabel = "NODE", descriptionKey = "exportOutput")
  private String output = "";

  @Option(names = "--without-preparation", descriptionKey = "withoutPreparation")
  private boolean withoutPreparation;

  @Option(
      names = "--precision",
      paramLabel = "float32|...",
      completionCandidates = Precisions.class,
      descriptionKey = "precision")
  private String precision = "float32";

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  ExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Format wanted =
        Format.find(format.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () -> Refusal.badInput(context.words().say("export.format", format, known())));
    if (!wanted.trained()) {
      return new TextExport(context).write(run, wanted, out);
    }
    return run.folder().endsWith(ProjectFile.EXTENSION) ? ofProject(wanted) : ofRun(wanted);
  }

  /** An imported network with its numbers. */
  private int ofProject(Format wanted) {
    Path project = Path.of(run.folder());
    String name = String.valueOf(project.getFileName());
    String stem = name.substring(0, name.length() - ProjectFile.EXTENSION.length());
    Path target = out != null ? out : Path.of(stem + wanted.ending());
    ExportOptions options =
        new ExportOptions(!withoutPreparation, Trained.LAST, precision(wanted), output);
    return export(
        new ExportRequest(project.toAbsolutePath(), wanted, target.toAbsolutePath(), options));
  }

  private int ofRun(Format wanted) {
    Trained network = run.network(context);
    RunFolder folder = new RunFolder(network.run());
    Path target = out != null ? out : Path.of(folder.id() + wanted.ending());
    ExportOptions options =
        new ExportOptions(!withoutPreparation, network.checkpoint(), precision(wanted), output);
    return export(new ExportRequest(folder.path(), wanted, target.toAbsolutePath(), options));
  }

  private int export(ExportRequest request) {
    try (EngineProcess engine = new EngineProcess(EngineCommand.ofThisProgram())) {
      BlockingQueue<ExportEvent> events = new LinkedBlockingQueue<>();
      engine.export(request, events::add);
      return follow(events);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private static String id(Precision precision) {
    return precision.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Precision precision(Format wanted) {
    for (Precision known : Precision.values()) {
      boolean fits =
          wanted == Format.ONNX || wanted == Format.SERVICE || known == Precision.FLOAT32;
      if (id(known).equals(precision) && fits) {
        return known;
      }
    }
    throw Refusal.badInput(
        context
            .words()
            .say(
                "export.precision",
                precision,
                wanted.id(),
                Arrays.stream(Precision.values())
                    .map(ExportCommand::id)
                    .collect(Collectors.joining(", "))));
  }

  private static String known() {
    return Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "));
  }

  private int follow(BlockingQueue<ExportEvent> events) throws InterruptedException {
    while (true) {
      switch (events.take()) {
        case ExportEvent.Working(Message what) ->
            context.terminal().err().println(context.wording().say(what));
        case ExportEvent.Done(ExportReport report) -> {
          show(report);
          return ExitCode.DONE;
        }
        case ExportEvent.Failed(Message reason, boolean badInput) -> {
          context.terminal().err().println(context.wording().say(reason));
          return badInput ? ExitCode.BAD_INPUT : ExitCode.FAILED;
        }
      }
    }
  }

  private void show(ExportReport report) {
    Proof proof = report.proof();
    if (json) {
      JsonLine line =
          new JsonLine()
              .with("format", report.format().id())
              .with("path", report.path().toString())
              .with("bytes", report.bytes());
      if (proof != null) {
        line.with("engine", proof.engine())
            .with("samples", proof.samples())
            .with("difference", proof.difference())
            .with("microseconds", proof.micros())
            .with("trainedMicroseconds", proof.trainedMicros());
      }
      line.with("notes", report.notes().stream().map(context.wording()::say).toList());
      line.print(context.terminal().out());
      return;
    }
    context.print(context.words().say("export.written", report.path(), report.bytes() / 1e6));
    if (proof != null) {
      context.print(
          context
              .words()
              .say(
                  // Fewer bits are other numbers: nobody should read that they are the same.
                  proof.tolerance() > ROUGH ? "export.near" : "export.proved",
                  proof.engine(),
                  proof.samples(),
                  proof.difference(),
                  proof.micros(),
                  proof.trainedMicros()));
    }
    report.notes().forEach(note -> context.print(context.wording().say(note)));
  }
}
