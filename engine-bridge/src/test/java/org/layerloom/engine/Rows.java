package org.layerloom.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;
import org.layerloom.project.Document;

/** Pictures of 8 x 8 in MNIST's files: the class is the bright row, with noise around it. */
public final class Rows {

  public static final int CLASSES = 8;

  private Rows() {}

  /** Writes them into a folder and returns it. */
  public static Path write(Path folder, int train, int test) throws IOException {
    Files.createDirectories(folder);
    part(folder, "train", train);
    part(folder, "t10k", test);
    return folder;
  }

  private static void part(Path folder, String name, int count) throws IOException {
    Random random = new Random(count);
    ByteBuffer images = ByteBuffer.allocate(16 + count * 64);
    images.putInt(0x803).putInt(count).putInt(8).putInt(8);
    ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(CLASSES);
      labels.put((byte) label);
      for (int pixel = 0; pixel < 64; pixel++) {
        images.put((byte) (random.nextInt(120) + (pixel / 8 == label ? 100 : 0)));
      }
    }
    Files.write(folder.resolve(name + "-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.array());
  }

  /** A small convolutional network for them. */
  public static Document project(Path data, int epochs, double validation) {
    Graph graph =
        new Flows(Shape.of(1, 8, 8), CLASSES, Shape.of())
            .then("norm", "normalize")
            .then("conv1", "conv2d", "filters", 6, "activation", "relu")
            .then("pool1", "maxpool2d")
            .then("flat", "flatten")
            .then("out", "dense", "units", CLASSES)
            .loss("loss", "crossEntropy")
            .train("epochs", epochs, "batchSize", 16, "seed", 7)
            .graph();
    var dataset =
        graph
            .node(new NodeId("data"))
            .with("source", new Value.Text(data.toString()))
            .with("validation", new Value.Real(validation));
    return Document.named("rows").withGraph(graph.withNode(dataset));
  }
}
