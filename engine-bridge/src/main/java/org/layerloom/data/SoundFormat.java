package org.layerloom.data;

import org.layerloom.network.Shape;

/**
 * What every sound of a dataset is made to be.
 *
 * @param rate samples a second
 * @param frames how many samples
 */
record SoundFormat(int rate, int frames, boolean skipsBad) {

  Shape shape() {
    return Shape.of(1, frames);
  }
}
