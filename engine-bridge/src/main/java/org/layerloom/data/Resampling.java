package org.layerloom.data;

/**
 * Brings sound from one rate to another: each new sample is a sum of the old ones around it,
 * weighted by a sinc under a Kaiser window, whose cutoff lies just below half of the lower rate.
 * What the new rate cannot hold is gone, more than 80 dB down, instead of folded back.
 *
 * <p>Source: Julius O. Smith, "Digital Audio Resampling", 2002, with its table of one side of the
 * filter and straight lines between its entries.
 */
final class Resampling {

  /** Of the sinc, to each side. */
  private static final int CROSSINGS = 32;

  private static final int STEPS = 512;
  private static final double BETA = 9;

  /** As a share of half of the lower rate: the filter falls about it. */
  private static final double CUTOFF = 0.94;

  private static final float[] FILTER = filter();

  private final int from;
  private final int to;

  /** How much slower the filter goes over old samples where there are more of them than new. */
  private final double speed;

  Resampling(int from, int to) {
    this.from = from;
    this.to = to;
    this.speed = Math.min(1, (double) to / from);
  }

  private static float[] filter() {
    float[] filter = new float[CROSSINGS * STEPS + 2];
    for (int i = 0; i <= CROSSINGS * STEPS; i++) {
      double x = (double) i / STEPS;
      double edge = x / CROSSINGS;
      double window = bessel(BETA * Math.sqrt(1 - edge * edge)) / bessel(BETA);
      double turn = Math.PI * CUTOFF * x;
      filter[i] = (float) (window * (i == 0 ? CUTOFF : CUTOFF * Math.sin(turn) / turn));
    }
    return filter;
  }

  /** The modified Bessel function of the first kind and order 0, by its series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /** How many old samples matter to so many new ones. */
  long needed(int frames) {
    return from == to
        ? frames
        : (long) Math.ceil((double) frames * from / to + CROSSINGS / speed) + 1;
  }

  /** So many new samples: silence before the sound, and behind it. */
  float[] of(float[] sound, int frames) {
    float[] made = new float[frames];
    if (from == to) {
      System.arraycopy(sound, 0, made, 0, Math.min(frames, sound.length));
      return made;
    }
    double reach = CROSSINGS / speed;
    // Where the old sound ends, so does the new one: what rings on is no part of it.
    long last = Math.min(frames, Math.ceilDiv((long) sound.length * to, from));
    for (int i = 0; i < last; i++) {
      double middle = (double) i * from / to;
      int first = (int) Math.max(0, Math.ceil(middle - reach));
      int end = (int) Math.min(sound.length - 1, Math.floor(middle + reach));
      double sum = 0;
      for (int j = first; j <= end; j++) {
        double place = Math.abs(j - middle) * speed * STEPS;
        int entry = (int) place;
        double between = place - entry;
        sum += sound[j] * (FILTER[entry] + between * (FILTER[entry + 1] - FILTER[entry]));
      }
      made[i] = (float) (sum * speed);
    }
    return made;
  }
}
