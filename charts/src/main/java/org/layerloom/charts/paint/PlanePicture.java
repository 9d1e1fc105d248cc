package org.layerloom.charts.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.layerloom.charts.Figure;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.Extent;

/** Figures with two axes: histogram, scatter, curves. JFreeChart draws axes and grid. */
final class PlanePicture {
  private static final double LINE = 16;

  /** Room for the half of the last label that stands beyond the end of its axis. */
  private static final double END = 14;

  private static final int MANY = 3000;
  private static final BasicStroke DIAGONAL =
      new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 4}, 0);

  private final Look look;
  private final List<FigurePicture.Target> targets = new ArrayList<>();

  PlanePicture(Look look) {
    this.look = look;
  }

  List<FigurePicture.Target> draw(Graphics2D target, Figure.Histogram figure, Rectangle2D area) {
    Extent most =
        new Extent(0, figure.counts().stream().mapToLong(Long::longValue).max().orElse(1));
    Span x = new Span(figure.from(), figure.to(), false);
    Span y = Ranges.vertical(most, ValueUnit.NUMBER, false, rows(area));
    NumberFormat whole = NumberFormat.getIntegerInstance(look.locale());
    plane(
        target,
        area,
        x,
        y,
        figure.unit(),
        ValueUnit.NUMBER,
        plane -> {
          target.setPaint(look.of(figure.hue()));
          for (int i = 0; i < figure.counts().size(); i++) {
            double left = plane.x(figure.edge(i));
            double right = plane.x(figure.edge(i + 1));
            double top = plane.y(figure.counts().get(i));
            double width = Math.max(0.5, right - left - (right - left > 4 ? 1 : 0));
            var bar = new Rectangle2D.Double(left, top, width, plane.y(0) - top);
            target.fill(bar);
            int part = i;
            targets.add(
                new FigurePicture.Target(
                    new Figure.Part(i, 0),
                    new Rectangle2D.Double(
                        left, plane.area().getMinY(), right - left, plane.area().getHeight()),
                    () ->
                        Bundle.say(
                            look.locale(),
                            "histogram.part",
                            said(figure.edge(part), figure.unit()),
                            said(figure.edge(part + 1), figure.unit()),
                            whole.format(figure.counts().get(part)))));
          }
        });
    return targets;
  }

  List<FigurePicture.Target> draw(Graphics2D target, Figure.Scatter figure, Rectangle2D area) {
    Rectangle2D inner = labels(target, figure.xLabel(), figure.yLabel(), area);
    Extent across = extent(figure.x());
    Extent up = extent(figure.y());
    if (figure.diagonal()) {
      across = across.and(up);
      up = across;
    }
    Span x = Ranges.vertical(across, ValueUnit.NUMBER, false, columns(inner));
    Span y = figure.diagonal() ? x : Ranges.vertical(up, ValueUnit.NUMBER, false, rows(inner));
    int size = figure.x().size();
    double dot = size > MANY ? 2.5 : 6;
    plane(
        target,
        inner,
        x,
        y,
        ValueUnit.NUMBER,
        ValueUnit.NUMBER,
        plane -> {
          if (figure.diagonal()) {
            diagonal(target, plane);
          }
          target.setPaint(Look.veil(look.of(org.layerloom.charts.Hue.TRAIN), 0.55));
          for (int i = 0; i < size; i++) {
            double h = figure.x().get(i);
            double v = figure.y().get(i);
            if (Double.isFinite(h) && Double.isFinite(v)) {
              var place =
                  new Ellipse2D.Double(plane.x(h) - dot / 2, plane.y(v) - dot / 2, dot, dot);
              target.fill(place);
              targets.add(
                  new FigurePicture.Target(
                      new Figure.Part(i, 0),
                      place,
                      () ->
                          figure.xLabel()
                              + " "
                              + said(h, ValueUnit.NUMBER)
                              + ", "
                              + figure.yLabel()
                              + " "
                              + said(v, ValueUnit.NUMBER)));
            }
          }
        });
    return targets;
  }

  List<FigurePicture.Target> draw(Graphics2D target, Figure.Curves figure, Rectangle2D area) {
    Rectangle2D inner = labels(target, figure.xLabel(), figure.yLabel(), area);
    Extent across = Extent.EMPTY;
    Extent up = Extent.EMPTY;
    for (Figure.Curve curve : figure.curves()) {
      across = across.and(extent(curve.x()));
      up = up.and(extent(curve.y()));
    }
    Span whole = new Span(0, 1, false);
    Span x =
        figure.shares() || across.isEmpty() || across.min() == across.max()
            ? whole
            : new Span(across.min(), across.max(), false);
    Span y = figure.shares() ? whole : Ranges.vertical(up, figure.unit(), false, rows(inner));
    ValueUnit xUnit = figure.shares() ? figure.unit() : ValueUnit.NUMBER;
    legend(target, figure, inner);
    plane(
        target,
        inner,
        x,
        y,
        xUnit,
        figure.unit(),
        plane -> {
          if (figure.diagonal()) {
            diagonal(target, plane);
          }
          for (int i = 0; i < figure.curves().size(); i++) {
            curve(target, figure, i, xUnit, plane);
          }
        });
    return targets;
  }

  private void curve(
      Graphics2D target, Figure.Curves figure, int index, ValueUnit xUnit, Plane plane) {
    Figure.Curve curve = figure.curves().get(index);
    var path = new Path2D.Double();
    boolean open = false;
    for (int i = 0; i < curve.x().size(); i++) {
      double h = curve.x().get(i);
      double v = curve.y().get(i);
      if (!Double.isFinite(h) || !Double.isFinite(v)) {
        open = false;
        continue;
      }
      double px = plane.x(h);
      double py = plane.y(v);
      if (open) {
        path.lineTo(px, py);
      } else {
        path.moveTo(px, py);
      }
      open = true;
      targets.add(
          new FigurePicture.Target(
              new Figure.Part(index, i),
              new Ellipse2D.Double(px - 3, py - 3, 6, 6),
              () -> curve.label() + ": " + said(h, xUnit) + ", " + said(v, figure.unit())));
    }
    target.setPaint(look.of(curve.hue()));
    target.setStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    target.draw(path);
  }

  private void legend(Graphics2D target, Figure.Curves figure, Rectangle2D inner) {
    double right = inner.getMaxX();
    for (Figure.Curve curve : figure.curves().reversed()) {
      double width = Letters.width(curve.label(), look.small());
      if (right - width - 14 < inner.getMinX() + Letters.width(figure.title(), look.bold()) + 20) {
        return;
      }
      Letters.draw(target, curve.label(), right - width, 17, look.small(), look.of(curve.hue()));
      target.setPaint(look.of(curve.hue()));
      double top = 17 - Letters.ascent(look.small()) / 2 - 4.5;
      target.fill(new Ellipse2D.Double(right - width - 14, top, 9, 9));
      right -= width + 28;
    }
  }

  private void diagonal(Graphics2D target, Plane plane) {
    double from = Math.max(plane.xSpan().from(), plane.ySpan().from());
    double to = Math.min(plane.xSpan().to(), plane.ySpan().to());
    target.setPaint(look.muted());
    target.setStroke(DIAGONAL);
    target.draw(new Line2D.Double(plane.x(from), plane.y(from), plane.x(to), plane.y(to)));
  }

  /** Writes the words of the axes and leaves the rest: up above the axis, across below it. */
  private Rectangle2D labels(Graphics2D target, String across, String up, Rectangle2D area) {
    Letters.draw(target, up, area.getMinX(), area.getMinY() + 10, look.small(), look.muted());
    Letters.drawRight(
        target, across, area.getMaxX(), area.getMaxY() - 1, look.small(), look.muted());
    return new Rectangle2D.Double(
        area.getX(),
        area.getY() + LINE + 4,
        Math.max(1, area.getWidth() - END),
        Math.max(1, area.getHeight() - 2 * LINE - 4));
  }

  private void plane(
      Graphics2D target,
      Rectangle2D area,
      Span x,
      Span y,
      ValueUnit xUnit,
      ValueUnit yUnit,
      PlaneRenderer.Ink ink) {
    var across = new PaneAxis(look);
    var up = new PaneAxis(look);
    show(across, x, xUnit, columns(area));
    show(up, y, yUnit, rows(area));
    var data = new LineData();
    data.show(1);
    var plot = new XYPlot(data, across, up, new PlaneRenderer(ink, x, y));
    plot.setOutlineVisible(false);
    plot.setBackgroundPaint(null);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlineStroke(new BasicStroke(1f));
    plot.setRangeGridlinePaint(look.grid());
    plot.setInsets(RectangleInsets.ZERO_INSETS, false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    // JFreeChart restores this hint after each grid line and fails where there was none.
    target.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_DEFAULT);
    plot.draw(target, area, null, null, null);
  }

  private void show(PaneAxis axis, Span span, ValueUnit unit, int most) {
    double step = Ticks.step(span.to() - span.from(), most);
    double largest = Math.max(Math.abs(span.from()), Math.abs(span.to()));
    axis.show(
        look,
        span,
        Ticks.linear(span.from(), span.to(), step),
        Words.ticks(unit, step, largest, look.locale()),
        0);
  }

  private static int rows(Rectangle2D area) {
    return (int) Math.max(2, Math.round(area.getHeight() / 34));
  }

  private static int columns(Rectangle2D area) {
    return (int) Math.max(2, Math.round(area.getWidth() / 64));
  }

  private static Extent extent(List<Double> values) {
    Extent extent = Extent.EMPTY;
    for (double value : values) {
      extent = extent.and(value);
    }
    return extent;
  }

  private String said(double value, ValueUnit unit) {
    return Words.value(value, unit, 4, look.locale());
  }

  /** Where values lie in the drawing. */
  record Plane(Rectangle2D area, Span xSpan, Span ySpan) {
    double x(double value) {
      return area.getMinX() + xSpan.share(value) * area.getWidth();
    }

    double y(double value) {
      return area.getMaxY() - ySpan.share(value) * area.getHeight();
    }
  }
}
