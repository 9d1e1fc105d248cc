package org.layerloom.charts.paint;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/**
 * A JFreeChart axis in our look: no line, no marks, labels in JavaFX fonts, linear or logarithmic.
 * Its ticks and their words are set before each drawing.
 */
final class PaneAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;
  private static final double GAP = 6;

  private transient Look look;
  private transient List<Double> ticks = List.of();
  private transient DoubleFunction<String> words = Double::toString;
  private double least;
  private boolean log;

  PaneAxis(Look look) {
    super(null);
    this.look = look;
    setAutoRange(false);
    setAxisLineVisible(false);
    setTickMarksVisible(false);
  }

  /** Sets what to show: range, tick positions and how they are said; width at least least. */
  void show(
      Look newLook,
      Span span,
      List<Double> newTicks,
      DoubleFunction<String> newWords,
      double leastSpace) {
    look = newLook;
    ticks = newTicks;
    words = newWords;
    log = span.log();
    least = leastSpace;
    setRange(new org.jfree.data.Range(span.from(), span.to()), false, false);
  }

  private double labelWidth() {
    double width = 0;
    for (double tick : ticks) {
      width = Math.max(width, Letters.width(words.apply(tick), look.small()));
    }
    return width;
  }

  @Override
  public AxisSpace reserveSpace(
      Graphics2D g2,
      Plot plot,
      Rectangle2D plotArea,
      RectangleEdge edge,
      @Nullable AxisSpace space) {
    AxisSpace result = space == null ? new AxisSpace() : space;
    result.add(
        RectangleEdge.isLeftOrRight(edge)
            ? Math.max(least, Math.ceil(labelWidth() + GAP + 2))
            : Math.max(least, Math.ceil(look.small().getSize() + GAP + 6)),
        edge);
    return result;
  }

  @Override
  protected AxisState drawTickMarksAndLabels(
      Graphics2D g2,
      double cursor,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge) {
    AxisState state = new AxisState(cursor);
    state.setTicks(refreshTicks(g2, state, dataArea, edge));
    double rise = Letters.ascent(look.small());
    for (double tick : ticks) {
      double at = valueToJava2D(tick, dataArea, edge);
      String text = words.apply(tick);
      if (RectangleEdge.isLeftOrRight(edge)) {
        Letters.drawRight(
            g2, text, dataArea.getMinX() - GAP, at + rise / 2, look.small(), look.muted());
      } else {
        Letters.drawCentred(
            g2, text, at, dataArea.getMaxY() + GAP + rise, look.small(), look.muted());
      }
    }
    return state;
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    List<NumberTick> result = new ArrayList<>(ticks.size());
    for (double tick : ticks) {
      result.add(new NumberTick(tick, "", TextAnchor.CENTER, TextAnchor.CENTER, 0));
    }
    return result;
  }

  @Override
  public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
    if (!log) {
      return super.valueToJava2D(value, area, edge);
    }
    double share = span().share(value);
    return RectangleEdge.isLeftOrRight(edge)
        ? area.getMaxY() - share * area.getHeight()
        : area.getMinX() + share * area.getWidth();
  }

  @Override
  public double java2DToValue(double pixel, Rectangle2D area, RectangleEdge edge) {
    if (!log) {
      return super.java2DToValue(pixel, area, edge);
    }
    return span()
        .at(
            RectangleEdge.isLeftOrRight(edge)
                ? (area.getMaxY() - pixel) / area.getHeight()
                : (pixel - area.getMinX()) / area.getWidth());
  }

  private Span span() {
    return new Span(getLowerBound(), getUpperBound(), log);
  }
}
