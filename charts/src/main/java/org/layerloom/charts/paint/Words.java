package org.layerloom.charts.paint;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.XUnit;

/** Numbers as people say them, in a language. A tick is said as exactly as its neighbours need. */
public final class Words {
  private static final double NONE = 0;

  private Words() {}

  /** How ticks {@code step} apart are said. */
  static DoubleFunction<String> ticks(ValueUnit unit, double step, double largest, Locale locale) {
    return switch (unit) {
      case NUMBER -> {
        boolean tiny = largest > 0 && largest < 1e-3;
        boolean huge = largest >= 1e7;
        yield tiny || huge ? value -> scientific(value, 2, locale) : decimals(step, "", 1, locale);
      }
      case PERCENT -> decimals(step * 100, "\u202f%", 100, locale);
      case PER_SECOND -> decimals(step, "/s", 1, locale);
      case BYTES, SECONDS -> value -> value(value, unit, 4, locale);
    };
  }

  /** How positions {@code step} apart on the horizontal axis are said. */
  static DoubleFunction<String> ticks(XUnit unit, double step, Locale locale) {
    return unit == XUnit.CLOCK
        ? value -> clock(value, step, locale)
        : decimals(step, "", 1, locale);
  }

  /** A tick of a logarithmic axis. */
  static DoubleFunction<String> logTicks(ValueUnit unit, Locale locale) {
    return value -> value(value, unit, 3, locale);
  }

  private static DoubleFunction<String> decimals(
      double step, String suffix, double factor, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    int digits =
        step == NONE ? 6 : (int) Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)));
    format.setMaximumFractionDigits(digits);
    format.setMinimumFractionDigits(step == NONE ? 0 : digits);
    return value -> value == 0 && suffix.isEmpty() ? "0" : format.format(value * factor) + suffix;
  }

  /** A position on the horizontal axis for the readout. */
  public static String position(double x, XUnit unit, Locale locale) {
    return switch (unit) {
      case STEP -> NumberFormat.getIntegerInstance(locale).format(Math.round(x));
      case EPOCH -> significant(x, 3, 2, locale);
      case CLOCK -> clock(x, x < 60 ? 0.1 : 1, locale);
    };
  }

  /** A position on the horizontal axis of {@code content} with its unit. */
  public static String position(double x, ChartContent content, Locale locale) {
    String key = "position." + content.xUnit().name().toLowerCase(Locale.ROOT);
    return Bundle.say(locale, key, position(x, content.xUnit(), locale));
  }

  /** A value with {@code digits} significant digits and its unit. */
  public static String value(double value, ValueUnit unit, int digits, Locale locale) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    return switch (unit) {
      case NUMBER -> {
        double size = Math.abs(value);
        yield size != 0 && (size < 1e-3 || size >= 1e7)
            ? scientific(value, digits, locale)
            : significant(value, digits, 6, locale);
      }
      case PERCENT -> significant(value * 100, digits, 2, locale) + "\u202f%";
      case PER_SECOND -> significant(value, digits, 2, locale) + "/s";
      case BYTES -> scaled(value, 1000, new String[] {"B", "kB", "MB", "GB", "TB"}, digits, locale);
      case SECONDS -> seconds(value, digits, locale);
    };
  }

  private static String seconds(double value, int digits, Locale locale) {
    double size = Math.abs(value);
    if (size == 0 || size >= 60) {
      return clock(value, 1, locale);
    }
    if (size >= 1) {
      return significant(value, digits, 2, locale) + "\u202fs";
    }
    return size >= 1e-3
        ? significant(value * 1e3, digits, 2, locale) + "\u202fms"
        : significant(value * 1e6, digits, 2, locale) + "\u202fµs";
  }

  private static String scaled(
      double value, double base, String[] names, int digits, Locale locale) {
    double rest = value;
    int name = 0;
    while (Math.abs(rest) >= base && name + 1 < names.length) {
      rest /= base;
      name++;
    }
    return significant(rest, digits, 2, locale) + "\u202f" + names[name];
  }

  /** Minutes and seconds as 4:05, hours as 1:04:05; fractions only when the step has them. */
  private static String clock(double seconds, double step, Locale locale) {
    long whole = (long) Math.floor(seconds + 1e-9);
    if (step < 1 && seconds < 60) {
      return decimals(step, "\u202fs", 1, locale).apply(seconds);
    }
    long hours = whole / 3600;
    long minutes = whole / 60 % 60;
    return hours > 0
        ? "%d:%02d:%02d".formatted(hours, minutes, whole % 60)
        : "%d:%02d".formatted(minutes, whole % 60);
  }

  private static String significant(double value, int digits, int mostDecimals, Locale locale) {
    int before = value == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.max(0, Math.min(mostDecimals, digits - before)));
    return format.format(value);
  }

  private static String scientific(double value, int digits, Locale locale) {
    if (value == 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
    String mantissa = significant(value / Math.pow(10, exponent), digits, digits, locale);
    return mantissa + "e" + exponent;
  }
}
