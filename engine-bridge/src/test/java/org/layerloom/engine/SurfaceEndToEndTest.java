package org.layerloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.Samples;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.engine.client.Heard;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.training.Evaluated;
import org.layerloom.training.Heights;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Surface;
import org.layerloom.training.Trained;
import org.layerloom.training.TrainingEvent;

/** The surface of the loss, in its own process, against formulas and evaluations. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurfaceEndToEndTest {

  private final EngineProcess engine = new EngineProcess(LayerloomEngine.command());
  @TempDir private static Path folder = Path.of("");

  @AfterAll
  void close() {
    engine.close();
  }

  private Trained train(Document project) throws Exception {
    Heard heard = new Heard();
    engine.train(new RunRequest(project, folder.resolve("runs"), "cpu", 1), heard);
    return Trained.last(heard.next(TrainingEvent.Finished.class).run());
  }

  private <A> A answer(Question<A> question) throws Exception {
    return engine.ask(question).get(120, TimeUnit.SECONDS);
  }

  private float[] losses(Trained network, Surface surface) throws Exception {
    float[] losses = new float[surface.count()];
    for (int from = 0; from < losses.length; ) {
      Heights some = answer(new Question.Climb(network, surface.id(), from));
      System.arraycopy(some.losses(), 0, losses, from, some.losses().length);
      from += some.losses().length;
    }
    return losses;
  }

  private static Document project(Graph graph, Path data) {
    var dataset = graph.node(new NodeId("data")).with("source", new Value.Text(data.toString()));
    return Document.named("surface")
        .withGraph(graph.withNode(dataset.with("validation", new Value.Real(0))));
  }

  /** A line with noise, and a network that is a line. */
  private static Document line() throws Exception {
    Random random = new Random(4);
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 40; i++) {
      double x = random.nextGaussian();
      text.append(x).append(',').append(1.5 * x - 0.5 + 0.1 * random.nextGaussian()).append('\n');
    }
    Path table = Files.writeString(folder.resolve("line.csv"), text);
    return project(
        new Flows(Shape.of(1), 0, Shape.of(1))
            .then("out", "dense", "units", 1)
            .loss("loss", "mse")
            .train("epochs", 6, "batchSize", 10, "seed", 3, "learningRate", 0.05)
            .graph(),
        table);
  }

  /** Weight and bias. */
  private static double[] weights(Trained network) throws Exception {
    List<NamedTensor> tensors = SafeTensors.read(network.file()).tensors();
    return new double[] {value(tensors, "out.weight"), value(tensors, "out.bias")};
  }

  private static double value(List<NamedTensor> tensors, String name) {
    return tensors.stream().filter(it -> it.name().equals(name)).findFirst().get().values().get(0);
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1]};
  }

  @Test
  void ofTwoParametersItIsTheFormula() throws Exception {
    // Given a trained line, its samples, and how its weights depend on places of the plane,
    Trained network = train(line());
    Surface surface = answer(Question.Landscape.of(network));
    Samples all =
        answer(
                new Question.Fetch(
                    network, Part.TRAIN, IntStream.range(0, surface.samples()).toArray()))
            .samples();
    assertThat(surface.path().stream().map(Surface.Moment::name))
        .containsExactly(
            "start", "epoch-0001", "epoch-0002", "epoch-0003", "epoch-0004", "epoch-0005", "last");
    double[] last = weights(network);
    Surface.Moment one = surface.path().get(1);
    Surface.Moment three = surface.path().get(3);
    double[] w1 = minus(weights(new Trained(network.run(), one.name())), last);
    double[] w3 = minus(weights(new Trained(network.run(), three.name())), last);
    double area = one.x() * three.y() - three.x() * one.y();
    double[] first = new double[2];
    double[] second = new double[2];
    for (int k = 0; k < 2; k++) {
      first[k] = (w1[k] * three.y() - w3[k] * one.y()) / area;
      second[k] = (w3[k] * one.x() - w1[k] * three.x()) / area;
    }

    // when the losses are asked for,
    float[] losses = losses(network, surface);

    // then the directions are of length 1, at a right angle, and hold everything,
    assertThat(surface.principal()).isTrue();
    assertThat(surface.share()).isCloseTo(1, within(1e-9));
    assertThat(Math.hypot(first[0], first[1])).isCloseTo(1, within(1e-4));
    assertThat(first[0] * second[0] + first[1] * second[1]).isCloseTo(0, within(1e-4));
    // and each loss is that of the formula: on the grid, and on the path.
    int side = surface.side();
    for (int i = 0; i < surface.count(); i++) {
      Surface.Moment moment = i < side * side ? null : surface.path().get(i - side * side);
      double x = moment == null ? surface.x(i % side) : moment.x();
      double y = moment == null ? surface.y(i / side) : moment.y();
      double w = last[0] + first[0] * x + second[0] * y;
      double b = last[1] + first[1] * x + second[1] * y;
      double wanted = 0;
      for (int n = 0; n < all.count(); n++) {
        double error =
            w * all.features().order(ByteOrder.LITTLE_ENDIAN).getFloat(4 * n)
                + b
                - all.labels().order(ByteOrder.LITTLE_ENDIAN).getFloat(4 * n);
        wanted += error * error / all.count();
      }
      assertThat((double) losses[i]).as("place %d", i).isCloseTo(wanted, within(1e-5));
    }
    assertThat(losses[side * side]).isGreaterThan(losses[surface.count() - 1]);
    for (Surface.Moment moment : surface.path()) {
      assertThat(moment.x()).isBetween(surface.left(), surface.right());
      assertThat(moment.y()).isBetween(surface.bottom(), surface.top());
    }
    assertThat(surface.path().getLast().x()).isZero();
    assertThat(surface.path().getLast().y()).isZero();
  }

  /** With batch normalisation, whose statistics are no weights. */
  private static Document rows(int epochs) throws Exception {
    Path data = Rows.write(folder.resolve("rows"), 400, 100);
    return project(
        new Flows(Shape.of(1, 8, 8), Rows.CLASSES, Shape.of())
            .then("norm", "normalize")
            .then("conv1", "conv2d", "filters", 6, "activation", "relu")
            .then("batch1", "batchNorm")
            .then("flat", "flatten")
            .then("out", "dense", "units", Rows.CLASSES)
            .loss("loss", "crossEntropy")
            .train("epochs", epochs, "batchSize", 16, "seed", 7)
            .graph(),
        data);
  }

  @Test
  void eachMomentsLossIsThatOfItsEvaluation() throws Exception {
    Trained network = train(rows(4));

    Surface surface = answer(new Question.Landscape(network, 5, 20_000, 1));
    float[] losses = losses(network, surface);
    Surface again = answer(new Question.Landscape(network, 5, 20_000, 1));

    assertThat(surface.samples()).isEqualTo(400);
    assertThat(surface.principal()).isTrue();
    assertThat(surface.share()).isBetween(0.6, 0.99999);
    for (int i = 1; i < surface.path().size(); i++) {
      Evaluated told =
          answer(
              new Question.Evaluate(
                  new Trained(network.run(), surface.path().get(i).name()), Part.TRAIN));
      assertThat((double) losses[25 + i]).as("moment %d", i).isCloseTo(told.loss(), within(1e-5));
    }
    assertThat(losses).doesNotContain(Float.NaN);
    // and the same question has the same answers, to the last bit.
    assertThat(again).isEqualTo(surface);
    assertThat(losses(network, again)).isEqualTo(losses);
  }

  @Test
  void aShortRunsDirectionsAreAsLongAsItsFilters() throws Exception {
    Trained network = train(rows(1));

    Surface surface = answer(new Question.Landscape(network, 3, 100, 1));
    float[] losses = losses(network, surface);

    assertThat(surface.path()).hasSize(2);
    assertThat(surface.principal()).isFalse();
    assertThat(surface.share()).isBetween(0.0, 0.5);
    assertThat(surface.left()).isEqualTo(-1);
    assertThat(surface.top()).isEqualTo(1);
    // In its middle stands the last checkpoint itself,
    assertThat(losses[4]).isEqualTo(losses[9 + 1]);
    // and another seed looks elsewhere.
    Surface other = answer(new Question.Landscape(network, 3, 100, 2));
    assertThat(other.id()).isNotEqualTo(surface.id());
    assertThat(losses(network, other)[0]).isNotEqualTo(losses[0]);
    assertThat(
            Arrays.stream(new int[] {0, 2, 6, 8}).mapToDouble(i -> losses[i]).min().getAsDouble())
        .isGreaterThan(losses[4]);
  }

  @Test
  void aRunUnderWayIsLookedAtAndTrainsAsIfItWereNot() throws Exception {
    Document project = rows(30);
    Heard alone = new Heard();
    engine.train(new RunRequest(project, folder.resolve("runs"), "cpu", 1), alone);
    double wanted = alone.next(TrainingEvent.Finished.class).testLoss();

    // When the surface is asked for while it trains,
    Heard heard = new Heard();
    engine.train(new RunRequest(project, folder.resolve("runs"), "cpu", 1), heard);
    Path run = heard.next(TrainingEvent.Started.class).run();
    heard.next(TrainingEvent.EpochDone.class);
    Trained network = Trained.last(run);
    Surface surface = answer(new Question.Landscape(network, 3, 100, 1));
    float[] losses = losses(network, surface);

    // then the path goes as far as the run had come, and the run ends as it would have.
    assertThat(surface.path().getFirst().name()).isEqualTo("start");
    assertThat(surface.path().getLast().name()).isEqualTo("last");
    assertThat(losses).doesNotContain(Float.NaN);
    assertThat(heard.next(TrainingEvent.Finished.class).testLoss()).isEqualTo(wanted);
  }

  @Test
  void whatCannotBeDrawnSaysWhy() throws Exception {
    Trained nowhere = Trained.last(folder.resolve("nowhere"));

    assertThatThrownBy(() -> answer(new Question.Landscape(nowhere, 25, 500, 1)))
        .hasRootCauseInstanceOf(NoAnswerException.class);
    assertThatThrownBy(() -> answer(new Question.Landscape(nowhere, 1_000, 500, 1)))
        .hasRootCauseInstanceOf(NoAnswerException.class)
        .hasMessageContaining("engine.surface.size");
    assertThatThrownBy(() -> answer(new Question.Climb(nowhere, 12, 0)))
        .hasRootCauseInstanceOf(NoAnswerException.class)
        .hasMessageContaining("engine.surface.gone");
  }
}
