package org.layerloom.training;

/** How a run stands. */
public enum RunStatus {
  /** Its process is at work. */
  RUNNING,
  /** All epochs are done. */
  FINISHED,
  /** Stopped by the person; what was learned was kept. */
  STOPPED,
  /** It could not go on; {@link RunSummary#reason()} says why. */
  FAILED,
  /** Its process ended in the middle: killed, crashed, or the machine went down. */
  INTERRUPTED,
  /** The folder does not say. */
  UNKNOWN
}
