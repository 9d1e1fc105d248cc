package org.layerloom.app.training;

/**
 * How fast this machine trains: measured in runs, kept from one start to the next.
 *
 * @param multiplyAdds forward, a second; 0 before the first run
 */
public record Pace(double multiplyAdds) {

  public static final Pace UNKNOWN = new Pace(0);

  /** What a run showed. */
  public static Pace measured(double samplesPerSecond, long multiplyAddsASample) {
    return new Pace(samplesPerSecond * multiplyAddsASample);
  }

  /** How long an epoch will take; NaN before anything was measured. */
  public double secondsAnEpoch(long multiplyAddsASample, long samples) {
    return multiplyAdds > 0 && multiplyAddsASample > 0
        ? (double) multiplyAddsASample * samples / multiplyAdds
        : Double.NaN;
  }
}
