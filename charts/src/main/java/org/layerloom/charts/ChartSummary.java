package org.layerloom.charts;

import java.util.Locale;
import java.util.StringJoiner;
import org.layerloom.charts.paint.Bundle;
import org.layerloom.charts.paint.ChartContent;
import org.layerloom.charts.paint.Words;
import org.layerloom.charts.series.Extent;
import org.layerloom.charts.series.Points;

/** A chart in words, for screen readers. */
final class ChartSummary {
  private ChartSummary() {}

  static String of(ChartContent content, Locale locale) {
    if (content.isEmpty()) {
      return Bundle.say(locale, "summary.empty", content.title(), content.emptyText()).strip();
    }
    var text = new StringJoiner(" ");
    text.add(Bundle.say(locale, "summary.chart", content.title()));
    for (ChartContent.Curve curve : content.curves()) {
      Points points = curve.raw();
      int size = points.size();
      if (size > 0) {
        Points smoothed = curve.smoothed();
        Points shown = smoothed != null && smoothed.size() == size ? smoothed : points;
        Extent extent = points.extent(0, size);
        text.add(
            Bundle.say(
                locale,
                "summary.line",
                curve.line().label(),
                value(content, shown.value(size - 1), locale),
                Words.position(points.x(content.xUnit(), size - 1), content, locale),
                value(content, extent.min(), locale),
                value(content, extent.max(), locale),
                size));
      }
    }
    View view = content.view();
    if (view != null) {
      text.add(
          Bundle.say(
              locale,
              "summary.zoom",
              Words.position(view.from(), content, locale),
              Words.position(view.to(), content, locale)));
    }
    return text.toString();
  }

  private static String value(ChartContent content, double value, Locale locale) {
    return Words.value(value, content.valueUnit(), 4, locale);
  }
}
