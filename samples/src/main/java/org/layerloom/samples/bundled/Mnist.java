package org.layerloom.samples.bundled;

import java.util.stream.IntStream;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.IdxReader;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * The whole of MNIST: 60,000 and 10,000 handwritten digits of 28 x 28, in the publisher's split.
 */
public final class Mnist implements Bundle {

  private static final int CLASSES = 10;

  private static final DatasetInfo INFO =
      new DatasetInfo(
          "mnist",
          "MNIST",
          new Site.DatasetShape(
              Signal.Tensor.real(Shape.of(1, 28, 28)),
              new Signal.Labels(CLASSES, Shape.of()),
              60_000,
              10_000),
          IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList(),
          "CC BY-SA 3.0",
          "Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits, 1998");

  /** One of the four files, with the SHA-256 of what is packed in it. */
  private enum File {
    TRAIN_IMAGES(
        "train-images-idx3-ubyte.gz",
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    TRAIN_LABELS(
        "train-labels-idx1-ubyte.gz",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    TEST_IMAGES(
        "t10k-images-idx3-ubyte.gz",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    TEST_LABELS(
        "t10k-labels-idx1-ubyte.gz",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private final String name;
    private final String sha256;

    File(String name, String sha256) {
      this.name = name;
      this.sha256 = sha256;
    }

    IdxReader.Source source() {
      return new IdxReader.Source(name, () -> Resources.open("mnist/" + name), sha256);
    }
  }

  @Override
  public DatasetInfo info() {
    return INFO;
  }

  @Override
  public Samples read(DatasetSource.Part part) throws DataException {
    return switch (part) {
      case TRAIN -> IdxReader.read(File.TRAIN_IMAGES.source(), File.TRAIN_LABELS.source(), CLASSES);
      case TEST -> IdxReader.read(File.TEST_IMAGES.source(), File.TEST_LABELS.source(), CLASSES);
    };
  }
}
