package org.layerloom.engine.exporting;

import java.nio.ByteBuffer;
import org.layerloom.data.Samples;

/** The first samples of a part. */
final class FirstSamples {

  private FirstSamples() {}

  static Samples of(Samples all, int most) {
    return between(all, 0, most);
  }

  /**
   * @param to where to end, before this one; at the part's end at the latest
   */
  static Samples between(Samples all, int from, int to) {
    int count = Math.min(to, all.count()) - from;
    long each =
        switch (all.type()) {
          case BYTE -> 1;
          case FLOAT -> Float.BYTES;
          case INDEX -> Long.BYTES;
        };
    long label = all.classes() > 0 ? Long.BYTES : Float.BYTES;
    return new Samples(
        count,
        all.featureShape(),
        all.type(),
        part(all.features(), from, count, each * all.featureShape().size()),
        all.classes(),
        all.labelShape(),
        part(all.labels(), from, count, label * all.labelShape().size()));
  }

  private static ByteBuffer part(ByteBuffer bytes, int from, int count, long each) {
    return bytes
        .slice(bytes.position() + Math.toIntExact(from * each), Math.toIntExact(count * each))
        .order(bytes.order());
  }
}
