package org.layerloom.charts.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.Extent;
import org.layerloom.charts.series.XUnit;

/**
 * Draws a {@link ChartContent} with JFreeChart on any Graphics2D: the canvas of the pane, or a
 * file. Used by one thread.
 */
public final class ChartPicture {
  private static final double HEADER = 26;
  private static final double PIXELS_PER_TICK = 30;
  private static final double LEAST_LEFT = 42;
  private static final double RIGHT = 16;

  private final XYPlot plot;
  private final JFreeChart chart;
  private final PaneAxis horizontal;
  private final PaneAxis vertical;
  private final CurveRenderer renderer;
  private final LineData data = new LineData();
  private final List<Sampled> samples = new ArrayList<>();
  private final ChartRenderingInfo info = new ChartRenderingInfo(null);

  /** A picture in {@code look}. */
  public ChartPicture(Look look) {
    horizontal = new PaneAxis(look);
    vertical = new PaneAxis(look);
    renderer = new CurveRenderer(look);
    plot = new XYPlot(data, horizontal, vertical, renderer);
    plot.setOutlineVisible(false);
    plot.setBackgroundPaint(null);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlineStroke(new BasicStroke(1f));
    plot.setInsets(RectangleInsets.ZERO_INSETS, false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setNotify(false);
    chart = new JFreeChart(null, null, plot, false);
    chart.setNotify(false);
    chart.setPadding(new RectangleInsets(HEADER, 0, 0, RIGHT));
    chart.setAntiAlias(true);
  }

  /**
   * Draws {@code content} into the rectangle from (0, 0) to ({@code width}, {@code height}).
   *
   * @return where things are, for gestures
   */
  public Layout draw(
      Graphics2D target, ChartContent content, Look look, double width, double height) {
    Span x = Ranges.horizontal(content);
    int columns = (int) Math.max(1, Math.round(width - LEAST_LEFT - RIGHT));
    Extent extent = sample(content, x, columns);
    double plotHeight = Math.max(1, height - HEADER - look.small().getSize() - 12);
    int most = (int) Math.max(2, Math.round(plotHeight / PIXELS_PER_TICK));
    ValueUnit unit = content.valueUnit();
    Span y = Ranges.vertical(extent, unit, content.logValues(), most);
    if (content.isEmpty()) {
      horizontal.show(look, x, List.of(), Double::toString, 0);
      vertical.show(look, y, List.of(), Double::toString, LEAST_LEFT);
    } else {
      showVertical(look, unit, y, most);
      showHorizontal(look, content.xUnit(), x, width - LEAST_LEFT - RIGHT);
    }
    renderer.show(look, samples);
    data.show(samples.size());
    chart.setBackgroundPaint(look.surface());
    plot.setRangeGridlinePaint(look.grid());
    chart.draw(target, new Rectangle2D.Double(0, 0, width, height), null, info);
    Rectangle2D area = info.getPlotInfo().getDataArea();
    var layout = new Layout(area, x, y, Ranges.everything(content));
    Header.draw(target, content, look, area);
    Events.draw(target, content, look, layout);
    if (content.isEmpty()) {
      Letters.drawCentred(
          target,
          Letters.fitting(content.emptyText(), look.small(), area.getWidth()),
          area.getCenterX(),
          area.getCenterY(),
          look.small(),
          look.muted());
    }
    return layout;
  }

  private Extent sample(ChartContent content, Span x, int columns) {
    int count = content.curves().size() + content.bands().size();
    while (samples.size() < count) {
      samples.add(new Sampled());
    }
    samples.subList(count, samples.size()).clear();
    Extent extent = Extent.EMPTY;
    int at = 0;
    for (ChartContent.Band band : content.bands()) {
      Sampled sampled = samples.get(at++);
      sampled.band = band;
      sampled.curve = null;
      sampled.raw.sample(band.low(), content.xUnit(), x.from(), x.to(), columns);
      sampled.smoothed.sample(band.high(), content.xUnit(), x.from(), x.to(), columns);
      extent = extent.and(sampled.raw.extent()).and(sampled.smoothed.extent());
    }
    for (ChartContent.Curve curve : content.curves()) {
      Sampled sampled = samples.get(at++);
      sampled.band = null;
      sampled.curve = curve;
      extent = extent.and(sample(sampled, curve, content.xUnit(), x, columns));
    }
    return extent;
  }

  private static Extent sample(
      Sampled into, ChartContent.Curve curve, XUnit unit, Span x, int columns) {
    into.raw.sample(curve.raw(), unit, x.from(), x.to(), columns);
    var smoothed = curve.smoothed();
    if (smoothed == null) {
      return into.raw.extent();
    }
    into.smoothed.sample(smoothed, unit, x.from(), x.to(), columns);
    return curve.line().earlier()
        ? into.smoothed.extent()
        : into.raw.extent().and(into.smoothed.extent());
  }

  private void showVertical(Look look, ValueUnit unit, Span y, int most) {
    if (y.log()) {
      vertical.show(
          look,
          y,
          Ticks.log(y.from(), y.to(), most),
          Words.logTicks(unit, look.locale()),
          LEAST_LEFT);
      return;
    }
    double step = Ticks.step(y.to() - y.from(), most);
    double largest = Math.max(Math.abs(y.from()), Math.abs(y.to()));
    vertical.show(
        look,
        y,
        Ticks.linear(y.from(), y.to(), step),
        Words.ticks(unit, step, largest, look.locale()),
        LEAST_LEFT);
  }

  private void showHorizontal(Look look, XUnit unit, Span x, double width) {
    double range = x.to() - x.from();
    int most = (int) Math.max(2, width / 40);
    @Nullable DoubleFunction<String> words = null;
    double step = 1;
    // Fewer labels until the widest leaves air between neighbours.
    for (; most >= 1; most = most * 2 / 3) {
      step = unit == XUnit.CLOCK ? Ticks.clockStep(range, most) : Ticks.step(range, most);
      if (unit == XUnit.STEP) {
        step = Math.max(1, step);
      }
      words = Words.ticks(unit, step, look.locale());
      if (Letters.width(words.apply(x.to()), look.small()) + 18 < width * step / range) {
        break;
      }
    }
    horizontal.show(
        look, x, Ticks.linear(x.from(), x.to(), step), words == null ? Double::toString : words, 0);
  }

  /**
   * Where the last drawing put things.
   *
   * @param area the plot inside its axes, in pixels
   * @param x what the horizontal axis showed
   * @param y what the vertical axis showed
   * @param everything what the horizontal axis shows when it is not zoomed
   */
  public record Layout(Rectangle2D area, Span x, Span y, Span everything) {
    /** Pixel of position {@code value}. */
    public double xPixel(double value) {
      return area.getMinX() + x.share(value) * area.getWidth();
    }

    /** Position under {@code pixel}. */
    public double xAt(double pixel) {
      return x.at((pixel - area.getMinX()) / area.getWidth());
    }

    /** Pixel of {@code value}. */
    public double yPixel(double value) {
      return area.getMaxY() - y.share(value) * area.getHeight();
    }
  }
}
