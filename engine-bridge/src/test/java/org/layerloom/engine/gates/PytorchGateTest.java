package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.engine.Flows;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.RawTensors;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.exchange.proof.Pythons;
import org.layerloom.exchange.pytorch.ModelCode;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;

/**
 * Every layer kind's code, with random settings, run by the machine's own Python and PyTorch:
 * {@code mvn -Ppython}.
 */
@Tag("python")
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class PytorchGateTest {

  private static final String RUNNER =
      """
      import importlib.util, json, os, sys
      import torch
      torch.set_num_threads(1)
      for name in sorted(os.listdir(sys.argv[1]), key=int):
          folder = os.path.join(sys.argv[1], name)
          result = {"name": name}
          try:
              spec = importlib.util.spec_from_file_location("model" + name, folder + "/model.py")
              module = importlib.util.module_from_spec(spec)
              spec.loader.exec_module(module)
              model = module.load(folder + "/model.safetensors")
              io = module.read_tensors(folder + "/io.safetensors")
              with torch.no_grad():
                  got = model(io["in"])
              want = io["out"]
              if list(got.shape) != list(want.shape):
                  result["problem"] = f"shape {list(got.shape)} for {list(want.shape)}"
              else:
                  largest = want.abs().max().clamp(min=1e-6)
                  result["difference"] = ((got - want).abs().max() / largest).item()
          except Exception as e:
              result["problem"] = repr(e)
          print(json.dumps(result), flush=True)
      """;

  @TempDir private Path folder;

  @Test
  void everyLayersCodeComputesTheSameInPython() throws Exception {
    List<String> kinds =
        Catalogue.standard().all().stream()
            .filter(LayerKind.class::isInstance)
            .map(Kind::id)
            .toList();
    List<String> written = new ArrayList<>();
    Path cases = Files.createDirectory(folder.resolve("cases"));
    for (String kind : kinds) {
      for (Flows flow : new KindFlows(Catalogue.standard().kind(kind), 7).some(2)) {
        write(flow, cases.resolve(String.valueOf(written.size())));
        written.add(kind);
      }
    }
    Path runner = Files.writeString(folder.resolve("run.py"), RUNNER);

    List<String> wrong = new ArrayList<>();
    for (String line : run(runner, cases)) {
      JsonNode result = new ObjectMapper().readTree(line);
      String kind = written.get(result.path("name").asInt());
      // PyTorch multiplies group norm's brackets out: see OnnxGateTest.
      double tolerance = kind.equals("groupNorm") ? 1e-4 : 2e-5;
      if (!(result.path("difference").asDouble(1) <= tolerance)) {
        wrong.add(kind + ": " + line);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> run(Path runner, Path cases) throws Exception {
    Process process =
        new ProcessBuilder(Pythons.withTorch().orElseThrow(), runner.toString(), cases.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("{"))
            .toList();
    assertThat(process.waitFor()).isZero();
    assertThat(lines).hasSize(Objects.requireNonNull(cases.toFile().list()).length);
    return lines;
  }

  private static void write(Flows flow, Path into) throws IOException {
    Files.createDirectory(into);
    SingleRun run = new SingleRun(flow, 3, 11);
    Outgoing network = Outgoing.of(flow.analysis(), Catalogue.standard(), true);
    switch (ModelCode.write(network, "gate")) {
      case ModelCode.Result.Written(String source, var lines) ->
          Files.writeString(into.resolve("model.py"), source);
      case ModelCode.Result.Refused refused -> fail(refused + " in " + flow.graph().nodes());
    }
    try (FileChannel file =
        FileChannel.open(
            into.resolve("model.safetensors"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      SafeTensors.write(file, ModelCode.weights(network, run.weights), Map.of());
    }
    Outgoing.Exit exit = network.exits().getFirst();
    FloatBuffer answer = Objects.requireNonNull(run.activations().get(exit.from()));
    boolean whole = !run.program.features().calculable();
    RawTensors.write(
        into.resolve("io.safetensors"),
        List.of(
            new RawTensors.Raw("in", whole ? "I64" : "F32", run.dims(), bytes(run.features, whole)),
            new RawTensors.Raw(
                "out",
                "F32",
                List.of((long) run.batch, exit.signal().shape().size()),
                bytes(answer, false))));
  }

  private static ByteBuffer bytes(FloatBuffer values, boolean whole) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.remaining() * (whole ? Long.BYTES : Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.remaining(); i++) {
      float value = values.get(values.position() + i);
      if (whole) {
        bytes.putLong((long) value);
      } else {
        bytes.putFloat(value);
      }
    }
    return bytes.flip();
  }
}
