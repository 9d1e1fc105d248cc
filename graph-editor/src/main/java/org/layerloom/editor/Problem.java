package org.layerloom.editor;

import java.util.Objects;

/**
 * What is wrong with a link.
 *
 * @param severity picks the colour
 * @param text sentence for the tip
 */
public record Problem(Severity severity, String text) {

  /** How bad it is. */
  public enum Severity {
    /** It cannot work. */
    ERROR,
    /** It may not be meant. */
    WARNING
  }

  /** No part may be null. */
  public Problem {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(text, "text");
  }
}
