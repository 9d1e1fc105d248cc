package org.layerloom.network.bench;

import java.util.Arrays;
import java.util.Map;
import org.layerloom.network.Analysis;
import org.layerloom.network.Drawing;
import org.layerloom.network.Graph;
import org.layerloom.network.Value;

/** Measures the shapes of a graph of a thousand layers: median of warm runs. */
public final class ShapesBench {

  private static final int LAYERS = 1_000;
  private static final int WARM_UP = 300;
  private static final int RUNS = 101;

  private ShapesBench() {}

  /** Prints {@code figure: value unit} lines. */
  public static void main(String[] arguments) {
    Graph graph = deep();
    double[] times = new double[RUNS];
    double first = time(graph);
    for (int run = 0; run < WARM_UP; run++) {
      time(graph);
    }
    for (int run = 0; run < RUNS; run++) {
      times[run] = time(graph);
    }
    Arrays.sort(times);
    System.out.printf("shapes of %d layers, first: %.2f ms%n", LAYERS, first);
    System.out.printf("shapes of %d layers, warm: %.2f ms%n", LAYERS, times[RUNS / 2]);
  }

  private static double time(Graph graph) {
    // Made anew so that nothing kept in the graph helps.
    Graph fresh = graph.withLinks(graph.links());
    long start = System.nanoTime();
    Analysis analysis = Drawing.analyse(fresh);
    long end = System.nanoTime();
    if (!analysis.problems().isEmpty()) {
      throw new IllegalStateException(analysis.problems().toString());
    }
    return (end - start) / 1e6;
  }

  /** Residual blocks of convolution, ReLU and addition. */
  private static Graph deep() {
    Map<String, Value> same = Map.of("filters", Drawing.whole(8), "padding", Drawing.text("same"));
    Drawing drawing = Drawing.from("mnist").then("norm", "normalize").then("x0", "conv2d", same);
    for (int block = 1; block <= LAYERS / 3; block++) {
      drawing
          .then("c" + block, "conv2d", same)
          .then("r" + block, "relu")
          .then("x" + block, "add")
          .link("x" + (block - 1), "x" + block);
    }
    return drawing
        .then("flat", "flatten")
        .then("dense", "dense", Map.of("units", Drawing.whole(10)))
        .loss("crossEntropy")
        .graph();
  }
}
