package org.layerloom.engine.exporting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.layerloom.data.Samples;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.folders.TritonRepository;
import org.layerloom.json.Json;
import org.layerloom.network.PortRef;
import org.layerloom.network.Signal;

/** A model repository for a server, with a request and what should be answered. */
final class ServiceFolder {

  private final Path folder;
  private final Trained trained;
  private final Outgoing network;

  ServiceFolder(Path folder, Trained trained, Outgoing network) {
    this.folder = folder;
    this.trained = trained;
    this.network = network;
  }

  /** Where the network is to be written. */
  Path network() throws IOException {
    Path file = folder.resolve("models").resolve(TritonRepository.NETWORK);
    Files.createDirectories(file.getParent());
    return file;
  }

  void write(Samples samples) throws IOException {
    Path models = folder.resolve("models");
    Files.writeString(models.resolve(TritonRepository.CONFIG), TritonRepository.config(network));
    Files.writeString(folder.resolve("compose.yaml"), TritonRepository.compose());
    Files.writeString(folder.resolve("ask.sh"), TritonRepository.ask());
    Files.writeString(
        folder.resolve("README.md"), TritonRepository.readme(trained.document.name()));
    Map<PortRef, FloatBuffer> computed = trained.activations(FirstSamples.of(samples, 1));
    ObjectNode request = Json.object();
    ArrayNode inputs = request.putArray("inputs");
    for (Outgoing.Entry entry : network.entries()) {
      tensor(inputs, entry.name(), entry.signal(), computed.get(entry.from()));
    }
    ObjectNode answer = Json.object().put("model_name", "network");
    ArrayNode outputs = answer.putArray("outputs");
    ArrayNode wanted = request.putArray("outputs");
    for (Outgoing.Exit exit : network.exits()) {
      wanted.addObject().put("name", exit.name());
      tensor(outputs, exit.name(), exit.signal(), computed.get(exit.from()));
    }
    Files.writeString(folder.resolve("request.json"), Json.pretty(request));
    Files.writeString(folder.resolve("answer.json"), Json.pretty(answer));
  }

  /** One sample's numbers as the servers' protocol has them. */
  private static void tensor(
      ArrayNode tensors,
      String name,
      Signal.Tensor signal,
      @org.jspecify.annotations.Nullable FloatBuffer values) {
    ObjectNode tensor =
        tensors
            .addObject()
            .put("name", name)
            .put("datatype", signal.calculable() ? "FP32" : "INT64");
    ArrayNode shape = tensor.putArray("shape").add(1);
    signal.shape().extents().forEach(shape::add);
    ArrayNode data = tensor.putArray("data");
    FloatBuffer all = Objects.requireNonNull(values).duplicate();
    while (all.hasRemaining()) {
      if (signal.calculable()) {
        data.add(all.get());
      } else {
        data.add((long) all.get());
      }
    }
  }
}
