package org.layerloom.data;

import java.util.List;

/**
 * How texts are to be cut into tokens, as a dataset's name says it: {@code
 * &tokens=words&length=100&pad=end&case=keep&vocabulary=5000}.
 */
final class TextOptions {

  static final List<String> KEYS = List.of("tokens", "length", "pad", "case", "vocabulary");

  /** Longer sequences are beyond any network that learns on a desk. */
  private static final int LONGEST = 1 << 20;

  private static final int LARGEST_VOCABULARY = 1 << 20;

  private TextOptions() {}

  static TokenSequences.Form form(Options options) throws DataException {
    boolean words = options.choice("tokens", "characters", "words").equals("words");
    return new TokenSequences.Form(
        words ? TokenSequences.Unit.WORDS : TokenSequences.Unit.CHARACTERS,
        options.choice("case", "lower", "keep").equals("lower"),
        "longest".equals(options.text("length")) ? 0 : options.whole("length", 0, LONGEST),
        options.choice("pad", "start", "end").equals("start"),
        options.whole("vocabulary", TokenSequences.Form.CHARACTERS.most(), LARGEST_VOCABULARY));
  }
}
