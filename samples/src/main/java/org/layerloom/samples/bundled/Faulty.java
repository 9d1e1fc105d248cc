package org.layerloom.samples.bundled;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;

/**
 * A dataset with a fault that is found in data of one's own, for the failure lab. The same each
 * time.
 */
public final class Faulty implements Bundle {

  private static final int ONE_IN = 3;

  private final Bundle sound;
  private final DatasetInfo info;
  private final Fault fault;

  /** What is wrong with it. */
  private enum Fault {
    /** A third of the training samples under another label; the test samples are right. */
    MISLABELLED,
    /** Half of the test samples are training samples. */
    COPIED
  }

  private Faulty(Bundle sound, String id, String title, Fault fault) {
    DatasetInfo of = sound.info();
    this.sound = sound;
    this.fault = fault;
    this.info =
        new DatasetInfo(id, title, of.shape(), of.classNames(), of.licence(), of.citation());
  }

  /** Digits of 8 x 8, a third of them to be learned under a wrong name. */
  public static Bundle mislabelledDigits() {
    return new Faulty(
        Tables.digits(),
        "digits-mislabelled",
        "Digits 8×8, a third mislabelled",
        Fault.MISLABELLED);
  }

  /** Moons of which half the test points are known from training. */
  public static Bundle copiedMoons() {
    return new Faulty(
        Toys.moons(), "moons-copied", "Moons, half the test points copied", Fault.COPIED);
  }

  @Override
  public DatasetInfo info() {
    return info;
  }

  @Override
  public Samples read(DatasetSource.Part part) throws DataException {
    Samples samples = sound.read(part);
    boolean train = part == DatasetSource.Part.TRAIN;
    return switch (fault) {
      case MISLABELLED -> train ? mislabelled(samples) : samples;
      case COPIED -> train ? samples : copied(samples, sound.read(DatasetSource.Part.TRAIN));
    };
  }

  private static Samples mislabelled(Samples samples) {
    int classes = Math.toIntExact(samples.classes());
    // java.util.Random's numbers are laid down for every Java, so these labels are too.
    Random random = new Random(1);
    ByteBuffer labels = copy(samples.labels());
    for (int i = 0; i < samples.count(); i++) {
      if (random.nextInt(ONE_IN) == 0) {
        long right = labels.getLong(i * Long.BYTES);
        labels.putLong(i * Long.BYTES, (right + 1 + random.nextInt(classes - 1)) % classes);
      }
    }
    return with(samples, samples.features(), labels);
  }

  private static Samples copied(Samples test, Samples train) {
    int count = test.count() / 2;
    return with(
        test,
        over(test.features(), train.features(), test.count(), train.count(), count),
        over(test.labels(), train.labels(), test.count(), train.count(), count));
  }

  /** The first of some samples replaced by the first of others. */
  private static ByteBuffer over(ByteBuffer of, ByteBuffer from, int ofs, int froms, int count) {
    ByteBuffer all = copy(of);
    int each = all.remaining() / ofs;
    if (each != from.remaining() / froms) {
      throw new IllegalArgumentException("samples of different sizes");
    }
    all.put(0, from, from.position(), each * count);
    return all;
  }

  private static ByteBuffer copy(ByteBuffer buffer) {
    ByteBuffer copy = ByteBuffer.allocate(buffer.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    copy.put(buffer.duplicate());
    return copy.flip();
  }

  private static Samples with(Samples samples, ByteBuffer features, ByteBuffer labels) {
    return new Samples(
        samples.count(),
        samples.featureShape(),
        samples.type(),
        features,
        samples.classes(),
        samples.labelShape(),
        labels);
  }
}
