package org.layerloom.editor.bench;

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
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Samples;
import org.layerloom.editor.Viewport;
import org.layerloom.editor.layout.AutoLayout;

/**
 * Prints the editor's figures, one {@code figure: value unit} a line, beside those of a plain scene
 * graph of the same drawing. Frames are measured from the change to the end of the pulse that shows
 * it, on whatever pipeline the JVM was started with (the build starts it with the software one).
 */
public final class EditorBench {
  private static final int FRAMES = 60;
  private static final int WARM = 15;
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
    print("editor_pan_1000", frames(i -> editor.setViewport(pan(i))), "ms");
    print("editor_zoom_1000", frames(i -> editor.setViewport(zoom(i))), "ms");
    Viewport[] fitted = new Viewport[1];
    Frames.fx(
        () -> {
          editor.fit();
          fitted[0] = editor.getViewport();
        });
    print(
        "editor_pan_fit_1000",
        frames(i -> editor.setViewport(fitted[0].panned(i % 7, i % 5))),
        "ms");
    print("editor_drag_one", frames(i -> editor.setModel(dragged(model, 1, i))), "ms");
    print("editor_drag_hundred", frames(i -> editor.setModel(dragged(model, 100, i))), "ms");
    Frames.fx(() -> editor.setViewport(Viewport.HOME));
    print("editor_drag_one_near", frames(i -> editor.setModel(dragged(model, 1, i))), "ms");
    print("editor_drag_hundred_near", frames(i -> editor.setModel(dragged(model, 100, i))), "ms");
    print(
        "editor_edit_1000",
        frames(
            i -> {
              List<GraphNode> nodes = new ArrayList<>(model.nodes());
              nodes.set(500, nodes.get(500).titled("edit " + i));
              editor.setModel(GraphModel.of(nodes, model.links()));
            }),
        "ms");
  }

  private static void plain() throws InterruptedException {
    PlainGraph graph = new PlainGraph(Samples.grid(1_000, 1_500));
    show(new StackPane(graph));
    print("plain_pan_1000", frames(i -> graph.look(pan(i))), "ms");
    print("plain_zoom_1000", frames(i -> graph.look(zoom(i))), "ms");
    print("plain_drag_one", frames(i -> graph.drag(1, i % 40)), "ms");
    print("plain_drag_hundred", frames(i -> graph.drag(100, i % 40)), "ms");
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
    print("editor_pan_5000_near", frames(i -> editor.setViewport(pan(i))), "ms");
    Viewport[] fitted = new Viewport[1];
    Frames.fx(
        () -> {
          editor.fit();
          fitted[0] = editor.getViewport();
        });
    print("editor_pan_5000", frames(i -> editor.setViewport(fitted[0].panned(i % 7, i % 5))), "ms");
  }

  private static void layout() {
    GraphModel model = Samples.grid(1_000, 1_500);
    double[] times = new double[4];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      Map<String, Point2D> places = AutoLayout.place(model, AutoLayout.Options.PLAIN, () -> false);
      times[i] = (System.nanoTime() - start) / 1e6;
      if (places.size() != model.nodes().size()) {
        throw new IllegalStateException("the layout lost nodes");
      }
    }
    print("layout_1000_cold", times[0], "ms");
    Arrays.sort(times);
    print("layout_1000", times[1], "ms");
  }

  /** Growth of the heap over 10,000 edits of a drawing that stays the same size. */
  private static void memory() throws InterruptedException {
    GraphEditor editor = new GraphEditor();
    show(editor);
    GraphModel model = Samples.grid(200, 300);
    edits(editor, model, 1_000);
    double before = heap();
    edits(editor, model, 10_000);
    print("memory_growth_10000_edits", heap() - before, "MB");
  }

  private static void edits(GraphEditor editor, GraphModel model, int count)
      throws InterruptedException {
    for (int i = 0; i < count; i += 100) {
      int from = i;
      Frames.shown(
          () -> {
            for (int k = 0; k < 100; k++) {
              editor.setModel(dragged(model, 1, from + k));
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

  /** Median time of a frame. */
  private static double frames(IntConsumer change) throws InterruptedException {
    double[] times = new double[FRAMES];
    for (int i = -WARM; i < FRAMES; i++) {
      int frame = i + WARM;
      double took = Frames.shown(() -> change.accept(frame));
      if (i >= 0) {
        times[i] = took;
      }
    }
    Arrays.sort(times);
    return times[FRAMES / 2];
  }
}
