package org.layerloom.charts.paint;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Hands JFreeChart's one item to a drawing that knows what it means. */
final class PlaneRenderer extends AbstractXYItemRenderer {
  private static final long serialVersionUID = 1L;

  /** Draws what lies between the axes. */
  @FunctionalInterface
  interface Ink {
    void draw(PlanePicture.Plane plane);
  }

  private final transient Ink ink;
  private final transient Span x;
  private final transient Span y;

  PlaneRenderer(Ink ink, Span x, Span y) {
    this.ink = ink;
    this.x = x;
    this.y = y;
  }

  @Override
  public XYItemRendererState initialise(
      Graphics2D g2, Rectangle2D dataArea, XYPlot plot, XYDataset dataset, PlotRenderingInfo info) {
    var state = new XYItemRendererState(info);
    state.setProcessVisibleItemsOnly(false);
    return state;
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
    Shape clip = g2.getClip();
    g2.setClip(null); // everything lies inside, and dots on the edge stay whole
    ink.draw(new PlanePicture.Plane(area, x, y));
    g2.setClip(clip);
  }
}
