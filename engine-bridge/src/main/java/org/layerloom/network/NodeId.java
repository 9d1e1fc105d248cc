package org.layerloom.network;

import java.util.regex.Pattern;

/**
 * The lasting name of a node within its graph, such as {@code conv1}: letters, digits, {@code _}
 * and {@code -}, and {@code /} where a sub-network has been unfolded ({@code block1/conv1}). Files,
 * links, weights and exports use it; what the person reads on the card is {@link Node#title()}.
 */
public record NodeId(String value) implements Comparable<NodeId> {

  /** A path through sub-networks within sub-networks; files write no id longer than 200. */
  private static final int LONGEST = 4000;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_/-]*");

  /**
   * @throws IllegalArgumentException when the text is no id; ask {@link #isValid} first about text
   *     from outside
   */
  public NodeId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a node id: " + value);
    }
  }

  /** Whether a text from a file or a person may serve as an id. */
  public static boolean isValid(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(NodeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
