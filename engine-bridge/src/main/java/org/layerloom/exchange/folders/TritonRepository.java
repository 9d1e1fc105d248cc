package org.layerloom.exchange.folders;

import java.util.List;
import java.util.stream.Collectors;
import org.layerloom.exchange.Outgoing;
import org.layerloom.network.Signal;

/** A model repository as NVIDIA's Triton server wants it, which other servers read too. */
public final class TritonRepository {

  /** Within the repository: the first version of the model. */
  public static final String NETWORK = "network/1/model.onnx";

  public static final String CONFIG = "network/config.pbtxt";

  private static final int LARGEST_BATCH = 64;

  private TritonRepository() {}

  /** What the server has to know of the model. */
  public static String config(Outgoing network) {
    String inputs =
        network.entries().stream()
            .map(entry -> tensor(entry.name(), entry.signal()))
            .collect(Collectors.joining(",\n"));
    String outputs =
        network.exits().stream()
            .map(exit -> tensor(exit.name(), exit.signal()))
            .collect(Collectors.joining(",\n"));
    return """
    name: "network"
    backend: "onnxruntime"
    max_batch_size: %d
    input [
    %s
    ]
    output [
    %s
    ]
    dynamic_batching { }
    """
        .formatted(LARGEST_BATCH, inputs, outputs);
  }

  private static String tensor(String name, Signal.Tensor signal) {
    List<Long> extents = signal.shape().extents();
    // A single number for each sample has no axes besides the batch; the server wants one.
    String dims =
        extents.isEmpty()
            ? "[ 1 ] reshape: { shape: [ ] }"
            : extents.stream().map(String::valueOf).collect(Collectors.joining(", ", "[ ", " ]"));
    return "  { name: \"%s\" data_type: %s dims: %s }"
        .formatted(name, signal.calculable() ? "TYPE_FP32" : "TYPE_INT64", dims);
  }

  public static String compose() {
    return """
    # docker compose up, then: sh ask.sh
    services:
      network:
        image: nvcr.io/nvidia/tritonserver:24.12-py3
        command: tritonserver --model-repository=/models
        volumes: [ "./models:/models:ro" ]
        ports: [ "8000:8000", "8001:8001", "8002:8002" ]
    """;
  }

  public static String ask() {
    return """
    #!/bin/sh
    # Sends a sample to the server; the answer should be that of answer.json.
    curl -s -X POST "${1:-http://localhost:8000}/v2/models/network/infer" \\
      -H "Content-Type: application/json" --data @request.json
    """;
  }

  public static String readme(String title) {
    return """
    # %s, as a service

    Drawn and trained in Layerloom. `models` is a model repository of Triton: ONNX, any batch up to %d samples, which the server gathers by itself.

    ```sh
    docker compose up     # the server, on port 8000; GPUs are used where docker has them
    sh ask.sh             # sends request.json, by the protocol that KServe and Triton share
    ```

    `request.json` is a sample that the network was not trained with, `answer.json` what the engine that trained it answered.
    KServe serves the same folder: name it as `storageUri` of an InferenceService with the runtime `kserve-tritonserver`.
    """
        .formatted(title, LARGEST_BATCH);
  }
}
