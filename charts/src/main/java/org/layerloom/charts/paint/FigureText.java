package org.layerloom.charts.paint;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.layerloom.charts.Figure;
import org.layerloom.charts.ValueUnit;

/** Figures as tables (RFC 4180) and in words. */
public final class FigureText {
  private FigureText() {}

  /** Writes the numbers of {@code figure} as a table. */
  public static void csv(Figure figure, Writer out) throws IOException {
    switch (figure) {
      case Figure.ConfusionMatrix matrix -> {
        out.write("true");
        for (String name : matrix.classes()) {
          out.write("," + CsvText.quoted(name));
        }
        end(out);
        for (int row = 0; row < matrix.classes().size(); row++) {
          out.write(CsvText.quoted(matrix.classes().get(row)));
          for (long count : matrix.counts().get(row)) {
            out.write("," + count);
          }
          end(out);
        }
      }
      case Figure.Bars bars -> {
        out.write("name,value");
        end(out);
        for (int i = 0; i < bars.labels().size(); i++) {
          out.write(CsvText.quoted(bars.labels().get(i)) + "," + bars.values().get(i));
          end(out);
        }
      }
      case Figure.Histogram histogram -> {
        out.write("from,to,count");
        end(out);
        for (int i = 0; i < histogram.counts().size(); i++) {
          out.write(
              histogram.edge(i) + "," + histogram.edge(i + 1) + "," + histogram.counts().get(i));
          end(out);
        }
      }
      case Figure.Scatter scatter -> {
        out.write("x,y");
        end(out);
        pairs("", scatter.x(), scatter.y(), out);
      }
      case Figure.Curves curves -> {
        out.write("curve,x,y");
        end(out);
        for (Figure.Curve curve : curves.curves()) {
          pairs(CsvText.quoted(curve.label()) + ",", curve.x(), curve.y(), out);
        }
      }
    }
  }

  private static void pairs(String before, List<Double> x, List<Double> y, Writer out)
      throws IOException {
    for (int i = 0; i < x.size(); i++) {
      out.write(before + x.get(i) + "," + y.get(i));
      end(out);
    }
  }

  private static void end(Writer out) throws IOException {
    out.write("\r\n");
  }

  /** The figure in words, for screen readers. */
  public static String summary(Figure figure, Locale locale) {
    return switch (figure) {
      case Figure.ConfusionMatrix matrix -> {
        long right = 0;
        long all = 0;
        for (int row = 0; row < matrix.classes().size(); row++) {
          right += matrix.count(row, row);
          all += matrix.total(row);
        }
        String share =
            Words.value(all == 0 ? 0 : (double) right / all, ValueUnit.PERCENT, 4, locale);
        yield Bundle.say(locale, "summary.matrix", figure.title(), right, all, share);
      }
      case Figure.Bars bars -> {
        var text = new StringBuilder(figure.title()).append('.');
        for (int i = 0; i < bars.labels().size(); i++) {
          text.append(' ')
              .append(bars.labels().get(i))
              .append(": ")
              .append(Words.value(bars.values().get(i), bars.unit(), 4, locale))
              .append(';');
        }
        yield text.toString();
      }
      case Figure.Histogram histogram ->
          Bundle.say(
              locale,
              "summary.histogram",
              figure.title(),
              histogram.counts().stream().mapToLong(Long::longValue).sum(),
              Words.value(histogram.from(), histogram.unit(), 4, locale),
              Words.value(histogram.to(), histogram.unit(), 4, locale));
      case Figure.Scatter scatter ->
          Bundle.say(locale, "summary.scatter", figure.title(), scatter.x().size());
      case Figure.Curves curves ->
          Bundle.say(
              locale,
              "summary.curves",
              figure.title(),
              String.join("; ", curves.curves().stream().map(Figure.Curve::label).toList()));
    };
  }
}
