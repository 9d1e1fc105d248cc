package org.layerloom.charts;

/** How the values of a pane are said. The stored values are in the unit's base. */
public enum ValueUnit {
  /** A plain number, such as a loss or a norm. */
  NUMBER,
  /** A share: 0.95 is said as 95 %. */
  PERCENT,
  /** Bytes, said in kB, MB, GB of 1,000. */
  BYTES,
  /** Seconds, said in ms, s, min, h. */
  SECONDS,
  /** Things per second, said as 4,870/s. */
  PER_SECOND
}
