package org.layerloom.charts.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.layerloom.charts.series.Envelope;

/**
 * Draws a whole sampled line as one shape. JFreeChart asks for item after item; our data set says
 * that every line has one item, the line.
 */
final class CurveRenderer extends AbstractXYItemRenderer {
  private static final long serialVersionUID = 1L;
  private static final double VEIL = 0.3;
  private static final double BAND = 0.18;
  private static final int MOST_MARKERS = 80;
  private static final float[] DASH = {5, 3};

  private transient Look look;
  private transient List<Sampled> lines = List.of();

  CurveRenderer(Look look) {
    this.look = look;
  }

  void show(Look newLook, List<Sampled> newLines) {
    look = newLook;
    lines = newLines;
  }

  @Override
  public XYItemRendererState initialise(
      Graphics2D g2, Rectangle2D dataArea, XYPlot plot, XYDataset dataset, PlotRenderingInfo info) {
    var state = new XYItemRendererState(info);
    state.setProcessVisibleItemsOnly(false); // a line always has its one item
    return state;
  }

  /** First all that is pale, then the lines: no raw line hides another's smoothed one. */
  @Override
  public int getPassCount() {
    return 2;
  }

  @Override
  public void drawItem(
      Graphics2D g2,
      XYItemRendererState state,
      Rectangle2D area,
      PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      XYDataset dataset,
      int series,
      int item,
      CrosshairState crosshairState,
      int pass) {
    DoubleUnaryOperator toX = x -> domainAxis.valueToJava2D(x, area, RectangleEdge.BOTTOM);
    DoubleUnaryOperator toY = y -> rangeAxis.valueToJava2D(y, area, RectangleEdge.LEFT);
    Sampled sampled = lines.get(series);
    if (sampled.band != null) {
      if (pass == 0) {
        g2.setPaint(Look.veil(look.of(sampled.band.band().hue()), BAND));
        g2.fill(CurvePath.area(sampled.raw, sampled.smoothed, toX, toY, 0));
      }
      return;
    }
    ChartContent.Curve curve = sampled.curve;
    if (curve == null) {
      return;
    }
    boolean earlier = curve.line().earlier();
    boolean smoothed = curve.smoothed() != null;
    Color hue = look.of(curve.line().hue());
    Color color = earlier ? look.pale(hue) : hue;
    if (pass == 0) {
      if (smoothed && !earlier) {
        pale(g2, sampled.raw, color, toX, toY);
      }
      return;
    }
    strong(g2, smoothed ? sampled.smoothed : sampled.raw, color, earlier, toX, toY);
    if (curve.line().markers()) {
      markers(g2, sampled.raw, color, area, toX, toY);
    }
  }

  private static void pale(
      Graphics2D g2,
      Envelope samples,
      Color color,
      DoubleUnaryOperator toX,
      DoubleUnaryOperator toY) {
    Color veil = Look.veil(color, VEIL);
    g2.setPaint(veil);
    if (samples.exact()) {
      g2.setStroke(new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
      g2.draw(CurvePath.line(samples, toX, toY));
    } else {
      g2.fill(CurvePath.area(samples, samples, toX, toY, 1));
    }
  }

  private static void strong(
      Graphics2D g2,
      Envelope samples,
      Color color,
      boolean earlier,
      DoubleUnaryOperator toX,
      DoubleUnaryOperator toY) {
    g2.setPaint(color);
    if (!samples.exact() && !earlier) {
      // Filling a thin area costs a third of stroking the same zigzag.
      g2.fill(CurvePath.area(samples, samples, toX, toY, 2));
      return;
    }
    g2.setStroke(
        earlier
            ? new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASH, 0)
            : new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g2.draw(CurvePath.line(samples, toX, toY));
  }

  private static void markers(
      Graphics2D g2,
      Envelope samples,
      Color color,
      Rectangle2D area,
      DoubleUnaryOperator toX,
      DoubleUnaryOperator toY) {
    if (!samples.exact() || samples.size() > Math.min(MOST_MARKERS, area.getWidth() / 6)) {
      return;
    }
    g2.setPaint(color);
    Shape clip = g2.getClip();
    g2.setClip(null); // a dot on the edge stays whole
    for (int i = 0; i < samples.size(); i++) {
      double x = toX.applyAsDouble(samples.x(i));
      double y = toY.applyAsDouble(samples.low(i));
      if (area.intersects(x - 0.5, y - 0.5, 1, 1)) {
        g2.fill(new Ellipse2D.Double(x - 3.2, y - 3.2, 6.4, 6.4));
      }
    }
    g2.setClip(clip);
  }
}
