package org.layerloom.app.stepping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.engine.LayerloomEngine;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.samples.SampleProject;
import org.layerloom.subnet.Unfolding;
import org.layerloom.training.Question;
import org.layerloom.training.Stepped;

/**
 * Every line that is written out gives the number that the engine gave: its arithmetic is done
 * anew, in double precision, from the numbers that stand beside it.
 *
 * <p>Tolerance: the engine adds up in single precision, in another order, up to 1,600 terms here;
 * each rounding is a share of 6e-8, so that 1e-4 of the size, or 1e-5 where numbers cancel, is
 * ample and still a thousandth of any slip in a formula.
 */
@Timeout(180)
final class WorkedGateTest {

  private static final Catalogue KINDS = Catalogue.standard();

  // Opened before the tests, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private static EngineProcess engine;

  @BeforeAll
  static void open() {
    engine = new EngineProcess(LayerloomEngine.command());
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "by-hand-2-3",
        "by-hand-3-6",
        "logistic-regression",
        "iris-mlp",
        "diabetes-mlp",
        "spiral-mlp",
        "points-mlp",
        "mnist-cnn",
        "mnist-cnn-small",
        "mnist-branches"
      })
  void everyLineGivesTheEnginesNumber(String sample) throws Exception {
    Document document = SampleProject.find(sample).orElseThrow().document(Locale.ENGLISH);

    Map<Stop.Phase, Set<String>> written = check(document);

    assertThat(written.get(Stop.Phase.FORWARD)).isNotEmpty();
    assertThat(written.get(Stop.Phase.LOSS)).isNotEmpty();
    assertThat(written.get(Stop.Phase.UPDATE)).isNotEmpty();
  }

  @Test
  void convolutionsPoolingShareAndAdamAreWrittenOut() throws Exception {
    Document document = SampleProject.find("mnist-cnn").orElseThrow().document(Locale.ENGLISH);

    Map<Stop.Phase, Set<String>> written = check(document);

    assertThat(written.get(Stop.Phase.FORWARD))
        .contains("scale", "conv1", "pool1", "conv2", "pool2", "flatten", "dense2");
    assertThat(written.get(Stop.Phase.UPDATE)).contains("conv1", "dense2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"same", "explicit"})
  void paddingAndStrideAreMinded(String padding) throws Exception {
    Document document = SampleProject.find("mnist-cnn").orElseThrow().document(Locale.ENGLISH);
    Graph graph = document.graph();
    boolean strided = padding.equals("explicit");
    graph =
        graph.withNode(
            graph
                .node(new NodeId("conv1"))
                .with("padding", new Value.Text(padding))
                .with("pad", Value.Wholes.of(2, 1))
                .with("stride", strided ? Value.Wholes.of(2, 1) : Value.Wholes.of(1, 1))
                .with("dilation", Value.Wholes.of(1, 2)));

    assertThat(check(document.withGraph(graph)).get(Stop.Phase.FORWARD)).contains("conv1");
  }

  @Test
  void gradientsBetweenNodesAreWrittenOut() throws Exception {
    Document document = SampleProject.find("iris-mlp").orElseThrow().document(Locale.ENGLISH);

    Set<String> nodes = check(document).get(Stop.Phase.BACKWARD);

    assertThat(nodes).hasSizeGreaterThanOrEqualTo(2);
  }

  /** Which nodes were written out in each phase. */
  private static Map<Stop.Phase, Set<String>> check(Document document) throws Exception {
    Stepped step =
        engine
            .ask(new Question.Step(new Question.Start.Fresh(document), 0))
            .get(120, TimeUnit.SECONDS);
    Graph graph = Unfolding.of(document.network(), KINDS).graph();
    Map<Stop.Phase, Set<String>> written = new java.util.EnumMap<>(Stop.Phase.class);
    EnumSet.allOf(Stop.Phase.class).forEach(phase -> written.put(phase, new HashSet<>()));
    Random random = new Random(5);
    for (Stop stop : Stop.of(step)) {
      float[] values = stop.numbers().values();
      List<Integer> places =
          random.ints(Math.min(40, 2 * values.length), 0, values.length).boxed().toList();
      for (int at : places) {
        Optional<Worked> worked = Worked.of(step, graph, stop, at);
        if (worked.isPresent()) {
          written.computeIfAbsent(stop.phase(), it -> new HashSet<>()).add(stop.node().value());
          double tolerance = 1e-5 + 1e-4 * Math.abs(values[at]);
          assertThat(worked.get().result())
              .as("%s %s %d: %s", stop.phase(), stop.name(), at, worked.get().line())
              .isCloseTo(values[at], within(tolerance));
        }
      }
    }
    return written;
  }
}
