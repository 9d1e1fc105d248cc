package org.layerloom.engine.exporting;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.layerloom.data.Samples;
import org.layerloom.engine.torch.TorchFile;
import org.layerloom.exchange.out.Proof;
import org.layerloom.exchange.proof.Difference;

/** Loads an exported TorchScript file afresh and compares it with the run. */
final class TorchScriptProof {

  private TorchScriptProof() {}

  static Proof of(Path file, Trained trained, Samples samples) throws IOException {
    List<float[]> wanted = trained.session.predict(samples);
    Samples one = FirstSamples.of(samples, 1);
    double difference = 0;
    double micros;
    try (TorchFile module = TorchFile.open(file)) {
      List<float[]> found = module.forward(samples);
      for (int i = 0; i < wanted.size(); i++) {
        FloatBuffer got = FloatBuffer.wrap(i < found.size() ? found.get(i) : new float[0]);
        difference = Math.max(difference, Difference.between(FloatBuffer.wrap(wanted.get(i)), got));
      }
      micros = Stopwatch.micros(() -> module.forward(one));
    }
    return new Proof(
        "TorchScript",
        samples.count(),
        difference,
        RunExport.TOLERANCE,
        "",
        micros,
        Stopwatch.micros(() -> trained.session.predict(one)));
  }
}
