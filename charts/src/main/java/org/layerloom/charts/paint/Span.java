package org.layerloom.charts.paint;

/**
 * What an axis shows, from end to end.
 *
 * @param from lower end; above zero on a logarithmic axis
 * @param to upper end, above {@code from}
 * @param log whether equal lengths are equal ratios
 */
public record Span(double from, double to, boolean log) {
  /** Checks the ends. */
  public Span {
    if (!(from < to) || (log && from <= 0)) {
      throw new IllegalArgumentException("No axis from " + from + " to " + to + " log=" + log);
    }
  }

  /** Where {@code value} lies: 0 at the lower end, 1 at the upper. Values not above 0: below. */
  public double share(double value) {
    if (!log) {
      return (value - from) / (to - from);
    }
    return value <= 0 ? -1 : Math.log(value / from) / Math.log(to / from);
  }

  /** The value that lies at {@code share}: the inverse of {@link #share}. */
  public double at(double share) {
    return log ? from * Math.pow(to / from, share) : from + share * (to - from);
  }
}
