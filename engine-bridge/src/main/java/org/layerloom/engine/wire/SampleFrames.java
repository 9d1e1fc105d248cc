package org.layerloom.engine.wire;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.data.Samples;
import org.layerloom.json.Json;
import org.layerloom.network.Shape;

/** Samples as tensors of a frame: {@code features} and {@code labels}. */
final class SampleFrames {

  private static final String FEATURES = "features";
  private static final String LABELS = "labels";
  private static final String CLASSES = "classes";

  private SampleFrames() {}

  static Frame.Builder put(Frame.Builder frame, Samples samples) {
    Tensor.Type type =
        switch (samples.type()) {
          case BYTE -> Tensor.Type.U8;
          case FLOAT -> Tensor.Type.F32;
          case INDEX -> Tensor.Type.I64;
        };
    Tensor.Type labels = samples.classes() > 0 ? Tensor.Type.I64 : Tensor.Type.F32;
    return frame
        .put(CLASSES, samples.classes())
        .put(
            new Tensor(
                FEATURES,
                type,
                extents(samples.count(), samples.featureShape()),
                samples.features().duplicate()))
        .put(
            new Tensor(
                LABELS,
                labels,
                extents(samples.count(), samples.labelShape()),
                samples.labels().duplicate()));
  }

  static Samples samples(Frame frame) throws java.io.IOException {
    Tensor features = frame.tensor(FEATURES);
    Tensor labels = frame.tensor(LABELS);
    if (features.shape().isEmpty() || labels.shape().isEmpty()) {
      throw new WireException("samples without a count");
    }
    Samples.Type type =
        switch (features.type()) {
          case U8 -> Samples.Type.BYTE;
          case F32 -> Samples.Type.FLOAT;
          case I64 -> Samples.Type.INDEX;
          default -> throw new WireException("features are never " + features.type());
        };
    return new Samples(
        Math.toIntExact(features.shape().getFirst()),
        shape(features),
        type,
        features.data(),
        Json.whole(frame.header(), CLASSES),
        shape(labels),
        labels.data());
  }

  /** One sample's shape. */
  static Shape shape(Tensor tensor) {
    return new Shape(tensor.shape().subList(1, tensor.shape().size()));
  }

  static List<Long> extents(long count, Shape shape) {
    List<Long> extents = new ArrayList<>();
    extents.add(count);
    extents.addAll(shape.extents());
    return extents;
  }
}
