package org.layerloom.network;

import java.util.List;

/**
 * A sentence to be worded in the user's language at the edge by {@link Wording}.
 *
 * @param key a key of the bundle {@code org.layerloom.<room>.Messages}; its first part names the
 *     room: {@code network.cycle}
 * @param values what to put into the sentence, in the order of {@link java.text.MessageFormat}:
 *     numbers, texts, shapes, {@link Term}s and other messages
 */
public record Message(String key, List<Object> values) {

  public Message {
    values = List.copyOf(values);
  }

  public static Message of(String key, Object... values) {
    return new Message(key, List.of(values));
  }
}
