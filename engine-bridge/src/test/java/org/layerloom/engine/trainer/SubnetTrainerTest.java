package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.data.Samples;
import org.layerloom.engine.Blobs;
import org.layerloom.engine.Flows;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Value;
import org.layerloom.subnet.Block;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;
import org.layerloom.subnet.NetworkEdits;
import org.layerloom.subnet.NetworkResult;
import org.layerloom.subnet.Unfolding;

/** Three residual blocks learn, and go on from a checkpoint to the same bits. */
final class SubnetTrainerTest {

  private static final Site.DatasetShapes DATA =
      name ->
          new Site.DatasetShape(
              Signal.Tensor.real(Shape.of(1, 12, 12)), new Signal.Labels(5, Shape.of()), 700, 200);

  private final Samples train = Blobs.of(700, 5, 1, 1, 12, 12);
  private final Samples test = Blobs.of(200, 5, 2, 1, 12, 12);
  @TempDir Path folder;

  /** A convolution, three nodes of the ready residual block, a classifier. */
  private static Program program(String weights, int epochs) throws Exception {
    Graph graph =
        new Flows(Shape.of(1, 12, 12), 5, Shape.of())
            .then("conv1", "conv2d", "filters", 4, "activation", "relu")
            .then("a", "relu")
            .then("b", "relu")
            .then("c", "relu")
            .then("flat", "flatten")
            .then("out", "dense", "units", 5)
            .loss("loss", "crossEntropy")
            .train("epochs", epochs, "batchSize", 32)
            .graph();
    Network network =
        applied(
            Network.of(graph), new NetworkEdit.Define(Map.of("Residual", Block.RESIDUAL.graph(4))));
    Graph drawn = network.graph();
    Settings settings = Settings.NONE.with("weights", new Value.Text(weights));
    for (String id : List.of("a", "b", "c")) {
      var node = drawn.node(new NodeId(id));
      drawn =
          drawn.withNode(
              new org.layerloom.network.Node(node.id(), "subnet:Residual", node.at(), settings));
    }
    Analysis flat = Unfolding.analyse(network.with(Network.TOP, drawn), Catalogue.standard(), DATA);
    assertThat(flat.problems()).isEmpty();
    return Program.compile(flat, Catalogue.standard());
  }

  private static Network applied(Network network, NetworkEdit edit) {
    return ((NetworkResult.Applied) NetworkEdits.apply(network, edit, Catalogue.standard()))
        .network();
  }

  private List<NamedTensor> run(Program program, String name, String from) throws Exception {
    Path checkpoint = from.isEmpty() ? null : Job.checkpoint(folder.resolve(from), "last");
    Path run = folder.resolve(name);
    Job job = new Job(program, 0.2, train, test, run, "cpu", 1, checkpoint);
    new Trainer(job, new Control(), event -> {}).run();
    return Checkpoint.read(Job.checkpoint(run, "last")).tensors();
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "shared"})
  void itLearnsAndResumesToTheSameBits(String weights) throws Exception {
    List<NamedTensor> whole = run(program(weights, 4), "whole", "");
    run(program(weights, 2), "half", "");
    List<NamedTensor> rest = run(program(weights, 4), "rest", "half");

    assertThat(rest).isEqualTo(whole);
    List<String> names =
        whole.stream().map(NamedTensor::name).filter(n -> n.endsWith("conv1.weight")).toList();
    assertThat(names).contains("a/conv1.weight", "conv1.weight");
    assertThat(names.contains("b/conv1.weight")).isEqualTo(weights.equals("own"));
    // Statistics that are kept, not trained, are shared too.
    assertThat(whole)
        .extracting(NamedTensor::name)
        .contains("a/norm1.running_mean")
        .filteredOn(n -> n.equals("c/norm1.running_mean"))
        .hasSize(weights.equals("own") ? 1 : 0);
  }
}
