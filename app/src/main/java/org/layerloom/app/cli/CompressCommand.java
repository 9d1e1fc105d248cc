package org.layerloom.app.cli;

import java.nio.file.Files;
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
import org.layerloom.compression.Candidate;
import org.layerloom.compression.CompressionEvent;
import org.layerloom.compression.CompressionRequest;
import org.layerloom.compression.Form;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.Message;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.Trained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code layerloom compress RUN}: tells what a smaller form of what it learned would cost, or makes
 * a project of one.
 */
@Command(name = "compress")
final class CompressCommand implements Callable<Integer> {

  /** The forms that a project can be made of, as help and completion list them. */
  static final class Forms implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Form.values()).filter(Form::pruned).map(Form::id).iterator();
    }
  }

  private final Context context;

  @Mixin private final RunOptions run = new RunOptions();

  @Option(
      names = "--prune",
      paramLabel = "weights|units",
      completionCandidates = Forms.class,
      descriptionKey = "prune")
  private @Nullable String form;

  @Option(names = "--share", paramLabel = "0.5", descriptionKey = "share")
  private double share = 0.5;

  @Option(names = "--epochs", paramLabel = "N", descriptionKey = "epochsAfter")
  private int epochs = 3;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "compressOut")
  private @Nullable Path out;

  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  CompressCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    CompressionRequest.Making making = making();
    Trained network = run.network(context);
    CompressionRequest request =
        new CompressionRequest(network.run(), network.checkpoint(), making);
    try (EngineProcess engine = new EngineProcess(EngineCommand.ofThisProgram())) {
      BlockingQueue<CompressionEvent> events = new LinkedBlockingQueue<>();
      engine.compress(request, events::add);
      return follow(events);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private CompressionRequest.@Nullable Making making() {
    String wanted = form;
    if (wanted == null) {
      return null;
    }
    Form known =
        Form.find(wanted.toLowerCase(Locale.ROOT))
            .filter(Form::pruned)
            .orElseThrow(
                () ->
                    Refusal.badInput(
                        context
                            .words()
                            .say(
                                "compress.form",
                                wanted,
                                Arrays.stream(Form.values())
                                    .filter(Form::pruned)
                                    .map(Form::id)
                                    .collect(Collectors.joining(", ")))));
    Path target = target().toAbsolutePath();
    if (Files.exists(target) && !force) {
      throw Refusal.badInput(context.words().say("import.exists", target));
    }
    return new CompressionRequest.Making(known, share, epochs, target);
  }

  /** Whatever it is called, it is a project. */
  private Path target() {
    Path named = out == null ? Path.of("smaller") : out;
    String name = String.valueOf(named.getFileName());
    return name.endsWith(ProjectFile.EXTENSION)
        ? named
        : named.resolveSibling(name + ProjectFile.EXTENSION);
  }

  private int follow(BlockingQueue<CompressionEvent> events) throws InterruptedException {
    boolean headed = false;
    while (true) {
      switch (events.take()) {
        case CompressionEvent.Working(int done, int all) -> {}
        case CompressionEvent.Unfit(Form none, Message reason) ->
            context.terminal().err().println(context.wording().say(reason));
        case CompressionEvent.Measured(Candidate candidate) -> {
          if (!headed && !json) {
            context.print(context.words().say("compress.head"));
          }
          headed = true;
          show(candidate);
        }
        case CompressionEvent.Done(int samples) -> {
          if (!json) {
            context.print(context.words().say("compress.done", samples));
          }
          return ExitCode.DONE;
        }
        case CompressionEvent.Made(Path project, long numbers, long before) -> {
          made(project, numbers, before);
          return ExitCode.DONE;
        }
        case CompressionEvent.Failed(Message reason, boolean badInput) -> {
          context.terminal().err().println(context.wording().say(reason));
          return badInput ? ExitCode.BAD_INPUT : ExitCode.FAILED;
        }
      }
    }
  }

  private void show(Candidate candidate) {
    if (json) {
      new JsonLine()
          .with("form", candidate.form().id())
          .with("share", candidate.share())
          .with("numbers", candidate.numbers())
          .with("bytes", candidate.bytes())
          .with("packed", candidate.packed())
          .with("microseconds", candidate.micros())
          .with("score", candidate.score())
          .with("difference", candidate.difference())
          .print(context.terminal().out());
      return;
    }
    String name =
        candidate.form().pruned()
            ? "%s %.4g%%".formatted(candidate.form().id(), 100 * candidate.share())
            : candidate.form().id();
    String score =
        Double.isNaN(candidate.score()) ? "–" : "%.2f%%".formatted(100 * candidate.score());
    context.print(
        "%-14s %12d %10.3f %10.3f %10.0f %9s %11.4f"
            .formatted(
                name,
                candidate.numbers(),
                candidate.bytes() / 1e6,
                candidate.packed() / 1e6,
                candidate.micros(),
                score,
                candidate.difference()));
  }

  private void made(Path project, long numbers, long before) {
    if (json) {
      new JsonLine()
          .with("project", project.toString())
          .with("numbers", numbers)
          .with("before", before)
          .print(context.terminal().out());
    } else {
      context.print(context.words().say("compress.made", project, numbers, before));
    }
  }
}
