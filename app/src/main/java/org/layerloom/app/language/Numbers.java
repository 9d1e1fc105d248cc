package org.layerloom.app.language;

import java.text.NumberFormat;
import java.util.Locale;

/** Figures as people of a language write them. */
public final class Numbers {

  private static final int SECONDS_A_MINUTE = 60;
  private static final int SECONDS_AN_HOUR = 3600;
  private static final int WHOLE_SECONDS = 10;
  private static final long WRITTEN_OUT = 1_000_000;
  private static final double THOUSAND = 1000;

  private final Words words;
  private final Locale locale;

  public Numbers(Words words) {
    this.words = words;
    this.locale = words.locale();
  }

  /** With separators: 225,034. */
  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** Written out up to a million, then short: 2.6M, 260万. */
  public String compact(long number) {
    if (number < WRITTEN_OUT) {
      return count(number);
    }
    NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(1);
    String text = format.format(number);
    // English writes 2.6M; a thin space before the letter reads better in a row of figures.
    return text.replaceAll("(\\d)([A-Z])$", "$1 $2");
  }

  /** A share of one in percent with so many digits after the point. */
  public String percent(double share, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(share * 100) + " %";
  }

  /** So many digits after the point. */
  public String decimal(double number, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(number);
  }

  /** With two digits that count, as suits an estimate: 7,500 for 7,512. */
  public String rough(double number) {
    if (number <= 0 || !Double.isFinite(number)) {
      return count(0);
    }
    double step = Math.pow(10, Math.floor(Math.log10(number)) - 1);
    double rounded = Math.round(number / step) * step;
    return number < 10 ? decimal(number, 1) : compact(Math.round(rounded));
  }

  /** Bytes in steps of a thousand: 84.5 kB. */
  public String bytes(double bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    int step = 0;
    double value = bytes;
    while (value >= THOUSAND && step < units.length - 1) {
      value /= THOUSAND;
      step++;
    }
    return decimal(value, step == 0 ? 0 : 1) + " " + units[step];
  }

  /** A duration that may be shorter than a second. */
  public String brief(double seconds) {
    if (seconds >= WHOLE_SECONDS) {
      return duration(seconds);
    }
    return seconds >= 1
        ? words.text("time.seconds", decimal(seconds, 1))
        : words.text("time.millis", Math.max(1, Math.round(seconds * THOUSAND)));
  }

  /** A length of time to the second, coarser the longer it is. */
  public String duration(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    if (whole < SECONDS_A_MINUTE) {
      return words.text("time.seconds", whole);
    }
    if (whole < SECONDS_AN_HOUR) {
      return words.text("time.minutes", whole / SECONDS_A_MINUTE, whole % SECONDS_A_MINUTE);
    }
    return words.text(
        "time.hours", whole / SECONDS_AN_HOUR, whole % SECONDS_AN_HOUR / SECONDS_A_MINUTE);
  }
}
