package org.layerloom.engine.exporting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.exchange.out.Proof;
import org.layerloom.exchange.proof.Pythons;
import org.layerloom.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the folder's own proof where this machine has a Python that can. */
final class PythonProof {

  private static final Logger LOG = LoggerFactory.getLogger(PythonProof.class);
  private static final int SECONDS = 120;

  private PythonProof() {}

  /** Null where there is none. */
  static @Nullable Proof of(Path folder, Trained trained, Samples samples) throws IOException {
    return of(folder, Pythons.withTorch(), "PyTorch ", "torch", trained, samples);
  }

  /** The same of Keras's code. */
  static @Nullable Proof ofKeras(Path folder, Trained trained, Samples samples) throws IOException {
    return of(folder, Pythons.withKeras(), "Keras ", "keras", trained, samples);
  }

  private static @Nullable Proof of(
      Path folder,
      Optional<String> python,
      String engine,
      String version,
      Trained trained,
      Samples samples)
      throws IOException {
    String answer = python.isEmpty() ? null : run(folder, python.get());
    if (answer == null) {
      return null;
    }
    var result = Json.object(answer.getBytes(StandardCharsets.UTF_8));
    Samples one = FirstSamples.of(samples, 1);
    return new Proof(
        engine + Json.text(result, version),
        samples.count(),
        Json.real(result, "difference"),
        RunExport.TOLERANCE,
        "",
        Json.real(result, "microseconds"),
        Stopwatch.micros(() -> trained.session.predict(one)));
  }

  private static @Nullable String run(Path folder, String python) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(List.of(python, "verify.py", "--json"))
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      LOG.debug("no python3", e);
      return null;
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return null;
      }
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return out.lines().filter(line -> line.startsWith("{")).findFirst().orElse(null);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
