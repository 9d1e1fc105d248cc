package org.layerloom.samples.bundled;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * Some of MNIST's digits, in its own order: to learn from ones what helps with others. Labels count
 * from 0.
 */
public final class SomeDigits implements Bundle {

  private static final int EACH = 28 * 28;

  private final Mnist all = new Mnist();
  private final int first;
  private final int classes;
  private final int most;
  private final DatasetInfo info;

  /**
   * @param most as many samples to train with
   */
  private SomeDigits(String id, String title, int first, int last, int most, int test) {
    this.first = first;
    this.classes = last - first + 1;
    this.most = most;
    DatasetInfo whole = all.info();
    List<String> names = IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    this.info =
        new DatasetInfo(
            id,
            title,
            new Site.DatasetShape(
                Signal.Tensor.real(Shape.of(1, 28, 28)),
                new Signal.Labels(classes, Shape.of()),
                most,
                test),
            names,
            whole.licence(),
            whole.citation());
  }

  /** 0 to 4, all of them. */
  public static SomeDigits low() {
    return new SomeDigits("mnist-0-4", "MNIST, digits 0 to 4", 0, 4, 30_596, 5_139);
  }

  /** 5 to 9, of which there are only a hundred to learn from. */
  public static SomeDigits fewHigh() {
    return new SomeDigits("mnist-5-9-few", "MNIST, a hundred of 5 to 9", 5, 9, 100, 4_861);
  }

  @Override
  public DatasetInfo info() {
    return info;
  }

  @Override
  public Samples read(Part part) throws DataException {
    Samples whole = all.read(part);
    int wanted = part == Part.TRAIN ? most : (int) info.shape().testSize();
    ByteBuffer features = ByteBuffer.allocate(wanted * EACH).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer labels = ByteBuffer.allocate(wanted * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer from = whole.labels().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < whole.count() && labels.hasRemaining(); i++) {
      long label = from.getLong(from.position() + i * Long.BYTES) - first;
      if (label >= 0 && label < classes) {
        features.put(whole.features().slice(whole.features().position() + i * EACH, EACH));
        labels.putLong(label);
      }
    }
    return new Samples(
        wanted,
        whole.featureShape(),
        whole.type(),
        features.flip(),
        classes,
        whole.labelShape(),
        labels.flip());
  }
}
