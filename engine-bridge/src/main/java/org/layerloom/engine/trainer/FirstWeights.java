package org.layerloom.engine.trainer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.layerloom.data.Datasets;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.network.Message;
import org.layerloom.training.NoAnswerException;

/** The numbers that a project names to begin with: a file, or what comes with a sample. */
public final class FirstWeights {

  /** How a project names weights that come with the program. */
  private static final String BUNDLED = "bundled:";

  private FirstWeights() {}

  /**
   * The file that a project names.
   *
   * @param copy where what comes with a sample is copied to
   * @throws InvalidPathException where the name is none of a file
   */
  static Path file(String name, Datasets datasets, Path copy) throws IOException {
    if (!name.startsWith(BUNDLED)) {
      return Path.of(name);
    }
    try (InputStream in = datasets.weights(name.substring(BUNDLED.length()))) {
      if (in == null) {
        throw new FileNotFoundException("there is nothing of that name");
      }
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  /** The numbers themselves; leaves no copy behind. */
  public static List<NamedTensor> read(String name, Datasets datasets) throws NoAnswerException {
    try {
      Path copy = Files.createTempFile("layerloom", ".safetensors");
      try {
        return SafeTensors.read(file(name, datasets, copy)).tensors();
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (InvalidPathException | IOException e) {
      throw new NoAnswerException(
          Message.of("engine.weights.unreadable", name, String.valueOf(e.getMessage())));
    }
  }
}
