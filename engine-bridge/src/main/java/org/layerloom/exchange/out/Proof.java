package org.layerloom.exchange.out;

/**
 * What came of giving the same samples to the exported network and to the one that was trained.
 *
 * @param engine who ran the exported one: {@code ONNX Runtime 1.29.0}
 * @param samples how many were given
 * @param difference the largest, as a share of the largest number
 * @param tolerance up to which they count as the same
 * @param firstDifferent the first node of the flow whose result is further off; empty where none is
 * @param micros the exported one's time for one sample, in millionths of a second
 * @param trainedMicros the same of the engine that trained it
 */
public record Proof(
    String engine,
    int samples,
    double difference,
    double tolerance,
    String firstDifferent,
    double micros,
    double trainedMicros) {

  public boolean agrees() {
    return difference <= tolerance;
  }
}
