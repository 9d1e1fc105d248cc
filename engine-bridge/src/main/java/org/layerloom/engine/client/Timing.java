package org.layerloom.engine.client;

import java.time.Duration;

/**
 * How patient the client is.
 *
 * @param ping between two questions whether the process is still there
 * @param silentPings so many unanswered, one after another, and the process is given up. Counted,
 *     not measured: a machine that slept has asked only once
 * @param stop how long training may stay without a sign after it was asked to stop
 * @param goodbye how long the process may take to end when it is closed
 */
record Timing(Duration ping, int silentPings, Duration stop, Duration goodbye) {

  static final Timing STANDARD =
      new Timing(Duration.ofSeconds(2), 30, Duration.ofSeconds(30), Duration.ofSeconds(2));
}
