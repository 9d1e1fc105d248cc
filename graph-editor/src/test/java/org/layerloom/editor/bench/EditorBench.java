package org.layerloom.editor.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Samples;
import org.layerloom.editor.Viewport;
import org.layerloom.editor.layout.AutoLayout;
import org.layerloom.editor.layout.Tidying;
import org.layerloom.editor.sampler.ModelEdits;

/**
 * Prints the editor's figures, one {@code figure: value unit} a line, beside those of a plain scene
 * graph of the same drawing. Frames are measured from the change to the end of the pulse that shows
 * it, on whatever pipeline the JVM was started with (the build starts it with the software one).
 */
public final class EditorBench {
  private static final int FRAMES = 100;
  private static final int WARM = 50;
  private static final double WIDTH = 960;
  private static final double HEIGHT = 700;

  private EditorBench() {}

  /** Runs everything; about a minute. */
  public static void main(String[] args) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Platform.startup(() -> {});
    Thread worker =
        new Thread(
            () -> {
              try {
                editor();
                plain();
                large();
                layout();
                memory();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                done.countDown();
              }
            },
            "bench");
    worker.start();
    done.await();
    Platform.exit();
  }

  private static void print(String figure, double value, String unit) {
    System.out.printf(Locale.ROOT, "%s: %.2f %s%n", figure, value, unit);
  }

  private static void editor() throws InterruptedException {
    GraphEditor editor = new GraphEditor();
    GraphModel model = Samples.grid(1_000, 1_500);
    show(editor);
    Frames.fx(() -> editor.setModel(model));
    Frames.fx(editor::fit);
    frames("editor_pan_1000", i -> editor.setViewport(pan(i)));
    frames("editor_zoom_1000", i -> editor.setViewport(zoom(i)));
    Viewport[] fitted = new Viewport[1];
    Frames.fx(
        () -> {
          editor.fit();
          fitted[0] = editor.getViewport();
        });
    frames("editor_pan_fit_1000", i -> editor.setViewport(fitted[0].panned(i % 7, i % 5)));
    frames("editor_drag_one", i -> editor.setModel(dragged(model, 1, i)));
    frames("editor_drag_hundred", i -> editor.setModel(dragged(model, 100, i)));
    Frames.fx(() -> editor.setViewport(Viewport.HOME));
    frames("editor_drag_one_near", i -> editor.setModel(dragged(model, 1, i)));
    frames("editor_drag_hundred_near", i -> editor.setModel(dragged(model, 100, i)));
    frames(
        "editor_edit_1000",
        i -> {
          List<GraphNode> nodes = new ArrayList<>(model.nodes());
          nodes.set(500, nodes.get(500).titled("edit " + i));
          editor.setModel(GraphModel.of(nodes, model.links()));
        });
  }

  private static void plain() throws InterruptedException {
    PlainGraph graph = new PlainGraph(Samples.grid(1_000, 1_500));
    show(new StackPane(graph));
    frames("plain_pan_1000", i -> graph.look(pan(i)));
    frames("plain_zoom_1000", i -> graph.look(zoom(i)));
    frames("plain_drag_one", i -> graph.drag(1, i % 40));
    frames("plain_drag_hundred", i -> graph.drag(100, i % 40));
  }

  private static void large() throws InterruptedException {
    GraphEditor editor = new GraphEditor();
    show(editor);
    GraphModel model = Samples.grid(5_000, 7_500);
    long start = System.nanoTime();
    Frames.shown(
        () -> {
          editor.setModel(model);
          editor.fit();
        });
    print("editor_open_5000", (System.nanoTime() - start) / 1e6, "ms");
    frames("editor_pan_5000_near", i -> editor.setViewport(pan(i)));
    Viewport[] fitted = new Viewport[1];
    Frames.fx(
        () -> {
          editor.fit();
          fitted[0] = editor.getViewport();
        });
    frames("editor_pan_5000", i -> editor.setViewport(fitted[0].panned(i % 7, i % 5)));
  }

  private static void layout() {
    // As the window does when it has been shown.
    AutoLayout.start(Samples.pair(), AutoLayout.Options.filling(1)).join();
    GraphModel model = Samples.grid(1_000, 1_500);
    double[] times = new double[5];
    double[] work = new double[times.length];
    var threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      long before = threads.getCurrentThreadCpuTime();
      Map<String, Point2D> places = AutoLayout.place(model, AutoLayout.Options.PLAIN, () -> false);
      times[i] = (System.nanoTime() - start) / 1e6;
      work[i] = (threads.getCurrentThreadCpuTime() - before) / 1e6;
      if (places.size() != model.nodes().size()) {
        throw new IllegalStateException("the layout lost nodes");
      }
    }
    print("layout_1000_first", times[0], "ms");
    Arrays.sort(times);
    Arrays.sort(work);
    print("layout_1000", times[1], "ms");
    print("layout_1000_cpu", work[1], "ms");
    print("layout_1000_stay_when_one_is_put_in_between", stay(model), "%");
  }

  /**
   * The share of cards that do not move when a wire in the middle gets a card and all is tidied.
   */
  private static double stay(GraphModel model) {
    Tidying tidying = new Tidying();
    AutoLayout.Options options = AutoLayout.Options.filling(1.4);
    GraphModel drawn =
        ModelEdits.moved(model, tidying.place(model, options, () -> false), Map.of());
    List<GraphNode> nodes = new ArrayList<>(drawn.nodes());
    nodes.add(GraphNode.builder("new", "New").input("a", "a").output("out", "out").build());
    List<GraphLink> links = new ArrayList<>(drawn.links());
    GraphLink wire = links.remove(500);
    links.add(GraphLink.of("to", wire.from(), new PortRef("new", "a"), ""));
    links.add(GraphLink.of("from", new PortRef("new", "out"), wire.to(), ""));
    Map<String, Point2D> places = tidying.place(GraphModel.of(nodes, links), options, () -> false);
    long same =
        drawn.nodes().stream()
            .filter(n -> new Point2D(n.x(), n.y()).equals(places.get(n.id())))
            .count();
    return 100.0 * same / drawn.nodes().size();
  }

  /** Growth of the heap over 10,000 edits, each taken back, of a drawing that stays as it is. */
  private static void memory() throws InterruptedException {
    GraphEditor editor = new GraphEditor();
    show(editor);
    GraphModel model = Samples.grid(200, 300);
    edits(editor, model, 1_000);
    double before = heap();
    edits(editor, model, 10_000);
    print("memory_growth_10000_edits_and_undos", heap() - before, "MB");
  }

  private static void edits(GraphEditor editor, GraphModel model, int count)
      throws InterruptedException {
    for (int i = 0; i < count; i += 50) {
      int from = i;
      Frames.shown(
          () -> {
            for (int k = 0; k < 50; k++) {
              editor.setModel(dragged(model, 1, from + k + 1));
              editor.setModel(model);
            }
          });
    }
  }

  private static double heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Frames.shown(() -> {});
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  private static void show(Node content) throws InterruptedException {
    Frames.stage(new StackPane(content), WIDTH, HEIGHT);
  }

  private static Viewport pan(int i) {
    return new Viewport(1, -200 - i * 9, -150 - i * 5);
  }

  private static Viewport zoom(int i) {
    return new Viewport(0.08 + (i % FRAMES) * (0.9 / FRAMES), -200, -150);
  }

  private static GraphModel dragged(GraphModel model, int count, int i) {
    List<GraphNode> nodes = new ArrayList<>(model.nodes());
    int last = Math.min(nodes.size(), 40 + count);
    for (int n = 40; n < last; n++) {
      GraphNode node = nodes.get(n);
      nodes.set(n, node.at(node.x() + i % 40, node.y() + i % 40));
    }
    return GraphModel.of(nodes, model.links());
  }

  /**
   * Prints the median time of a frame, and the processor time that it took: where others use the
   * machine, too, the second says more.
   */
  private static void frames(String figure, IntConsumer change) throws InterruptedException {
    double[] times = new double[FRAMES];
    double[] work = new double[FRAMES];
    for (int i = -WARM; i < FRAMES; i++) {
      int frame = i + WARM;
      double before = Frames.work();
      double took = Frames.shown(() -> change.accept(frame));
      if (i >= 0) {
        times[i] = took;
        work[i] = Frames.work() - before;
      }
    }
    Arrays.sort(times);
    Arrays.sort(work);
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f ms (processor %.2f ms)%n",
        figure,
        times[FRAMES / 2],
        work[FRAMES / 2]);
  }
}
