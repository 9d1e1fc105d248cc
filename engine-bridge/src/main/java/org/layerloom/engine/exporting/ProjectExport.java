package org.layerloom.engine.exporting;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.trainer.Exports;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.exchange.onnx.Compression;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.out.ExportOptions;
import org.layerloom.exchange.out.ExportReport;
import org.layerloom.exchange.out.ExportRequest;
import org.layerloom.exchange.out.Format;
import org.layerloom.exchange.out.Proof;
import org.layerloom.exchange.proof.Difference;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Weight;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.subnet.Unfolding;

/**
 * Takes a network out that was not trained here, but came with its numbers: an imported one. What
 * is written is compared with the file that it came from, where that is still there.
 */
final class ProjectExport {

  private static final int SAMPLES = 4;

  private final ExportRequest request;
  private final Site.DatasetShapes data;

  ProjectExport(ExportRequest request, Site.DatasetShapes data) {
    this.request = request;
    this.data = data;
  }

  /** Whether a path is a project rather than a run's folder. */
  static boolean is(Path path) {
    return String.valueOf(path.getFileName()).endsWith(ProjectFile.EXTENSION)
        && Files.isRegularFile(path);
  }

  ExportReport write() throws NotExportable, IOException {
    Document document =
        switch (ProjectFile.read(request.run(), Catalogue.standard())) {
          case Opening.Opened opened -> opened.document();
          case Opening.Refused refused -> throw new NotExportable(refused.problems().getFirst());
        };
    if (document.weights().isEmpty()) {
      throw new NotExportable(Message.of("exchange.untrained", document.name()));
    }
    Path beside = request.run().resolveSibling(document.weights());
    SafeTensors.Content content = SafeTensors.read(beside);
    Analysis analysis = Unfolding.analyse(document.network(), Catalogue.standard(), data);
    Outgoing network = RunExport.outgoing(analysis, request);
    Map<String, NamedTensor> weights = weights(network, content.tensors());
    Path original =
        request.run().resolveSibling(content.metadata().getOrDefault("layerloom.from", ""));
    Proof proof =
        switch (request.format()) {
          case ONNX -> onnx(document, network, weights, original);
          case SAFETENSORS -> {
            Exports.safetensors(request.out(), List.copyOf(weights.values()));
            yield null;
          }
          default ->
              throw new NotExportable(
                  Message.of("exchange.onlyRun", request.format().id(), Format.ONNX.id()));
        };
    return new ExportReport(
        request.format(), request.out(), Files.size(request.out()), proof, List.of());
  }

  /** Every weight that is needed, in the order of the flow. */
  private static Map<String, NamedTensor> weights(Outgoing network, List<NamedTensor> held)
      throws NotExportable {
    Map<String, NamedTensor> byName = new HashMap<>();
    held.forEach(tensor -> byName.put(tensor.name(), tensor));
    Map<String, NamedTensor> needed = new LinkedHashMap<>();
    for (Node node : network.layers()) {
      LayerKind layer = network.layer(node);
      for (Weight weight : layer.weights(network.site(node))) {
        String name = network.analysis().holder(node.id()) + "." + weight.name();
        NamedTensor tensor = byName.get(name);
        if (tensor == null || !tensor.shape().equals(weight.shape())) {
          throw new NotExportable(Message.of("exchange.weightMissing", name, weight.shape()));
        }
        needed.put(name, tensor);
      }
    }
    return needed;
  }

  private @Nullable Proof onnx(
      Document document, Outgoing network, Map<String, NamedTensor> weights, Path original)
      throws NotExportable, IOException {
    Map<String, String> words =
        Map.of(
            "layerloom.project",
            ProjectFile.text(document),
            "layerloom.preparation",
            request.options().preparation() ? "included" : "left out");
    ModelProto drawn =
        switch (OnnxModel.draw(network, weights, document.name(), words)) {
          case OnnxModel.Result.Drawn(ModelProto model) -> model;
          case OnnxModel.Result.Refused(Message reason) -> throw new NotExportable(reason);
        };
    ExportOptions.Precision precision = request.options().precision();
    ModelProto model =
        switch (precision) {
          case FLOAT32 -> drawn;
          case FLOAT16 -> Compression.halves(drawn);
          case INT8 -> Compression.bytes(drawn);
          case INT8_DYNAMIC -> Compression.dynamic(drawn);
          // Ranges need samples, which an imported network has none of.
          case INT8_STATIC -> throw new NotExportable(Message.of("exchange.needsRun"));
        };
    Path part = request.out().resolveSibling(request.out().getFileName() + ".part");
    try {
      Files.write(part, model.toByteArray());
      Files.move(part, request.out(), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    boolean there = Files.isRegularFile(original) && String.valueOf(original).endsWith(".onnx");
    return there ? proof(network, model, original, Compressed.tolerance(precision, drawn)) : null;
  }

  /** Both files on random samples, operator by operator: so that fusing does not blur it. */
  private static Proof proof(Outgoing network, ModelProto model, Path original, double tolerance)
      throws IOException {
    byte[] first = Files.readAllBytes(original);
    List<OnnxRuntime.Given> samples = samples(network);
    try (OnnxRuntime one = OnnxRuntime.openPlain(first);
        OnnxRuntime other = OnnxRuntime.openPlain(model.toByteArray())) {
      List<NamedTensor> wanted = List.copyOf(one.run(inputs(one, samples)).values());
      List<NamedTensor> found = List.copyOf(other.run(inputs(other, samples)).values());
      double difference = wanted.size() == found.size() ? 0 : Double.POSITIVE_INFINITY;
      for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
        difference =
            Math.max(difference, Difference.between(wanted.get(i).values(), found.get(i).values()));
      }
      double micros = Stopwatch.micros(() -> other.run(inputs(other, samples))) / SAMPLES;
      double own = Stopwatch.micros(() -> one.run(inputs(one, samples))) / SAMPLES;
      return new Proof(
          "ONNX Runtime " + OnnxRuntime.version(),
          SAMPLES,
          difference,
          tolerance,
          difference <= tolerance ? "" : network.exits().getFirst().name(),
          micros,
          own);
    }
  }

  private static Map<String, OnnxRuntime.Given> inputs(
      OnnxRuntime runtime, List<OnnxRuntime.Given> samples) {
    Map<String, OnnxRuntime.Given> inputs = new LinkedHashMap<>();
    List<String> names = runtime.inputs();
    for (int i = 0; i < Math.min(names.size(), samples.size()); i++) {
      inputs.put(names.get(i), samples.get(i));
    }
    return inputs;
  }

  private static List<OnnxRuntime.Given> samples(Outgoing network) {
    Random random = new Random(1);
    List<OnnxRuntime.Given> samples = new ArrayList<>();
    for (Outgoing.Entry entry : network.entries()) {
      Signal.Tensor signal = entry.signal();
      List<Long> dims = new ArrayList<>(List.of((long) SAMPLES));
      dims.addAll(signal.shape().extents());
      int size = Math.toIntExact(SAMPLES * signal.shape().size());
      if (signal.calculable()) {
        FloatBuffer reals = FloatBuffer.allocate(size);
        while (reals.hasRemaining()) {
          reals.put(random.nextFloat());
        }
        samples.add(new OnnxRuntime.Given.Reals(reals.flip(), dims));
      } else {
        LongBuffer wholes = LongBuffer.allocate(size);
        while (wholes.hasRemaining()) {
          // Masks and types of tokens know 0 and 1 alone.
          wholes.put(random.nextInt(Math.clamp(signal.most(), 1, 2)));
        }
        samples.add(new OnnxRuntime.Given.Wholes(wholes.flip(), dims));
      }
    }
    return samples;
  }
}
