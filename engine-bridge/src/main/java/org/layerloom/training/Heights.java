package org.layerloom.training;

/**
 * Some losses of a {@link Surface}.
 *
 * @param from the first one's place among {@link Surface#count}
 * @param losses at least one; of a moment of the path that is gone by now NaN
 */
@SuppressWarnings("ArrayRecordComponent") // Many numbers; nobody compares them.
public record Heights(int from, float[] losses) {

  /**
   * @throws IllegalArgumentException where there are none
   */
  public Heights {
    if (from < 0 || losses.length == 0) {
      throw new IllegalArgumentException("no losses from " + from);
    }
  }
}
