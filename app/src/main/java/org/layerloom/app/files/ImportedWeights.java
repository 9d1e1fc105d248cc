package org.layerloom.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.in.WeightFile;
import org.layerloom.project.Document;

/** Keeps the numbers that come with an imported network where later runs find them. */
final class ImportedWeights {

  private final Path folder;

  /**
   * @param folder of the person's, made when it is needed
   */
  ImportedWeights(Path folder) {
    this.folder = folder;
  }

  /**
   * The project, which names its file of numbers. Blocks.
   *
   * @param from the foreign file
   */
  Document keep(Imported.Read read, Path from) throws IOException {
    if (read.weights().isEmpty()) {
      return read.document();
    }
    String name = String.valueOf(from.getFileName());
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    Path file = folder.resolve(stem + WeightFile.ENDING);
    for (int number = 2; Files.exists(file); number++) {
      file = folder.resolve(stem + "-" + number + WeightFile.ENDING);
    }
    WeightFile.write(file, read.weights(), from.toAbsolutePath().toString());
    return read.document().withWeights(file.toAbsolutePath().toString());
  }
}
