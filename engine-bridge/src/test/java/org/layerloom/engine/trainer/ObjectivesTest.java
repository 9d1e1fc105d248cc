package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.Samples;
import org.layerloom.engine.Blobs;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.NotTrainable;
import org.layerloom.engine.program.Program;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.Unfolding;
import org.layerloom.training.RunFolder;
import org.layerloom.training.TrainingEvent;

/** A generator and a discriminator that learn against each other: two train nodes of one run. */
final class ObjectivesTest {

  private static final Catalogue KINDS = Catalogue.standard();
  private static final Site.DatasetShapes DATA =
      name ->
          new Site.DatasetShape(
              Signal.Tensor.real(Shape.of(1, 4, 4)), new Signal.Labels(3, Shape.of()), 200, 0);

  private final Samples train = Blobs.of(200, 3, 1, 1, 4, 4);
  @TempDir Path folder;

  private static Document gan() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            ObjectivesTest.class.getResourceAsStream("/org/layerloom/engine/gan.loom"))) {
      return switch (ProjectFile.parse(in.readAllBytes(), "gan.loom", KINDS)) {
        case Opening.Opened opened -> opened.document();
        case Opening.Refused refused -> throw new AssertionError(refused.problems().toString());
      };
    }
  }

  private static Graph with(Graph graph, String node, String name, Value value) {
    return graph.withNode(graph.node(new NodeId(node)).with(name, value));
  }

  private static Analysis drawn(Document document) {
    Network network = document.network();
    return Analyser.analyse(network.graph(), network.catalogue(KINDS), DATA);
  }

  private static Program program(Document document) throws NotTrainable {
    assertThat(drawn(document).problems()).isEmpty();
    return Program.compile(Unfolding.analyse(document.network(), KINDS, DATA), KINDS);
  }

  private static Program program(int epochs, @Nullable String moves) throws Exception {
    Document document = gan();
    Graph graph = document.graph();
    for (String node : List.of("trainDiscriminator", "trainGenerator")) {
      graph = with(graph, node, "epochs", new Value.Whole(epochs));
      if (moves != null && !node.equals(moves)) {
        graph = with(graph, node, "learningRate", new Value.Real(1e-8));
        graph = with(graph, node, "optimizer", new Value.Text("sgd"));
      }
    }
    return program(document.withGraph(graph));
  }

  private List<TrainingEvent.Step> steps = new ArrayList<>();

  private List<NamedTensor> run(Program program, String name, String from) throws Exception {
    Path checkpoint = from.isEmpty() ? null : Job.checkpoint(folder.resolve(from), "last");
    Path run = folder.resolve(name);
    List<TrainingEvent.Step> told = new ArrayList<>();
    Job job = new Job(program, 0, train, null, run, "cpu", 1, checkpoint);
    new Trainer(
            job,
            new Control(),
            event -> {
              if (event instanceof TrainingEvent.Progress progress) {
                told.addAll(progress.steps());
              }
              assertThat(event).isNotInstanceOf(TrainingEvent.Failed.class);
            })
        .run();
    steps = told;
    return Checkpoint.read(Job.checkpoint(run, "last")).tensors();
  }

  @Test
  void eachTrainNodeMovesItsOwnWeightsAndNoOthers() throws Exception {
    List<NamedTensor> start = run(program(1, "none"), "start", "");

    for (String moves : List.of("trainDiscriminator", "trainGenerator")) {
      String own = moves.equals("trainGenerator") ? "generator/" : "judge";
      List<NamedTensor> after = run(program(1, moves), moves, "");
      int moved = 0;
      for (NamedTensor tensor : after) {
        NamedTensor before =
            start.stream().filter(t -> t.name().equals(tensor.name())).findFirst().orElse(tensor);
        boolean weight = tensor.name().endsWith("weight") || tensor.name().endsWith("bias");
        if (weight && !tensor.name().startsWith("optimizer")) {
          double most = 0;
          for (int i = 0; i < tensor.values().limit(); i++) {
            most = Math.max(most, Math.abs(tensor.values().get(i) - before.values().get(i)));
          }
          boolean belongs = tensor.name().startsWith(own);
          assertThat(most > 1e-4).as("%s moves %s", moves, tensor.name()).isEqualTo(belongs);
          moved += belongs ? 1 : 0;
        }
      }
      assertThat(moved).isEqualTo(6);
    }
  }

  @Test
  void theRunTellsWhatEachOneCameToAndTheirSum() throws Exception {
    run(program(2, null), "told", "");

    assertThat(steps).hasSize(2 * 13);
    for (TrainingEvent.Step step : steps) {
      assertThat(step.parts()).hasSize(2);
      assertThat(step.parts().get(0) + step.parts().get(1)).isCloseTo(step.loss(), within(1e-5));
      assertThat(step.score()).isBetween(0.0, 1.0);
    }
    // At first nobody knows anything: two answers of log 2 here, one there.
    assertThat(steps.getFirst().parts().get(0)).isCloseTo(2 * Math.log(2), within(0.4));
    assertThat(steps.getFirst().parts().get(1)).isCloseTo(Math.log(2), within(0.3));
  }

  @Test
  void itGoesOnToTheSameBits() throws Exception {
    List<NamedTensor> whole = run(program(4, null), "whole", "");
    List<TrainingEvent.Step> all = steps;
    run(program(2, null), "half", "");
    List<NamedTensor> rest = run(program(4, null), "rest", "half");

    assertThat(rest).isEqualTo(whole);
    assertThat(steps).isEqualTo(all.subList(26, 52));
    assertThat(whole)
        .extracting(NamedTensor::name)
        .contains(
            "optimizer.judgeFake/dense1.weight.mean",
            "optimizer.trainGenerator.generator/dense1.weight.mean");
  }

  @Test
  void whatTheGeneratorDrawsIsThereToLookAtAfterEachEpoch() throws Exception {
    run(program(2, null), "drawn", "");

    for (int epoch = 1; epoch <= 2; epoch++) {
      Path picture =
          new RunFolder(folder.resolve("drawn")).pictures().resolve("epoch-000" + epoch + ".png");
      var read = javax.imageio.ImageIO.read(picture.toFile());
      // Eight by eight pictures of four by four, with lines between.
      assertThat(read.getWidth()).isEqualTo(8 * 5 + 1);
      assertThat(read.getHeight()).isEqualTo(8 * 5 + 1);
    }
    assertThat(folder.resolve("drawn/pictures/epoch-0003.png")).doesNotExist();
  }

  @Test
  void aNodeThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
    Document document = gan();
    Graph graph = with(document.graph(), "trainGenerator", "updates", new Value.Text("generatr"));

    List<Problem> problems = drawn(document.withGraph(graph)).problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().node()).isEqualTo(new NodeId("trainGenerator"));
    assertThat(problems.getFirst().message().key()).isEqualTo("network.train.noNode");
    assertThat(problems.getFirst().message().values().toString()).contains("generator");
    assertThat(problems.getFirst().repairs()).isNotEmpty();
  }

  @Test
  void theirRunIsOne() throws Exception {
    Document document = gan();
    Graph graph = with(document.graph(), "trainGenerator", "batchSize", new Value.Whole(8));

    List<Problem> problems = drawn(document.withGraph(graph)).problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().parameter()).isEqualTo("batchSize");
    assertThat(problems.getFirst().repairs()).hasSize(1);
  }

  @Test
  void whatItsLossesDoNotDependOnCannotBeItsAim() throws Exception {
    Document document = gan();
    Graph graph = with(document.graph(), "trainGenerator", "updates", new Value.Text("noise"));
    Analysis flat = Unfolding.analyse(document.withGraph(graph).network(), KINDS, DATA);

    assertThatThrownBy(() -> Program.compile(flat, KINDS))
        .isInstanceOfSatisfying(
            NotTrainable.class,
            e -> assertThat(e.reason().key()).isEqualTo("engine.objective.nothing"));
  }
}
