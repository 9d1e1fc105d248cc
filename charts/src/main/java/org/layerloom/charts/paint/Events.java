package org.layerloom.charts.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.layerloom.charts.ChartEvent;
import org.layerloom.charts.Hue;

/** Signs of what happened, on the horizontal axis: told apart by shape, not by colour alone. */
final class Events {
  private static final double HALF = 4;
  private static final BasicStroke LINE =
      new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {2, 3}, 0);

  private Events() {}

  static void draw(Graphics2D target, ChartContent content, Look look, ChartPicture.Layout layout) {
    Rectangle2D area = layout.area();
    double last = Double.NEGATIVE_INFINITY;
    for (ChartEvent event : content.events()) {
      double x = layout.xPixel(event.x(content.xUnit()));
      if (x < area.getMinX() - 0.5 || x > area.getMaxX() + 0.5) {
        continue;
      }
      boolean checkpoint = event.kind() == ChartEvent.Kind.CHECKPOINT;
      if (checkpoint && x - last < 2 * HALF) {
        continue; // a checkpoint every second must not become a wall
      }
      if (!checkpoint) {
        target.setPaint(look.pale(look.muted()));
        target.setStroke(LINE);
        target.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
      }
      sign(target, event.kind(), x, area.getMaxY(), look);
      last = checkpoint ? x : last;
    }
  }

  private static void sign(Graphics2D target, ChartEvent.Kind kind, double x, double y, Look look) {
    Color color =
        switch (kind) {
          case CHECKPOINT -> look.of(Hue.TEST);
          case PAUSE, NOTE -> look.muted();
          case SETTING -> look.of(Hue.VIOLET);
        };
    target.setPaint(color);
    switch (kind) {
      case CHECKPOINT -> {
        var up = new Path2D.Double();
        up.moveTo(x - HALF, y + HALF / 2);
        up.lineTo(x, y - HALF);
        up.lineTo(x + HALF, y + HALF / 2);
        up.closePath();
        target.fill(up);
      }
      case PAUSE -> {
        target.fill(new Rectangle2D.Double(x - 3, y - HALF, 2, 2 * HALF));
        target.fill(new Rectangle2D.Double(x + 1, y - HALF, 2, 2 * HALF));
      }
      case SETTING -> {
        var diamond = new Path2D.Double();
        diamond.moveTo(x - HALF, y);
        diamond.lineTo(x, y - HALF);
        diamond.lineTo(x + HALF, y);
        diamond.lineTo(x, y + HALF);
        diamond.closePath();
        target.fill(diamond);
      }
      case NOTE -> target.fill(new Ellipse2D.Double(x - 3, y - 3, 6, 6));
    }
  }
}
