package org.layerloom.engine.trainer;

import java.util.ArrayList;
import java.util.List;

/** Mean losses of the batches of a call, and their right answers. */
final class Results {
  private final float[] losses;
  private final long[] hits;
  private final long[] answers;
  private final float[] parts;
  private final float[] sizes;

  Results(float[] losses, long[] hits, long[] answers, float[] parts, float[] sizes) {
    this.parts = parts;
    this.losses = losses;
    this.hits = hits;
    this.answers = answers;
    this.sizes = sizes;
  }

  /** Of the steps that were looked at, one after another: see {@link Watch#rows}. */
  float[] sizes() {
    return sizes.clone();
  }

  int count() {
    return losses.length;
  }

  double loss(int batch) {
    return losses[batch];
  }

  long hits(int batch) {
    return hits[batch];
  }

  /** What each train node's losses are, where there are several of them; none otherwise. */
  List<Double> parts(int batch) {
    int each = parts.length / losses.length;
    List<Double> found = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      found.add((double) parts[batch * each + i]);
    }
    return found;
  }

  /** How many answers are scored: those that are not to be ignored. */
  long answers(int batch) {
    return answers[batch];
  }
}
