package org.layerloom.charts.paint;

import java.io.IOException;
import java.io.Writer;
import org.layerloom.charts.series.Points;
import org.layerloom.charts.series.XUnit;

/**
 * Writes every point of a chart as a table (RFC 4180): series, step, epoch, seconds, value,
 * smoothed. Numbers have a decimal point whatever the language, and come back exactly.
 */
public final class CsvText {
  private CsvText() {}

  /** Writes the points of all lines, one line after the other. */
  public static void write(ChartContent content, Writer out) throws IOException {
    out.write("series,step,epoch,seconds,value,smoothed\r\n");
    for (ChartContent.Curve curve : content.curves()) {
      String name = quoted(curve.line().series().name());
      Points raw = curve.raw();
      Points smoothed = curve.smoothed();
      for (int i = 0; i < raw.size(); i++) {
        out.write(name);
        for (XUnit unit : XUnit.values()) {
          out.write(',');
          out.write(number(raw.x(unit, i)));
        }
        out.write(',');
        out.write(number(raw.value(i)));
        out.write(',');
        if (smoothed != null && i < smoothed.size()) {
          out.write(number(smoothed.value(i)));
        }
        out.write("\r\n");
      }
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
