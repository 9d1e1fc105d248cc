package org.layerloom.engine.exporting;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.layerloom.data.Samples;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.out.Proof;
import org.layerloom.exchange.proof.Difference;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.PortRef;

/** Loads an exported file into ONNX Runtime and compares it with the run, node by node. */
final class OnnxProof {

  private final Trained trained;
  private final Outgoing network;
  private final Samples samples;
  private final Map<PortRef, FloatBuffer> wanted;
  private final OnnxInputs inputs;

  OnnxProof(Trained trained, Outgoing network, Samples samples) {
    this.trained = trained;
    this.network = network;
    this.samples = samples;
    this.wanted = trained.activations(samples);
    this.inputs = new OnnxInputs(network, wanted);
  }

  /**
   * @param model what the file holds
   * @param tolerance up to which results count as the same
   */
  Proof of(Path file, ModelProto model, double tolerance) throws IOException {
    double difference = 0;
    double micros;
    try (OnnxRuntime runtime = OnnxRuntime.open(file)) {
      Map<String, NamedTensor> found = runtime.run(inputs.first(runtime.inputs(), samples.count()));
      for (Outgoing.Exit exit : network.exits()) {
        difference = Math.max(difference, difference(found, exit.from()));
      }
      Map<String, OnnxRuntime.Given> one = inputs.first(runtime.inputs(), 1);
      micros = Stopwatch.micros(() -> runtime.run(one));
    }
    Samples first = FirstSamples.of(samples, 1);
    double own = Stopwatch.micros(() -> trained.session.predict(first));
    return new Proof(
        "ONNX Runtime " + OnnxRuntime.version(),
        samples.count(),
        difference,
        tolerance,
        difference <= tolerance ? "" : firstDifferent(model, tolerance),
        micros,
        own);
  }

  /** The first node in the order of the flow whose result is further off than it may be. */
  private String firstDifferent(ModelProto model, double tolerance) throws IOException {
    try (OnnxRuntime runtime = OnnxRuntime.open(OnnxModel.revealing(model).toByteArray())) {
      Map<String, NamedTensor> found = runtime.run(inputs.first(runtime.inputs(), samples.count()));
      return network.layers().stream()
          .flatMap(
              node ->
                  network.kind(node).outputs().stream()
                      .map(port -> new PortRef(node.id(), port.name())))
          .filter(port -> difference(found, port) > tolerance)
          .map(port -> port.node().value())
          .findFirst()
          .orElse("");
    }
  }

  private double difference(Map<String, NamedTensor> found, PortRef port) {
    NamedTensor got = found.get(network.name(port));
    FloatBuffer expected = wanted.get(port);
    if (expected == null) {
      return 0;
    }
    return got == null ? Double.POSITIVE_INFINITY : Difference.between(expected, got.values());
  }
}
