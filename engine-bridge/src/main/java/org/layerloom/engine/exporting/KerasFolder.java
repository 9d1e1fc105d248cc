package org.layerloom.engine.exporting;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.NumpyArrays;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.keras.KerasCode;
import org.layerloom.exchange.keras.KerasPage;
import org.layerloom.exchange.out.Proof;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Message;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;

/** A folder of Keras 3 code: the network, its numbers, some samples, and what proves it. */
final class KerasFolder {

  private final Path folder;
  private final Trained trained;
  private final Outgoing network;
  private boolean proved;

  KerasFolder(Path folder, Trained trained, Outgoing network) {
    this.folder = folder;
    this.trained = trained;
    this.network = network;
  }

  void write(Samples samples) throws IOException, NotExportable {
    String model =
        switch (KerasCode.write(network, trained.document.name())) {
          case KerasCode.Result.Written(String source, var lines) -> source;
          case KerasCode.Result.Refused(Message reason) -> throw new NotExportable(reason);
        };
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("model.py"), model);
    NumpyArrays.write(folder.resolve("weights.npz"), KerasCode.weights(network, trained.weights()));
    NumpyArrays.write(folder.resolve("samples.npz"), samples(samples));
    Files.writeString(folder.resolve("verify.py"), KerasPage.VERIFY);
    Files.writeString(folder.resolve("README.md"), KerasPage.readme(trained.document.name()));
  }

  private List<NamedTensor> samples(Samples samples) {
    Map<PortRef, FloatBuffer> computed = trained.activations(samples);
    List<NamedTensor> all = new ArrayList<>();
    for (Outgoing.Entry entry : network.entries()) {
      all.add(
          tensor(
              "in/" + Python.name(entry.name()),
              samples.count(),
              entry.signal().shape(),
              computed.get(entry.from())));
    }
    int number = 0;
    for (Outgoing.Exit exit : network.exits()) {
      all.add(
          tensor(
              "out/" + number++,
              samples.count(),
              exit.signal().shape(),
              computed.get(exit.from())));
    }
    return all;
  }

  private static NamedTensor tensor(
      String name, int count, Shape one, @Nullable FloatBuffer values) {
    List<Long> extents = new ArrayList<>(List.of((long) count));
    extents.addAll(one.extents());
    return new NamedTensor(name, new Shape(extents), Objects.requireNonNull(values));
  }

  /** Null where this machine has no Python with Keras. */
  @Nullable Proof proof(Samples samples) throws IOException {
    Proof proof = PythonProof.ofKeras(folder, trained, samples);
    proved = proof != null;
    return proof;
  }

  List<Message> notes() {
    return proved ? List.of() : List.of(Message.of("exchange.keras.unproved"));
  }
}
