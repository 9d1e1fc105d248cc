package org.layerloom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.layerloom.network.Shape;

/**
 * Samples in memory: plain arrays, no native tensors.
 *
 * @param count how many
 * @param featureShape one sample's shape
 * @param features little-endian numbers of {@code type}, sample after sample
 * @param classes how many classes the labels choose from; 0 where targets are numbers
 * @param labelShape one sample's label shape, without extents for one class index
 * @param labels 64-bit class indices where there are classes, 32-bit floats otherwise,
 *     little-endian
 */
public record Samples(
    int count,
    Shape featureShape,
    Type type,
    ByteBuffer features,
    long classes,
    Shape labelShape,
    ByteBuffer labels) {

  /** Those at these places, in their order, as a copy. */
  public Samples at(int... places) {
    return new Samples(
        places.length,
        featureShape,
        type,
        gather(features, places),
        classes,
        labelShape,
        gather(labels, places));
  }

  private ByteBuffer gather(ByteBuffer bytes, int[] places) {
    int each = count == 0 ? 0 : bytes.remaining() / count;
    ByteBuffer picked = ByteBuffer.allocate(each * places.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int place : places) {
      picked.put(bytes.slice(bytes.position() + place * each, each));
    }
    return picked.flip();
  }

  /** How a feature is stored. */
  public enum Type {
    /** 0 to 255: pictures. The program turns them into numbers 0.0 to 255.0. */
    BYTE,
    FLOAT,
    /** 64-bit indices: tokens. */
    INDEX
  }
}
