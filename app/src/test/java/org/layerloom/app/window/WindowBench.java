package org.layerloom.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.layerloom.app.EngineCommand;
import org.layerloom.app.training.RunState;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Measures the window while the first sample trains: {@code figure: value unit}, a line each. Run
 * it by {@code mvn -q -Pbench -Dbench=app}.
 */
public final class WindowBench {

  private static final int STEPS = 1500;
  private static final int EDITS = 30;
  private static final int LAYERS = 1000;
  private static final double NANOS_A_MILLI = 1e6;

  private WindowBench() {}

  /** Measures and prints. */
  public static void run() throws Exception {
    long begun = System.nanoTime();
    Path folder = Files.createTempDirectory("layerloom-bench");
    Stage stage = FxToolkit.registerPrimaryStage();
    EngineProcess engine = EngineProcess.behindScreen(EngineCommand.ofThisProgram());
    Stand stand = fx(() -> new Stand(stage, engine, folder));
    fx(
        () -> {
          stand.show();
          return true;
        });
    print("window.start", millisSince(begun), "ms");
    Models models = stand.models();
    fx(
        () -> {
          models.runs.train(models.session.state().document(), "cpu");
          return true;
        });
    WaitForAsyncUtils.waitFor(3, TimeUnit.MINUTES, () -> steps(models) > 0);
    Probe probe = new Probe();
    probe.start();
    WaitForAsyncUtils.waitFor(5, TimeUnit.MINUTES, () -> steps(models) > STEPS);
    probe.stop();
    print("fx.pause.longest", probe.longest(), "ms");
    print("fx.pause.longest.worked", probe.workedInLongest(), "ms");
    print("fx.pause.longest.drew", probe.drewInLongest(), "ms");
    print("fx.work.longest", probe.mostWorked(), "ms");
    print("fx.pause.p99", probe.percentile(99), "ms");
    print("fx.pause.budget", 50, "ms");
    print("fx.pause.answers", probe.answers(), "");
    print("training.speed", models.runs.state().samplesPerSecond(), "samples/s");
    fx(
        () -> {
          models.runs.stop();
          return true;
        });
    WaitForAsyncUtils.waitFor(
        2, TimeUnit.MINUTES, () -> models.runs.state().phase() == RunState.Phase.FINISHED);
    print("edit.sample", edit(models, "conv1", "filters"), "ms");
    fx(
        () -> {
          models.session.open(long1000(), null);
          return true;
        });
    print("edit.1000", edit(models, "dense500", "units"), "ms");
    print("edit.1000.budget", 50, "ms");
    fx(
        () -> {
          stage.close();
          stand.window.close();
          return true;
        });
  }

  private static long steps(Models models) {
    RunState state = models.runs.state();
    if (!state.phase().active()) {
      throw new IllegalStateException("training ended: " + state.problem());
    }
    return state.last() == null ? 0 : state.last().step();
  }

  /** Median of the time from an edit to its picture: applied, analysed, mapped, laid out, drawn. */
  private static double edit(Models models, String node, String parameter) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < EDITS; i++) {
      long value = 8L + i % 7;
      CompletableFuture<Double> drawn = new CompletableFuture<>();
      long begun = System.nanoTime();
      Platform.runLater(
          () -> {
            models.session.edit(
                new Edit.Configure(Set.of(new NodeId(node)), parameter, new Value.Whole(value)),
                Message.of("edit.configure", parameter));
            new AfterPulses(1, () -> drawn.complete(millisSince(begun))).start();
          });
      times.add(drawn.get(1, TimeUnit.MINUTES));
    }
    times.sort(Double::compare);
    return times.get(times.size() / 2);
  }

  /** Runs something when so many frames more have begun: the ones before are drawn by then. */
  private static final class AfterPulses extends AnimationTimer {
    private final Runnable then;
    private int left;

    AfterPulses(int pulses, Runnable then) {
      this.left = pulses;
      this.then = then;
    }

    @Override
    public void handle(long now) {
      if (left-- == 0) {
        stop();
        then.run();
      }
    }
  }

  private static Document long1000() {
    Catalogue catalogue = Catalogue.standard();
    List<Node> nodes = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    Kind data = catalogue.kind("dataset");
    nodes.add(
        new Node(
            new NodeId("data"),
            "dataset",
            new Point(0, 0),
            data.initialSettings().with("source", new Value.Text("mnist"))));
    nodes.add(
        new Node(
            new NodeId("flatten"),
            "flatten",
            new Point(208, 0),
            catalogue.kind("flatten").initialSettings()));
    links.add(new Link(PortRef.of("data", "features"), in("flatten", catalogue.kind("flatten"))));
    Kind dense = catalogue.kind("dense");
    String before = "flatten";
    for (int i = 1; i <= LAYERS; i++) {
      String id = "dense" + i;
      nodes.add(
          new Node(
              new NodeId(id),
              "dense",
              new Point(i % 32 * 208, 130.0 * (1 + i / 32)),
              dense.initialSettings()));
      Kind from = before.equals("flatten") ? catalogue.kind("flatten") : dense;
      links.add(new Link(PortRef.of(before, from.outputs().getFirst().name()), in(id, dense)));
      before = id;
    }
    return Document.named("a thousand").withGraph(Graph.of(nodes, links));
  }

  private static PortRef in(String node, Kind kind) {
    return PortRef.of(node, kind.inputs().getFirst().name());
  }

  private static double millisSince(long begun) {
    return (System.nanoTime() - begun) / NANOS_A_MILLI;
  }

  private static void print(String figure, double value, String unit) {
    System.out.printf(Locale.ROOT, "%s: %.1f %s%n", figure, value, unit);
  }

  private static <T> T fx(Callable<T> task) throws Exception {
    return WaitForAsyncUtils.asyncFx(task).get(1, TimeUnit.MINUTES);
  }
}
