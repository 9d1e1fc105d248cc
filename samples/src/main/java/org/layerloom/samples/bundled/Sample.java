package org.layerloom.samples.bundled;

/** Features and what belongs to them: a class index, or a number to predict. */
final class Sample {

  private final float[] features;
  private final double target;

  Sample(float[] features, double target) {
    this.features = features.clone();
    this.target = target;
  }

  int width() {
    return features.length;
  }

  float feature(int i) {
    return features[i];
  }

  double target() {
    return target;
  }
}
