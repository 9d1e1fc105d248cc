package org.layerloom.app.inside;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.training.Inside;

/** Which part of a picture an answer hangs on. */
final class Attribution {

  private Attribution() {}

  /** Heat over a picture: rows of numbers, none negative. */
  @SuppressWarnings("ArrayRecordComponent") // Many numbers; nobody compares them.
  record Heat(int width, int height, float[] values) {}

  /**
   * How much each pixel would change the answer: the size of the gradient, the largest over the
   * channels (K. Simonyan, A. Vedaldi, A. Zisserman, Deep inside convolutional networks, 2013).
   */
  static Heat saliency(Inside.Seen data) {
    int channels = (int) data.shape().extent(0);
    int height = (int) data.shape().extent(1);
    int width = (int) data.shape().extent(2);
    float[] heat = new float[width * height];
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < heat.length; i++) {
        heat[i] = Math.max(heat[i], Math.abs(data.gradients()[channel * heat.length + i]));
      }
    }
    return new Heat(width, height, heat);
  }

  /**
   * Where a layer sees what speaks for the answer: its maps, each weighed by its mean gradient,
   * summed, and rectified (R. Selvaraju and others, Grad-CAM, 2017).
   */
  static Heat gradCam(Inside.Seen layer) {
    int maps = (int) layer.shape().extent(0);
    int height = (int) layer.shape().extent(1);
    int width = (int) layer.shape().extent(2);
    float[] heat = new float[width * height];
    for (int map = 0; map < maps; map++) {
      double weight = 0;
      for (int i = 0; i < heat.length; i++) {
        weight += layer.gradients()[map * heat.length + i];
      }
      weight /= heat.length;
      for (int i = 0; i < heat.length; i++) {
        heat[i] += (float) (weight * layer.values()[map * heat.length + i]);
      }
    }
    for (int i = 0; i < heat.length; i++) {
      heat[i] = Math.max(0, heat[i]);
    }
    return new Heat(width, height, heat);
  }

  /** Whether a layer computes maps. */
  static boolean hasMaps(Inside.Seen seen) {
    Shape shape = seen.shape();
    return shape.rank() == 3 && shape.extent(1) > 1 && shape.extent(2) > 1;
  }

  /** The layer with maps that is closest to the answer; null where there is none. */
  static Inside.@Nullable Seen lastMaps(Inside inside) {
    Inside.Seen found = null;
    for (int i = 1; i < inside.seen().size(); i++) {
      if (hasMaps(inside.seen().get(i))) {
        found = inside.seen().get(i);
      }
    }
    return found;
  }
}
