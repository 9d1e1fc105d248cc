package org.layerloom.network;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes real numbers short and as the locale does: {@code 0.5}, {@code 1e-3}, {@code 2.5e7}. */
final class Numerals {

  private static final double SMALL = 0.01;
  private static final double LARGE = 1e6;
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private final DecimalFormatSymbols symbols;

  Numerals(Locale locale) {
    this.symbols = DecimalFormatSymbols.getInstance(locale);
  }

  String write(double number) {
    double size = Math.abs(number);
    if (size != 0 && (size < SMALL || size >= LARGE)) {
      symbols.setExponentSeparator("e");
      return new DecimalFormat("0.#####E0", symbols).format(number);
    }
    BigDecimal rounded = BigDecimal.valueOf(number).round(SIX_DIGITS);
    return new DecimalFormat("#,##0.########", symbols).format(rounded);
  }
}
