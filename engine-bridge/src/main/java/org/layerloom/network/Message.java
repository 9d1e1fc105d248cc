package org.layerloom.network;

import java.util.List;

/**
 * A sentence to be worded in the user's language at the edge: a key of the bundle {@code
 * org.layerloom.network.Messages} and what to put into it ({@link java.text.MessageFormat} order).
 */
public record Message(String key, List<Object> values) {

  public Message {
    values = List.copyOf(values);
  }

  public static Message of(String key, Object... values) {
    return new Message(key, List.of(values));
  }
}
