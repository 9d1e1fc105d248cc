package org.layerloom.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a graph, with its place, cause and repairs.
 *
 * @param node where it is; null where it is the whole graph
 * @param parameter the setting at fault, if one is
 * @param link the wire at fault, if one is
 * @param repairs ready edits, best first, each with a name for the button
 */
public record Problem(
    Severity severity,
    @Nullable NodeId node,
    @Nullable String parameter,
    @Nullable Link link,
    Message message,
    List<Fix> repairs) {

  public Problem {
    repairs = List.copyOf(repairs);
  }

  /** A repair as an edit, with its name. */
  public record Fix(Message name, Edit edit) {}

  /** Errors stop training; warnings do not. */
  public enum Severity {
    ERROR,
    WARNING
  }
}
