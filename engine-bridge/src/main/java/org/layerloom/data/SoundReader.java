package org.layerloom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;

/** Decodes sounds, several at a time, into one buffer. */
final class SoundReader {

  private SoundReader() {}

  static Samples read(List<ClassFolder.Member> sounds, SoundFormat format, int classes)
      throws DataException {
    long bytes = (long) sounds.size() * format.frames() * Float.BYTES;
    if (bytes > Integer.MAX_VALUE - 16L) {
      throw DataException.of("data.sounds.huge", sounds.getFirst().file().toString(), 2047);
    }
    ByteBuffer features = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer numbers = features.asFloatBuffer();
    boolean[] good = new boolean[sounds.size()];
    AtomicReference<@Nullable DataException> refusal = new AtomicReference<>();
    IntStream.range(0, sounds.size())
        .parallel()
        .forEach(
            i -> {
              if (refusal.get() == null) {
                try {
                  numbers.put(i * format.frames(), WaveFile.read(sounds.get(i).file(), format));
                  good[i] = true;
                } catch (DataException e) {
                  refusal.compareAndSet(null, format.skipsBad() ? null : e);
                }
              }
            });
    DataException refused = refusal.get();
    if (refused != null) {
      throw refused;
    }
    return pack(sounds, format, classes, features, good);
  }

  /** Closes the gaps that sounds left which were no good. */
  private static Samples pack(
      List<ClassFolder.Member> sounds,
      SoundFormat format,
      int classes,
      ByteBuffer features,
      boolean[] good)
      throws DataException {
    int each = format.frames() * Float.BYTES;
    ByteBuffer labels =
        ByteBuffer.allocate(sounds.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int count = 0;
    for (int i = 0; i < sounds.size(); i++) {
      if (good[i]) {
        features.put(count * each, features, i * each, each);
        labels.putLong(sounds.get(i).label());
        count++;
      }
    }
    if (count == 0) {
      throw DataException.of("data.sounds.none", sounds.getFirst().file().toString());
    }
    return new Samples(
        count,
        format.shape(),
        Samples.Type.FLOAT,
        features.limit(count * each),
        classes,
        Shape.of(),
        labels.flip());
  }
}
