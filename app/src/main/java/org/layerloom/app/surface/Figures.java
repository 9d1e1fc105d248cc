package org.layerloom.app.surface;

import java.util.Locale;

/** Numbers of any size, four digits each: as wide while they change. */
final class Figures {

  private Figures() {}

  static String say(double number, Locale locale) {
    double size = Math.abs(number);
    if (!Double.isFinite(number)) {
      return "–";
    }
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
      return String.format(locale, "%.2e", number).replace('-', '\u2212');
    }
    int digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 4;
    return String.format(locale, "%." + digits + "f", number).replace('-', '\u2212');
  }

  /** Without zeros at its end, to be changed by hand. */
  static String plain(double number) {
    return new java.math.BigDecimal(number)
        .round(new java.math.MathContext(3))
        .stripTrailingZeros()
        .toPlainString();
  }
}
