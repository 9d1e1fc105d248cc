package org.layerloom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntFunction;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * Rows of indices with a class or a number each, in memory.
 *
 * @param row the indices of a row's number
 * @param target what belongs to it
 * @param tokens what each index stands for
 */
record IndexRows(
    DatasetInfo info, TestShare parts, IntFunction<int[]> row, Target target, List<String> tokens)
    implements LocalData.Dataset {

  /** The class index or number of a row's number. */
  @FunctionalInterface
  interface Target {
    float of(int number);
  }

  private static final long LARGEST = Integer.MAX_VALUE - 16L;

  /** Whether so many rows of so many indices are more than can be read at once. */
  static boolean tooLarge(long rows, long width) {
    return rows * (width + 1) > LARGEST / Long.BYTES;
  }

  /** In MiB, for messages. */
  static long largest() {
    return LARGEST >> 20;
  }

  /**
   * What is known of such a dataset.
   *
   * @param most how many different indices there are
   */
  static DatasetInfo info(
      Options options, String title, long width, long most, List<String> classes, TestShare parts) {
    return new DatasetInfo(
        options.name(),
        title,
        new Site.DatasetShape(
            new Signal.Tensor(Shape.of(width), Signal.Numbers.INDEX, most),
            new Signal.Labels(classes.size(), classes.isEmpty() ? Shape.of(1) : Shape.of()),
            parts.numbers(DatasetSource.Part.TRAIN).size(),
            parts.numbers(DatasetSource.Part.TEST).size()),
        classes,
        "",
        "");
  }

  @Override
  public Samples read(DatasetSource.Part part) throws DataException {
    List<Integer> numbers = parts.numbers(part);
    if (numbers.isEmpty()) {
      throw DataException.of("data.test.none", info.id());
    }
    Shape shape = info.shape().features().shape();
    boolean classes = !info.classNames().isEmpty();
    ByteBuffer features = buffer(numbers.size() * Math.toIntExact(shape.size()) * Long.BYTES);
    ByteBuffer labels = buffer(numbers.size() * (classes ? Long.BYTES : Float.BYTES));
    for (int number : numbers) {
      for (int index : row.apply(number)) {
        features.putLong(index);
      }
      if (classes) {
        labels.putLong((long) target.of(number));
      } else {
        labels.putFloat(target.of(number));
      }
    }
    return new Samples(
        numbers.size(),
        shape,
        Samples.Type.INDEX,
        features.flip(),
        info.classNames().size(),
        info.shape().labels().shape(),
        labels.flip());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
