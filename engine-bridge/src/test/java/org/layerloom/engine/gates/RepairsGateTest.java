package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.engine.Flows;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.LossKind;
import org.layerloom.network.Message;
import org.layerloom.network.Problem;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

/** Whatever repair is offered mends what it is offered for. */
final class RepairsGateTest {

  private static final Catalogue KINDS = Catalogue.standard();

  /** Settings that are all wrong at once are mended one after the other. */
  private static final int MOST_CLICKS = 8;

  static Stream<String> layers() {
    return KINDS.all().stream().filter(LayerKind.class::isInstance).map(Kind::id);
  }

  static Stream<String> losses() {
    return KINDS.all().stream().filter(LossKind.class::isInstance).map(Kind::id);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void eachRepairOfALayerMendsItsProblem(String kind) {
    for (Flows flow : new KindFlows(KINDS.kind(kind), 5).refused(6)) {
      eachRepairMends(flow);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void eachRepairOfALossMendsItsProblem(String kind) {
    for (Signal.Labels labels :
        List.of(
            new Signal.Labels(2, Shape.of()),
            new Signal.Labels(10, Shape.of()),
            new Signal.Labels(0, Shape.of(1)),
            new Signal.Labels(0, Shape.of(3)),
            new Signal.Labels(10, Shape.of(7)))) {
      for (String last : List.of("none", "softmax", "sigmoid", "relu")) {
        for (int units : new int[] {1, 2, 3, 10}) {
          Flows flow =
              new Flows(Signal.Tensor.real(Shape.of(6)), labels)
                  .then("out", "dense", "units", units, "activation", last)
                  .loss("it", kind);
          eachRepairMends(flow);
        }
      }
      Flows deep =
          new Flows(Signal.Tensor.real(Shape.of(4, 7, 5)), labels)
              .then("out", "conv2d", "filters", 3)
              .loss("it", kind);
      eachRepairMends(deep);
    }
  }

  private static void eachRepairMends(Flows flow) {
    Graph graph = flow.graph();
    for (Problem problem : flow.analysis().problems()) {
      for (Problem.Fix fix : problem.repairs()) {
        // when the repair is carried out, then that problem is gone
        String what = problem.message() + " -> " + fix.name() + " in " + graph.nodes();
        Graph next = repaired(graph, fix, what);
        assertThat(analyse(flow, next).problems()).as(what).doesNotContain(problem);

        // and whoever goes on clicking what is offered first comes to an end
        List<Message> clicks = new ArrayList<>();
        for (Problem.Fix more = first(flow, next); more != null; more = first(flow, next)) {
          next = repaired(next, more, what);
          clicks.add(more.name());
          assertThat(clicks).as(what).hasSizeLessThan(MOST_CLICKS);
        }
      }
    }
  }

  private static Graph repaired(Graph graph, Problem.Fix fix, String what) {
    EditResult result = Edits.apply(graph, fix.edit(), KINDS);
    assertThat(result).as(what).isInstanceOf(EditResult.Applied.class);
    return ((EditResult.Applied) result).graph();
  }

  private static Analysis analyse(Flows flow, Graph graph) {
    return Analyser.analyse(graph, KINDS, flow.shapes());
  }

  private static Problem.@Nullable Fix first(Flows flow, Graph graph) {
    return analyse(flow, graph).problems().stream()
        .flatMap(problem -> problem.repairs().stream().limit(1))
        .findFirst()
        .orElse(null);
  }
}
