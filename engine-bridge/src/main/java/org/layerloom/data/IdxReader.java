package org.layerloom.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;

/**
 * Makes samples of a pair of IDX files, pictures and their class indices, gzipped or not. A picture
 * of height x width becomes a feature of shape 1 x height x width; more axes stay as they are.
 */
public final class IdxReader {

  private IdxReader() {}

  /**
   * One file to read.
   *
   * @param name what messages call it
   * @param sha256 of the unpacked bytes, or null where nobody knows it
   */
  public record Source(String name, Opener opener, @Nullable String sha256) {}

  /** Opens a stream anew. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  /**
   * Reads both files whole.
   *
   * @param classes how many classes labels may choose from
   * @throws DataException where a file is damaged, cut off or too long, where hashes differ, or
   *     where the two do not belong together
   */
  public static Samples read(Source pictures, Source labels, int classes) throws DataException {
    Idx.Content features = content(pictures);
    Idx.Content targets = content(labels);
    Idx.Header header = features.header();
    if (targets.header().shape().rank() != 0) {
      throw DataException.of("data.idx.labels", labels.name(), targets.header().toString());
    }
    if (header.count() != targets.header().count()) {
      throw DataException.of(
          "data.idx.counts",
          pictures.name(),
          header.count(),
          labels.name(),
          targets.header().count());
    }
    return new Samples(
        header.count(),
        pictureShape(header.shape()),
        Samples.Type.BYTE,
        features.values(),
        classes,
        Shape.of(),
        labels(targets.values(), classes, labels.name()));
  }

  /** Channels first, where the file has height and width only. */
  static Shape pictureShape(Shape shape) {
    return shape.rank() == 2 ? Shape.of(1, shape.extent(0), shape.extent(1)) : shape;
  }

  private static Idx.Content content(Source source) throws DataException {
    try {
      return Idx.read(source.opener().open(), source.name(), source.sha256());
    } catch (IOException e) {
      throw DataException.unreadable(source.name(), e);
    }
  }

  private static ByteBuffer labels(ByteBuffer values, int classes, String name)
      throws DataException {
    ByteBuffer labels =
        ByteBuffer.allocate(Math.multiplyExact(values.limit(), Long.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.limit(); i++) {
      int label = values.get(i) & 0xff;
      if (label >= classes) {
        throw DataException.of("data.class", name, i + 1, label, classes - 1);
      }
      labels.putLong(label);
    }
    return labels.flip();
  }
}
