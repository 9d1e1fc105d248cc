package org.layerloom.network;

import org.jspecify.annotations.Nullable;

/** What became of an edit. */
public sealed interface EditResult {

  record Applied(Graph graph) implements EditResult {}

  /** Nothing changed. {@code node} is the one the reason is about, if any. */
  record Rejected(Message reason, @Nullable NodeId node) implements EditResult {}
}
