package org.layerloom.app.evaluation;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;

/** The window's words for the values of an enum. */
public final class NamedEnum<E extends Enum<E>> extends StringConverter<E> {

  private final Words words;
  private final String prefix;

  /**
   * @param prefix stands before a value's own name in the key of its word
   */
  public NamedEnum(Words words, String prefix) {
    this.words = words;
    this.prefix = prefix;
  }

  @Override
  public String toString(@Nullable E value) {
    return value == null ? "" : words.text(prefix + value.name());
  }

  @Override
  public E fromString(String text) {
    throw new UnsupportedOperationException("chosen, not typed");
  }
}
