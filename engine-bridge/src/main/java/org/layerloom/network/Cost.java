package org.layerloom.network;

/**
 * What a node costs for one sample.
 *
 * @param parameters trained numbers
 * @param multiplyAdds multiplications with their additions, forward
 * @param activations numbers that have to be kept for the way back
 */
public record Cost(long parameters, long multiplyAdds, long activations) {

  public static final Cost NOTHING = new Cost(0, 0, 0);

  /** Sums stay at {@link Long#MAX_VALUE} instead of overflowing. */
  public Cost plus(Cost other) {
    return new Cost(
        add(parameters, other.parameters),
        add(multiplyAdds, other.multiplyAdds),
        add(activations, other.activations));
  }

  /** The same work with weights that are counted elsewhere. */
  Cost withoutParameters() {
    return new Cost(0, multiplyAdds, activations);
  }

  private static long add(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
