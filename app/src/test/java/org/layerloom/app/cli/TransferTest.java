package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.Datasets;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;

/** What one network has learned serves another: the sample of it, through the engine process. */
final class TransferTest {

  @TempDir private Path folder;

  @Test
  void aHundredPicturesTeachMoreWithBorrowedConvolutions() throws Exception {
    // when the sample is trained
    Shell.Answer answer =
        Shell.run(
            "train", "mnist-transfer", "--epochs", "30", "--out", folder.toString(), "--json");

    // then it is better than the eight in ten that a hundred pictures teach from nothing
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    JsonNode last = new ObjectMapper().readTree(answer.outLines().getLast());
    assertThat(last.path("testAccuracy").asDouble()).isGreaterThan(0.87);

    // and what was frozen is as it was borrowed
    Path run = Path.of(last.path("runDirectory").asText());
    Map<String, NamedTensor> learned = new HashMap<>();
    SafeTensors.read(run.resolve("checkpoints").resolve("last.safetensors"))
        .tensors()
        .forEach(tensor -> learned.put(tensor.name(), tensor));
    for (NamedTensor tensor : borrowed()) {
      assertThat(learned.get(tensor.name())).as(tensor.name()).isEqualTo(tensor);
    }
  }

  private List<NamedTensor> borrowed() throws Exception {
    Path file = folder.resolve("borrowed.safetensors");
    try (InputStream in = Objects.requireNonNull(Datasets.installed().weights("mnist-0-4"))) {
      Files.write(file, in.readAllBytes());
    }
    return SafeTensors.read(file).tensors();
  }
}
