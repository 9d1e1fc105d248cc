package org.layerloom.engine.exporting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.data.Samples;
import org.layerloom.engine.trainer.Exports;
import org.layerloom.exchange.folders.DjlProject;

/** A Maven project that loads the network by DJL, with samples and their answers. */
final class DjlFolder {

  private static final int MOST = 16;

  private final Path folder;
  private final Trained trained;

  DjlFolder(Path folder, Trained trained) {
    this.folder = folder;
    this.trained = trained;
  }

  /** Where the network lies. */
  Path network() {
    return folder.resolve(DjlProject.NETWORK);
  }

  void write(Samples samples) throws IOException {
    Files.createDirectories(network().getParent());
    Files.createDirectories(folder.resolve(DjlProject.SOURCE).getParent());
    Exports.torchscript(network(), trained.program, trained.network());
    Samples first = FirstSamples.of(samples, MOST);
    String type =
        switch (first.type()) {
          case BYTE -> "UINT8";
          case FLOAT -> "FLOAT32";
          case INDEX -> "INT64";
        };
    Files.writeString(folder.resolve("pom.xml"), DjlProject.pom());
    Files.writeString(
        folder.resolve(DjlProject.SOURCE), DjlProject.source(type, first.featureShape().extents()));
    Files.writeString(folder.resolve("README.md"), DjlProject.readme(trained.document.name()));
    Files.write(folder.resolve(DjlProject.SAMPLES), lines(numbers(first), first.count()));
    List<Float> answers = new ArrayList<>();
    for (float answer : trained.session.predict(first).getFirst()) {
      answers.add(answer);
    }
    Files.write(folder.resolve(DjlProject.ANSWERS), lines(answers, first.count()));
  }

  private static List<Float> numbers(Samples samples) {
    ByteBuffer bytes = samples.features().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<Float> numbers = new ArrayList<>();
    while (bytes.hasRemaining()) {
      numbers.add(
          switch (samples.type()) {
            case BYTE -> (float) Byte.toUnsignedInt(bytes.get());
            case FLOAT -> bytes.getFloat();
            case INDEX -> (float) bytes.getLong();
          });
    }
    return numbers;
  }

  /** A line a sample. */
  private static List<String> lines(List<Float> numbers, int count) {
    int each = numbers.size() / count;
    List<String> lines = new ArrayList<>();
    for (int sample = 0; sample < count; sample++) {
      lines.add(
          String.join(
              ",",
              numbers.subList(sample * each, (sample + 1) * each).stream()
                  .map(String::valueOf)
                  .toList()));
    }
    return lines;
  }
}
