package org.layerloom.compression;

import java.nio.file.Path;
import org.layerloom.network.Message;

/** What is told while a network is made smaller; the last is one of the three at the end. */
public sealed interface CompressionEvent {

  /**
   * What is being measured.
   *
   * @param done how many candidates are measured
   * @param all how many there will be
   */
  record Working(int done, int all) implements CompressionEvent {}

  /** A candidate is measured. */
  record Measured(Candidate candidate) implements CompressionEvent {}

  /** A form has nothing to offer for this network. */
  record Unfit(Form form, Message reason) implements CompressionEvent {}

  /**
   * All is measured.
   *
   * @param samples by which candidates were scored
   */
  record Done(int samples) implements CompressionEvent {}

  /**
   * A smaller network is written.
   *
   * @param numbers how many of its weights are not 0, of so many {@code before}
   */
  record Made(Path project, long numbers, long before) implements CompressionEvent {}

  /**
   * It could not be done, or was given up.
   *
   * @param badInput whether what was asked for is at fault
   */
  record Failed(Message reason, boolean badInput) implements CompressionEvent {}

  /** Whether nothing comes behind it. */
  default boolean last() {
    return this instanceof Done || this instanceof Made || this instanceof Failed;
  }
}
