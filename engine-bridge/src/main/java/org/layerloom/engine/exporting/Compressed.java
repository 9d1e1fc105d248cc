package org.layerloom.engine.exporting;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.layerloom.data.Samples;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.onnx.Compression;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.Message;

/** Makes a model smaller, and tells what that costs: size, speed and score before and after. */
final class Compressed {

  private static final int CALIBRATION = 200;
  private static final int SCORED = 10_000;
  private static final double CANCELLING = 8;
  private static final Set<String> MULTIPLYING =
      Set.of("Conv", "ConvTranspose", "Gemm", "MatMul", "Einsum", "LSTM", "GRU", "RNN");

  private final Trained trained;
  private final Outgoing network;
  private final ModelProto model;

  Compressed(Trained trained, Outgoing network, ModelProto model) {
    this.trained = trained;
    this.network = network;
    this.model = model;
  }

  /**
   * How far results may be from the trained network's: fewer bits are other numbers. A weight is at
   * most half a step off: of 16-bit floats 2⁻¹¹ of itself, of 8 bits 1/254 of the largest of its
   * channel; what flows in 8 bits 1/510 of its range. Such errors of n layers that multiply are
   * independent, so they add up as √n; and a sum may be several times smaller than its terms, for
   * which eight times as much is allowed. Measured on four layers (S1): 2e-4 of 8e-3, 4e-3 of 6e-2,
   * 2e-2 of 9e-2.
   */
  static double tolerance(Precision precision, ModelProto model) {
    long layers =
        model.getGraph().getNodeList().stream()
            .filter(node -> MULTIPLYING.contains(node.getOpType()))
            .count();
    double step =
        switch (precision) {
          case FLOAT32 -> 0;
          case FLOAT16 -> Math.scalb(1.0, -11);
          case INT8 -> 1.0 / 254;
          case INT8_STATIC, INT8_DYNAMIC -> 1.0 / 254 + 1.0 / 510;
        };
    return Math.max(
        RunExport.TOLERANCE, CANCELLING * Math.sqrt((double) Math.max(1, layers)) * step);
  }

  ModelProto to(Precision precision) throws IOException, NotExportable {
    return switch (precision) {
      case FLOAT32 -> model;
      case FLOAT16 -> Compression.halves(model);
      case INT8 -> Compression.bytes(model);
      case INT8_STATIC -> Compression.bytes(model, spans());
      case INT8_DYNAMIC -> Compression.dynamic(model);
    };
  }

  /** What flowed through each tensor for samples that the network was trained with. */
  private Map<String, Compression.Span> spans() throws IOException, NotExportable {
    Samples samples = FirstSamples.of(trained.trainSamples(), CALIBRATION);
    OnnxInputs inputs = new OnnxInputs(network, trained.activations(samples));
    Map<String, Compression.Span> spans = new HashMap<>();
    try (OnnxRuntime runtime = OnnxRuntime.open(OnnxModel.revealing(model).toByteArray())) {
      Map<String, OnnxRuntime.Given> given = inputs.first(runtime.inputs(), samples.count());
      given.forEach(
          (name, values) -> {
            if (values instanceof OnnxRuntime.Given.Reals(FloatBuffer reals, var dims)) {
              spans.put(name, span(reals));
            }
          });
      for (NamedTensor tensor : runtime.run(given).values()) {
        spans.put(tensor.name(), span(tensor.values()));
      }
    }
    return spans;
  }

  private static Compression.Span span(FloatBuffer values) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = values.position(); i < values.limit(); i++) {
      least = Math.min(least, values.get(i));
      most = Math.max(most, values.get(i));
    }
    return new Compression.Span(least, most);
  }

  /** A sentence that compares; NaN where nothing is scored. */
  Message comparison(ModelProto smaller) throws IOException, NotExportable {
    OnnxTrial trial = new OnnxTrial(trained, network, SCORED);
    double before = trial.of(model.toByteArray()).score();
    double after = trial.of(smaller.toByteArray()).score();
    double size = hundredths(model.getSerializedSize() / 1e6);
    double less = hundredths(smaller.getSerializedSize() / 1e6);
    double times = hundredths((double) model.getSerializedSize() / smaller.getSerializedSize());
    return Double.isNaN(before)
        ? Message.of("exchange.compressed", size, less, times)
        : Message.of(
            "exchange.compressed.score",
            size,
            less,
            times,
            hundredths(100 * before),
            hundredths(100 * after),
            trial.samples());
  }

  private static double hundredths(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
