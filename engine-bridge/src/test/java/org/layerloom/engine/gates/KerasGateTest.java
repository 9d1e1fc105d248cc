package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.engine.Flows;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.NumpyArrays;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.keras.KerasCode;
import org.layerloom.exchange.proof.Pythons;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Node;
import org.layerloom.network.Shape;
import org.layerloom.network.Weight;

/**
 * Every layer kind's Keras code. What it needs of layers and weights is compared on every build;
 * {@code mvn -Ppython} runs it where a Python has Keras 3.
 */
final class KerasGateTest {

  /** Kinds for which Keras 3 has nothing that computes the same. */
  private static final Set<String> NONE =
      Set.of(
          "bilinear",
          "multiHeadAttention",
          "transformerEncoder",
          "transformerDecoder",
          "positionalEncoding",
          "learnedPositions",
          "constant",
          "rmsNorm",
          "spectrogram",
          "melSpectrogram",
          "mfcc",
          "noise");

  private static final String RUNNER =
      """
      import importlib.util, json, os, sys
      jax = importlib.util.find_spec("jax")
      os.environ.setdefault("KERAS_BACKEND", "jax" if jax else "torch")
      import keras, numpy
      for name in sorted(os.listdir(sys.argv[1]), key=int):
          folder = os.path.join(sys.argv[1], name)
          result = {"name": name}
          try:
              spec = importlib.util.spec_from_file_location("model" + name, folder + "/model.py")
              module = importlib.util.module_from_spec(spec)
              spec.loader.exec_module(module)
              model = module.load(folder + "/weights.npz")
              io = numpy.load(folder + "/io.npz")
              answers = model([io["in"]])
              got = keras.ops.convert_to_numpy(answers[0] if isinstance(answers, list) else answers)
              want = io["out"]
              if got.shape != want.shape:
                  result["problem"] = f"shape {got.shape} for {want.shape}"
              else:
                  largest = max(float(numpy.abs(want).max()), 1e-6)
                  result["difference"] = float(numpy.abs(got - want).max()) / largest
          except Exception as e:
              result["problem"] = repr(e)
          print(json.dumps(result), flush=True)
      """;

  @TempDir private Path folder;

  private static List<String> kinds() {
    return Catalogue.standard().all().stream()
        .filter(LayerKind.class::isInstance)
        .map(Kind::id)
        .toList();
  }

  @Test
  void everyKindHasAFormOrIsSaidToHaveNone() {
    Set<String> without = new TreeSet<>(kinds());
    without.removeIf(KerasCode::has);

    assertThat(without).isEqualTo(new TreeSet<>(NONE));
  }

  @Test
  void everyNumberOfALayerGoesToKerasOnce() {
    for (String kind : kinds()) {
      for (Flows flow : new KindFlows(Catalogue.standard().kind(kind), 7).some(3)) {
        SingleRun run = new SingleRun(flow, 3, 11);
        Outgoing network = Outgoing.of(flow.analysis(), Catalogue.standard(), true);
        if (!(KerasCode.write(network, "gate") instanceof KerasCode.Result.Written written)) {
          continue;
        }
        long wanted = 0;
        for (Node node : network.layers()) {
          for (Weight weight : network.layer(node).weights(network.site(node))) {
            wanted += weight.shape().size();
          }
        }
        List<NamedTensor> weights = KerasCode.weights(network, run.weights);
        long found = weights.stream().mapToLong(tensor -> tensor.shape().size()).sum();
        // Keras adds both biases of an RNN or LSTM up; PyTorch keeps them apart.
        boolean added = kind.equals("rnn") || kind.equals("lstm");
        assertThat(found).as(kind).isLessThanOrEqualTo(wanted);
        assertThat(found == wanted || added).as("%s: %s of %s", kind, found, wanted).isTrue();
        for (NamedTensor tensor : weights) {
          String layer = tensor.name().substring(0, tensor.name().indexOf('/'));
          assertThat(written.source()).contains("name=\"" + layer + "\"");
        }
      }
    }
  }

  @Tag("python")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  @Test
  void everyLayersCodeComputesTheSameInKeras() throws Exception {
    Optional<String> python = Pythons.withKeras();
    assumeTrue(python.isPresent(), "no Python with Keras 3 here");
    List<String> written = new ArrayList<>();
    Map<String, Integer> refused = new TreeMap<>();
    Path cases = Files.createDirectory(folder.resolve("cases"));
    for (String kind : kinds()) {
      for (Flows flow : new KindFlows(Catalogue.standard().kind(kind), 7).some(2)) {
        if (write(flow, cases.resolve(String.valueOf(written.size())))) {
          written.add(kind);
        } else {
          refused.merge(kind, 1, Integer::sum);
        }
      }
    }
    Path runner = Files.writeString(folder.resolve("run.py"), RUNNER);
    Process process =
        new ProcessBuilder(python.orElseThrow(), runner.toString(), cases.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    for (String line : out.lines().filter(l -> l.startsWith("{")).toList()) {
      JsonNode result = new ObjectMapper().readTree(line);
      String kind = written.get(result.path("name").asInt());
      seen++;
      double tolerance = kind.equals("groupNorm") ? 1e-4 : 2e-5;
      if (!(result.path("difference").asDouble(1) <= tolerance)) {
        wrong.add(kind + ": " + line);
      }
    }

    assertThat(wrong).as("%s were tried, without a form: %s", seen, refused).isEmpty();
    assertThat(seen).isEqualTo(written.size());
    System.out.println("Keras agrees on " + seen + " networks; refused: " + refused);
  }

  private static boolean write(Flows flow, Path into) throws IOException {
    SingleRun run = new SingleRun(flow, 3, 11);
    Outgoing network = Outgoing.of(flow.analysis(), Catalogue.standard(), true);
    if (!(KerasCode.write(network, "gate") instanceof KerasCode.Result.Written written)) {
      return false;
    }
    Files.createDirectory(into);
    Files.writeString(into.resolve("model.py"), written.source());
    NumpyArrays.write(into.resolve("weights.npz"), KerasCode.weights(network, run.weights));
    Outgoing.Exit exit = network.exits().getFirst();
    FloatBuffer answer = Objects.requireNonNull(run.activations().get(exit.from()));
    NumpyArrays.write(
        into.resolve("io.npz"),
        List.of(
            new NamedTensor("in", new Shape(run.dims()), run.features),
            new NamedTensor("out", Shape.of(run.batch, exit.signal().shape().size()), answer)));
    return true;
  }
}
