package org.layerloom.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerloom.app.trained.Numbers;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Samples;

/** Samples in words: their class or number, their tokens, their numbers. */
final class SampleText {

  private final DatasetInfo info;
  private final List<String> tokens;
  private final boolean letters;

  /**
   * @param tokens what indices stand for; none where nobody knows
   */
  SampleText(DatasetInfo info, List<String> tokens) {
    this.info = info;
    this.tokens = tokens;
    this.letters = tokens.stream().allMatch(token -> token.codePointCount(0, token.length()) <= 1);
  }

  /** Its class's name, or its number; empty where it has several. */
  String label(Samples samples, int index) {
    double label = Numbers.label(samples, index);
    if (Double.isNaN(label)) {
      return "";
    }
    return samples.classes() == 0
        ? number(label)
        : info.classNames().size() > (int) label
            ? info.classNames().get((int) label)
            : number(label);
  }

  /** How many samples a second its features are, where they are sound; else 0. */
  int rate() {
    return info.rate();
  }

  /** Its tokens in their order, padding left out. */
  List<String> tokens(Samples samples, int index) {
    List<String> found = new ArrayList<>();
    for (float number : Numbers.features(samples, index)) {
      int at = (int) number;
      String token = at < tokens.size() ? tokens.get(at) : String.valueOf(at);
      if (!token.isEmpty()) {
        found.add(token);
      }
    }
    return found;
  }

  /** Its tokens as a text. */
  String text(Samples samples, int index) {
    return String.join(letters && !tokens.isEmpty() ? "" : " ", tokens(samples, index));
  }

  /** A number as briefly as it can be told. */
  static String number(double value) {
    return Double.isNaN(value)
        ? "–"
        : value == Math.rint(value) && Math.abs(value) < 1e9
            ? String.format(Locale.ROOT, "%d", (long) value)
            : String.format(Locale.ROOT, "%.4g", value);
  }
}
