package org.layerloom.engine.exporting;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.layerloom.data.Samples;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.RawTensors;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.exchange.folders.Notebook;
import org.layerloom.exchange.mermaid.MermaidWriter;
import org.layerloom.exchange.python.Python;
import org.layerloom.exchange.pytorch.Clusters;
import org.layerloom.exchange.pytorch.ModelCode;
import org.layerloom.exchange.pytorch.TrainCode;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Node;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.network.Weight;
import org.layerloom.network.Wording;

/**
 * A folder of PyTorch code: the network, its numbers, a script that trains it again with the
 * samples, and one that proves it.
 */
final class PytorchFolder {

  private final Path folder;
  private final Trained trained;
  private final Outgoing network;

  PytorchFolder(Path folder, Trained trained, Outgoing network) {
    this.folder = folder;
    this.trained = trained;
    this.network = network;
  }

  /**
   * @param samples given to the proof
   */
  void write(Samples samples) throws IOException, NotExportable {
    String model =
        switch (ModelCode.write(network, trained.document.name())) {
          case ModelCode.Result.Written(String source, var lines) -> source;
          case ModelCode.Result.Refused(var reason) -> throw new NotExportable(reason);
        };
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("model.py"), model);
    tensors("model.safetensors", ModelCode.weights(network, trained.weights()));
    samples(samples);
    Files.writeString(folder.resolve("verify.py"), Clusters.VERIFY);
    Optional<String> script = TrainCode.write(network);
    if (script.isPresent()) {
      Files.writeString(folder.resolve("train.py"), script.get());
      RawTensors.write(folder.resolve("data.safetensors"), data());
      List<NamedTensor> begun = begun();
      if (!begun.isEmpty()) {
        tensors("start.safetensors", begun);
      }
      Files.writeString(folder.resolve("slurm.sbatch"), Clusters.SLURM);
      Files.writeString(folder.resolve("pytorchjob.yaml"), Clusters.KUBERNETES);
    }
    Files.writeString(
        folder.resolve("README.md"), Clusters.readme(trained.document.name(), script.isPresent()));
  }

  /** The same as a notebook, beside what {@link #write} wrote. */
  void notebook() throws IOException {
    Files.writeString(
        folder.resolve("notebook.ipynb"),
        Notebook.of(
            trained.document.name(),
            MermaidWriter.write(
                trained.document, Catalogue.standard(), new Wording(Locale.ENGLISH)),
            Files.readString(folder.resolve("model.py")),
            Files.exists(folder.resolve("train.py"))));
  }

  private void tensors(String name, List<NamedTensor> tensors) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            folder.resolve(name),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      SafeTensors.write(file, tensors, Map.of("format", "pt"));
    }
  }

  /** What a run of the project begins with, where it came with numbers; by the module's names. */
  private List<NamedTensor> begun() throws NotExportable {
    List<NamedTensor> given = trained.begun();
    Map<String, NamedTensor> mine = new HashMap<>();
    given.forEach(tensor -> mine.put(tensor.name(), tensor));
    List<NamedTensor> named = new ArrayList<>();
    for (Node node : network.layers()) {
      for (Weight weight : network.layer(node).weights(network.site(node))) {
        String holder = network.analysis().holder(node.id()) + "." + weight.name();
        NamedTensor tensor = mine.get(holder);
        if (tensor != null && tensor.shape().equals(weight.shape())) {
          String name = Python.name(node.id().value()) + "." + weight.name();
          named.add(new NamedTensor(name, tensor.shape(), tensor.values()));
        }
      }
    }
    return named;
  }

  /** What is given to the network, and what it should answer. */
  private void samples(Samples samples) throws IOException {
    Map<PortRef, FloatBuffer> computed = trained.activations(samples);
    List<RawTensors.Raw> all = new ArrayList<>();
    for (Outgoing.Entry entry : network.entries()) {
      FloatBuffer values = Objects.requireNonNull(computed.get(entry.from()));
      boolean whole = !entry.signal().calculable();
      all.add(
          new RawTensors.Raw(
              "in." + Python.name(entry.name()),
              whole ? "I64" : "F32",
              extents(samples.count(), entry.signal().shape()),
              whole ? RawNumbers.wholes(values) : RawNumbers.reals(values)));
    }
    int number = 0;
    for (Outgoing.Exit exit : network.exits()) {
      FloatBuffer values = Objects.requireNonNull(computed.get(exit.from()));
      all.add(
          new RawTensors.Raw(
              "out." + number++,
              "F32",
              extents(samples.count(), exit.signal().shape()),
              RawNumbers.reals(values)));
    }
    RawTensors.write(folder.resolve("samples.safetensors"), all);
  }

  private static List<Long> extents(long count, Shape shape) {
    List<Long> extents = new ArrayList<>(List.of(count));
    extents.addAll(shape.extents());
    return extents;
  }

  private List<RawTensors.Raw> data() throws NotExportable {
    List<RawTensors.Raw> all = new ArrayList<>();
    trained
        .parts()
        .forEach(
            (part, samples) -> {
              String type =
                  switch (samples.type()) {
                    case BYTE -> "U8";
                    case FLOAT -> "F32";
                    case INDEX -> "I64";
                  };
              all.add(
                  new RawTensors.Raw(
                      part + ".features",
                      type,
                      extents(samples.count(), samples.featureShape()),
                      samples.features()));
              all.add(
                  new RawTensors.Raw(
                      part + ".labels",
                      samples.classes() > 0 ? "I64" : "F32",
                      extents(samples.count(), samples.labelShape()),
                      samples.labels()));
            });
    return all;
  }
}
