package org.layerloom.exchange.out;

import org.layerloom.network.Message;

/** What an export tells while it is made; the last is {@link Done} or {@link Failed}. */
public sealed interface ExportEvent {

  /** What is being done. */
  record Working(Message what) implements ExportEvent {}

  /** It is written, and proved where it can be. */
  record Done(ExportReport report) implements ExportEvent {}

  /**
   * Nothing was written, or what was written does not do what was trained.
   *
   * @param badInput whether what was asked for is at fault
   */
  record Failed(Message reason, boolean badInput) implements ExportEvent {}
}
