package org.layerloom.engine.exporting;

import java.io.IOException;
import java.util.Arrays;

/** How long something takes, in millionths of a second: the middle of many times. */
final class Stopwatch {

  private static final int WARM = 10;
  private static final int TIMES = 41;
  private static final long ENOUGH = 2_000_000_000L;

  private Stopwatch() {}

  /** Something that may fail to read or write. */
  interface Work {
    void run() throws IOException;
  }

  static double micros(Work work) throws IOException {
    long began = System.nanoTime();
    for (int i = 0; i < WARM && System.nanoTime() - began < ENOUGH / 4; i++) {
      work.run();
    }
    long[] times = new long[TIMES];
    int count = 0;
    while (count < TIMES && System.nanoTime() - began < ENOUGH) {
      long start = System.nanoTime();
      work.run();
      times[count++] = System.nanoTime() - start;
    }
    if (count == 0) {
      return Double.NaN;
    }
    long[] measured = Arrays.copyOf(times, count);
    Arrays.sort(measured);
    return measured[count / 2] / 1000.0;
  }
}
