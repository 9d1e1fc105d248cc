package org.layerloom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;

/**
 * Decodes the files of a folder of classes, several at a time, into one buffer.
 *
 * @param members at least one
 * @param type of the features
 * @param shape of one sample
 * @param skipsBad whether files that are no good are left out; otherwise the first one ends it
 */
record Decoding(
    List<ClassFolder.Member> members, Samples.Type type, Shape shape, boolean skipsBad) {

  /** Puts one file's numbers where they belong. */
  @FunctionalInterface
  interface Decoder {

    /**
     * Decodes a file; called from several threads.
     *
     * @param at the first byte of its numbers, in the order of the smallest byte first
     */
    void decode(Path file, ByteBuffer features, int at) throws DataException;
  }

  /**
   * Decodes all; checks how much that will be before memory is taken.
   *
   * @param huge the key of what is said where all together are too many
   * @param none the key of what is said where no file is any good
   */
  Samples read(int classes, String huge, String none, Decoder decoder) throws DataException {
    long most = (Integer.MAX_VALUE - 16L) / ((long) members.size() * bytes());
    if (shape.size() > most) {
      throw DataException.of(huge, first(), 2047);
    }
    ByteBuffer features =
        ByteBuffer.allocate(members.size() * each()).order(ByteOrder.LITTLE_ENDIAN);
    boolean[] good = new boolean[members.size()];
    AtomicReference<@Nullable DataException> refusal = new AtomicReference<>();
    IntStream.range(0, good.length)
        .parallel()
        .forEach(
            i -> {
              if (refusal.get() == null) {
                try {
                  decoder.decode(members.get(i).file(), features, i * each());
                  good[i] = true;
                } catch (DataException e) {
                  refusal.compareAndSet(null, skipsBad ? null : e);
                }
              }
            });
    DataException refused = refusal.get();
    if (refused != null) {
      throw refused;
    }
    Samples samples = pack(features, good, classes);
    if (samples.count() == 0) {
      throw DataException.of(none, first());
    }
    return samples;
  }

  private String first() {
    return members.getFirst().file().toString();
  }

  private int bytes() {
    return switch (type) {
      case BYTE -> 1;
      case FLOAT -> Float.BYTES;
      case INDEX -> Long.BYTES;
    };
  }

  private int each() {
    return Math.toIntExact(bytes() * shape.size());
  }

  /** Closes the gaps that files left which were no good. */
  private Samples pack(ByteBuffer features, boolean[] good, int classes) {
    int each = each();
    ByteBuffer labels =
        ByteBuffer.allocate(good.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int count = 0;
    for (int i = 0; i < good.length; i++) {
      if (good[i]) {
        features.put(count * each, features, i * each, each);
        labels.putLong(members.get(i).label());
        count++;
      }
    }
    return new Samples(
        count, shape, type, features.limit(count * each), classes, Shape.of(), labels.flip());
  }
}
