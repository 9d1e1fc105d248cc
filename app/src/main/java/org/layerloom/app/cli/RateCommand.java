package org.layerloom.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.layerloom.project.Document;
import org.layerloom.training.RateCurve;
import org.layerloom.training.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerloom rate PROJECT}: looks for a learning rate, and draws what it saw. */
@Command(name = "rate")
final class RateCommand implements Callable<Integer> {

  private static final int LINES = 24;
  private static final int WIDTH = 40;

  private final Context context;

  @Parameters(paramLabel = "SAMPLE|FILE", descriptionKey = "project")
  private String project = "";

  @Mixin private final TrainOptions settings = new TrainOptions();

  @Option(names = "--device", paramLabel = "cpu|gpu:0", descriptionKey = "device")
  private String device = "cpu";

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
  private int threads;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Project opened = new Projects(context).open(project);
    Project wanted = opened.with(settings.apply(opened.document(), context));
    Preflight preflight = new Preflight(context, wanted);
    preflight.lines().forEach(context.terminal().err()::println);
    if (!preflight.sound()) {
      return ExitCode.BAD_INPUT;
    }
    Document document = wanted.withWholePaths(context.catalogue()).document();
    RunRequest request = new RunRequest(document, Path.of(""), device, threads);
    return Trial.of(context, engine -> engine.rates(request), this::show);
  }

  private void show(RateCurve curve) {
    double[] rates = curve.rates();
    double[] losses = curve.losses();
    if (json) {
      new JsonLine()
          .with("rates", Arrays.stream(rates).boxed().toList())
          .with("losses", Arrays.stream(losses).boxed().toList())
          .with("suggestion", curve.suggestion())
          .print(context.terminal().out());
      return;
    }
    double least = Arrays.stream(losses).min().orElse(0);
    double most = Arrays.stream(losses).max().orElse(1);
    int every = Math.max(1, Math.ceilDiv(rates.length, LINES));
    for (int i = 0; i < rates.length; i += every) {
      double share = most > least ? (losses[i] - least) / (most - least) : 0;
      context.print(
          String.format(
              Locale.ROOT,
              "%9.2e  %8.4f  %s",
              rates[i],
              losses[i],
              "#".repeat((int) Math.round(share * WIDTH))));
    }
    context.print(
        Double.isNaN(curve.suggestion())
            ? context.words().say("rate.none")
            : context
                .words()
                .say("rate.found", String.format(Locale.ROOT, "%.1e", curve.suggestion())));
  }
}
