package org.layerloom.exchange.onnx.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.OpenData;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.NotTrainable;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.trainer.Session;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.proof.Difference;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * Networks that nobody here drew, from packages that {@code -Pforeign} fetches: read, taken out
 * again, and run both ways.
 */
@Tag("foreign")
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class ForeignModelTest {

  private static final Catalogue KINDS = Catalogue.standard();
  private static final int SAMPLES = 2;

  /** As for every export: rounding adds up over sixty convolutions. */
  private static final double DEEP = 1e-4;

  /**
   * A model.
   *
   * @param least how many of its nodes, in shares of all, can be edited rather than sealed
   */
  record Model(String file, Given given, double least, double tolerance) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Model> models() {
    return Stream.of(
        new Model(
            "ch_ppocr_mobile_v2.0_cls_infer.onnx",
            new Given(Map.of("x", List.of(3L, 48L, 192L)), Map.of()),
            1,
            1e-5),
        new Model(
            "ch_PP-OCRv4_det_infer.onnx",
            new Given(Map.of("x", List.of(3L, 96L, 160L)), Map.of()),
            1,
            DEEP),
        new Model(
            "ch_PP-OCRv4_rec_infer.onnx",
            new Given(Map.of("x", List.of(3L, 48L, 160L)), Map.of()),
            0.8,
            DEEP),
        new Model(
            "all-minilm-l6-v2-q.onnx",
            new Given(
                Map.of(
                    "input_ids", List.of(16L),
                    "attention_mask", List.of(16L),
                    "token_type_ids", List.of(16L)),
                Map.of()),
            0.8,
            1e-5));
  }

  @ParameterizedTest
  @MethodSource("models")
  void itIsReadLaidOutAndGivesTheSameWhenTakenOutAgain(Model model) throws IOException {
    Path file = Path.of(System.getProperty("foreign", "target/foreign")).resolve(model.file());
    assertThat(file).as("fetched by -Pforeign").exists();

    // when it is read
    Imported.Read read =
        switch (OnnxReader.read(file, "foreign", KINDS, model.given(), OpenData::find)) {
          case Imported.Read it -> it;
          case Imported.Refused refused -> fail(refused.reasons().toString());
        };
    List<Node> nodes = List.copyOf(read.document().graph().nodes().values());
    long sealed = nodes.stream().filter(node -> node.kind().startsWith("sealed")).count();

    // then most of it can be edited, and no two cards lie on one another
    assertThat(1 - (double) sealed / nodes.size()).isGreaterThanOrEqualTo(model.least());
    assertThat(nodes.stream().map(Node::at).distinct()).hasSameSizeAs(nodes);

    // and it gives the same when it goes out again, operator by operator
    Outgoing network =
        Outgoing.of(Analyser.analyse(read.document().graph(), KINDS, OpenData::find), KINDS, true);
    ModelProto again = drawn(network, read.weights());
    List<OnnxRuntime.Given> samples = samples(network);
    byte[] original = Files.readAllBytes(file);
    List<NamedTensor> wanted = answers(original, samples);
    List<NamedTensor> found = answers(again.toByteArray(), samples);
    double difference = difference(wanted, found);
    System.out.printf(
        "%s: %d nodes, %d of them sealed; taken out again, the largest difference is %.2g%n",
        model, nodes.size(), sealed, difference);
    assertThat(difference).isLessThan(model.tolerance());
    if (sealed == 0) {
      double own = difference(wanted, trained(read, network, samples));
      System.out.printf("  in Layerloom's own engine it is %.2g%n", own);
      assertThat(own).isLessThan(model.tolerance());
    }
  }

  private static double difference(List<NamedTensor> wanted, List<NamedTensor> found) {
    assertThat(found).hasSameSizeAs(wanted);
    double largest = 0;
    for (int i = 0; i < wanted.size(); i++) {
      largest =
          Math.max(largest, Difference.between(wanted.get(i).values(), found.get(i).values()));
    }
    return largest;
  }

  private static ModelProto drawn(Outgoing network, List<NamedTensor> numbers) {
    Map<String, NamedTensor> weights = new HashMap<>();
    numbers.forEach(tensor -> weights.put(tensor.name(), tensor));
    return switch (OnnxModel.draw(network, weights, "foreign", Map.of())) {
      case OnnxModel.Result.Drawn(ModelProto drawn) -> drawn;
      case OnnxModel.Result.Refused refused -> fail(refused.toString());
    };
  }

  /** What the engine that trains answers, once the network has a loss. */
  private static List<NamedTensor> trained(
      Imported.Read read, Outgoing network, List<OnnxRuntime.Given> samples) {
    Outgoing.Entry entry = network.entries().getFirst();
    Outgoing.Exit exit = network.exits().getFirst();
    Graph graph = read.document().graph();
    List<Node> nodes = new ArrayList<>(graph.nodes().values());
    nodes.add(node("judge", "mse"));
    nodes.add(node("learn", "train"));
    List<Link> links = new ArrayList<>(graph.links());
    links.add(new Link(exit.from(), PortRef.of("judge", port("mse", 0))));
    links.add(
        new Link(new PortRef(entry.from().node(), "labels"), PortRef.of("judge", port("mse", 1))));
    links.add(new Link(PortRef.of("judge", "loss"), PortRef.of("learn", "loss")));
    Site.DatasetShape data =
        new Site.DatasetShape(
            entry.signal(), new Signal.Labels(0, exit.signal().shape()), SAMPLES, 0);
    Analysis analysis = Analyser.analyse(Graph.of(nodes, links), KINDS, name -> data);
    FloatBuffer values = ((OnnxRuntime.Given.Reals) samples.getFirst()).values();
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values.duplicate());
    try (Session session = Session.open(Program.compile(analysis, KINDS), "cpu", 1)) {
      assertThat(session.restore(read.weights(), 0)).isNull();
      float[] answer =
          session
              .predict(
                  new Samples(
                      SAMPLES,
                      entry.signal().shape(),
                      Samples.Type.FLOAT,
                      bytes,
                      0,
                      exit.signal().shape(),
                      ByteBuffer.allocate(4 * SAMPLES * (int) exit.signal().shape().size())))
              .getFirst();
      List<Long> dims = new ArrayList<>(List.of((long) SAMPLES));
      dims.addAll(exit.signal().shape().extents());
      return List.of(new NamedTensor(exit.name(), new Shape(dims), FloatBuffer.wrap(answer)));
    } catch (NotTrainable e) {
      return fail(e.reason().toString());
    }
  }

  private static Node node(String id, String kind) {
    return new Node(
        new NodeId(id), kind, new Point(-1000, -1000), KINDS.kind(kind).initialSettings());
  }

  private static String port(String kind, int input) {
    return KINDS.kind(kind).inputs().get(input).name();
  }

  private static List<OnnxRuntime.Given> samples(Outgoing network) {
    Random random = new Random(5);
    List<OnnxRuntime.Given> samples = new ArrayList<>();
    for (Outgoing.Entry entry : network.entries()) {
      Signal.Tensor signal = entry.signal();
      List<Long> dims = new ArrayList<>(List.of((long) SAMPLES));
      dims.addAll(signal.shape().extents());
      int size = (int) (SAMPLES * signal.shape().size());
      if (signal.calculable()) {
        FloatBuffer reals = FloatBuffer.allocate(size);
        while (reals.hasRemaining()) {
          reals.put(written(signal.shape(), reals.position()));
        }
        samples.add(new OnnxRuntime.Given.Reals(reals.flip(), dims));
      } else {
        LongBuffer wholes = LongBuffer.allocate(size);
        while (wholes.hasRemaining()) {
          // Masks and types are 0 or 1, words anything below.
          wholes.put(
              entry.name().contains("ids") && signal.most() > 2
                  ? random.nextInt((int) Math.min(signal.most(), 2000))
                  : 1);
        }
        samples.add(new OnnxRuntime.Given.Wholes(wholes.flip(), dims));
      }
    }
    return samples;
  }

  /** Dark strokes on a bright page: what readers of text look for. */
  private static float written(Shape shape, int place) {
    if (shape.rank() != 3) {
      return (float) Math.sin(0.1 * place);
    }
    int height = (int) shape.extent(1);
    int width = (int) shape.extent(2);
    int row = place / width % height;
    int column = place % width;
    boolean line = row > height / 3 && row < 2 * height / 3 && column > 20 && column < width - 20;
    boolean stroke = column % 9 < 3 || (row % 8 < 2 && column % 18 < 9);
    return line && stroke ? -1 : 1 - 0.002f * (row + column % 7);
  }

  private static List<NamedTensor> answers(byte[] model, List<OnnxRuntime.Given> samples)
      throws IOException {
    ModelProto proto = ModelProto.parseFrom(model);
    Map<String, OnnxRuntime.Given> inputs = new LinkedHashMap<>();
    for (int i = 0; i < samples.size(); i++) {
      inputs.put(proto.getGraph().getInput(i).getName(), samples.get(i));
    }
    try (OnnxRuntime runtime = OnnxRuntime.openPlain(model)) {
      Map<String, NamedTensor> found = runtime.run(inputs);
      return proto.getGraph().getOutputList().stream()
          .map(output -> Objects.requireNonNull(found.get(output.getName())))
          .toList();
    }
  }
}
