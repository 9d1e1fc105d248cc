package org.layerloom.engine.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.layerloom.engine.Flows;
import org.layerloom.network.Graph;
import org.layerloom.network.Shape;

/** Pictures of 8 x 8 in MNIST's files: the class is the bright row, with noise around it. */
final class SmallRows {

  private static final int TRAIN = 3_000;
  private static final int TEST = 500;

  private SmallRows() {}

  static void write(Path data) throws IOException {
    Files.createDirectories(data);
    part(data, "train", TRAIN);
    part(data, "t10k", TEST);
  }

  private static void part(Path data, String name, int count) throws IOException {
    Random random = new Random(count);
    ByteBuffer images = ByteBuffer.allocate(16 + count * 64);
    images.putInt(0x803).putInt(count).putInt(8).putInt(8);
    ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(8);
      labels.put((byte) label);
      for (int pixel = 0; pixel < 64; pixel++) {
        images.put((byte) (random.nextInt(160) + (pixel / 8 == label ? 60 : 0)));
      }
    }
    Files.write(data.resolve(name + "-images-idx3-ubyte"), images.array());
    Files.write(data.resolve(name + "-labels-idx1-ubyte"), labels.array());
  }

  /** With dropout, so that a resumed run must also draw the same at random. */
  static Graph graph(int epochs) {
    return new Flows(Shape.of(1, 8, 8), 8, Shape.of())
        .then("conv1", "conv2d", "filters", 8, "activation", "relu")
        .then("drop1", "dropout", "rate", 0.2)
        .then("flat", "flatten")
        .then("out", "dense", "units", 8)
        .loss("loss", "crossEntropy")
        .train("epochs", epochs, "batchSize", 32, "seed", 7)
        .graph();
  }
}
