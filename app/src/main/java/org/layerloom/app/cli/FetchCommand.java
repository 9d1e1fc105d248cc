package org.layerloom.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.DataException;
import org.layerloom.data.published.DatasetCache;
import org.layerloom.data.published.Fetching;
import org.layerloom.data.published.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom fetch [DATASET]}: datasets that others publish, and fetches one. */
@Command(name = "fetch")
final class FetchCommand implements Callable<Integer> {

  private static final long MEBI = 1 << 20;
  private static final int TENTHS = 10;

  private final Context context;
  private final DatasetCache cache;

  @Parameters(paramLabel = "DATASET", arity = "0..1", descriptionKey = "published")
  private @Nullable String name;

  @Option(names = "--remove", descriptionKey = "fetch.remove")
  private boolean remove;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  FetchCommand(Context context) {
    this(context, DatasetCache.ofUser());
  }

  FetchCommand(Context context, DatasetCache cache) {
    this.context = context;
    this.cache = cache;
  }

  @Override
  public Integer call() {
    String wanted = name;
    if (wanted == null) {
      return list();
    }
    Published dataset =
        Published.find(wanted)
            .orElseThrow(
                () -> Refusal.badInput(context.words().say("fetch.unknown", wanted, known())));
    return remove ? remove(dataset) : fetch(dataset);
  }

  private static String known() {
    return Published.all().stream().map(it -> it.info().id()).collect(Collectors.joining(", "));
  }

  private int list() {
    Table table = new Table();
    for (Published dataset : Published.all()) {
      boolean here = cache.holds(dataset);
      if (json) {
        new JsonLine()
            .with("id", dataset.info().id())
            .with("title", dataset.info().title())
            .with("bytes", dataset.bytes())
            .with("here", here)
            .with("licence", dataset.info().licence())
            .with("citation", dataset.info().citation())
            .with("page", dataset.page().toString())
            .with("folder", cache.of(dataset).toString())
            .print(context.terminal().out());
      } else {
        table.row(
            dataset.info().id(),
            dataset.info().title(),
            context.words().say("fetch.size", dataset.bytes() / MEBI),
            dataset.info().licence(),
            context.words().say(here ? "fetch.here" : "fetch.absent"));
      }
    }
    if (!json) {
      table.lines().forEach(context::print);
      context.tell("fetch.next", cache.folder());
    }
    return ExitCode.DONE;
  }

  private int remove(Published dataset) {
    long bytes = cache.bytes(dataset);
    try {
      cache.remove(dataset);
    } catch (IOException e) {
      throw Refusal.failed(
          context
              .wording()
              .say(DataException.unreadable(cache.of(dataset).toString(), e).reason()));
    }
    context.print(context.words().say("fetch.removed", dataset.info().title(), bytes / MEBI));
    return ExitCode.DONE;
  }

  private int fetch(Published dataset) {
    if (cache.holds(dataset)) {
      context.print(
          context.words().say("fetch.already", dataset.info().title(), cache.of(dataset)));
      return ExitCode.DONE;
    }
    context.tell(
        "fetch.terms",
        dataset.info().title(),
        dataset.bytes() / MEBI,
        dataset.info().licence(),
        dataset.info().citation(),
        dataset.page());
    AtomicBoolean unwanted = new AtomicBoolean();
    try (Interruption interruption = new Interruption(Duration.ofSeconds(5));
        Bar bar = new Bar(dataset)) {
      interruption.stopWith(() -> unwanted.set(true));
      new Fetching().fetch(dataset, cache, bar::at, unwanted::get);
    } catch (DataException e) {
      throw Refusal.failed(context.wording().say(e.reason()));
    } catch (CancellationException e) {
      context.tell("fetch.stopped", dataset.info().id());
      return ExitCode.INTERRUPTED;
    }
    context.print(context.words().say("fetch.done", dataset.info().title(), dataset.info().id()));
    return ExitCode.DONE;
  }

  /** A bar on a terminal; elsewhere a line each tenth. */
  private final class Bar implements AutoCloseable {
    private final @Nullable ProgressBar drawn;
    private long told = -1;

    Bar(Published dataset) {
      Terminal terminal = context.terminal();
      PrintStream err = terminal.err();
      drawn =
          terminal.live()
              ? new ProgressBarBuilder()
                  .setTaskName(dataset.info().title())
                  .setInitialMax(dataset.bytes())
                  .setUnit(" MiB", MEBI)
                  .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                  .clearDisplayOnFinish()
                  .setConsumer(new ConsoleProgressBarConsumer(err, terminal.columns()))
                  .build()
              : null;
    }

    void at(long done, long total) {
      if (drawn != null) {
        drawn.stepTo(done);
      } else if (done * TENTHS / Math.max(1, total) > told) {
        told = done * TENTHS / Math.max(1, total);
        context.tell("fetch.at", done / MEBI, total / MEBI);
      }
    }

    @Override
    public void close() {
      for (ProgressBar bar : drawn == null ? List.<ProgressBar>of() : List.of(drawn)) {
        bar.close();
      }
    }
  }
}
