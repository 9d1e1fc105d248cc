package org.layerloom.subnet;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;

/** What became of an edit of a network. */
public sealed interface NetworkResult {

  record Applied(Network network) implements NetworkResult {}

  /** Nothing changed. {@code node} is the one the reason is about, if any. */
  record Rejected(Message reason, @Nullable NodeId node) implements NetworkResult {
    static Rejected of(String key, Object... values) {
      return new Rejected(Message.of(key, values), null);
    }
  }
}
