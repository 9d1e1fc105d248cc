package org.layerloom.charts.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.charts.ChartEvent;
import org.layerloom.charts.Hue;
import org.layerloom.charts.series.Points;

/** The crosshair: a line at a position and a card with the values of all lines there. */
public final class Readout {
  private static final double PAD = 8;
  private static final double EVENT_REACH = 5;

  /**
   * One line of the card.
   *
   * @param label of the series, or the text of an event
   * @param value what stands behind the label; may be empty
   * @param aside what stands muted behind the value; may be empty
   * @param color of the dot
   * @param pixelX where the dot on the curve goes; not a number for none
   * @param pixelY where the dot on the curve goes
   */
  record Row(String label, String value, String aside, Color color, double pixelX, double pixelY) {}

  private Readout() {}

  /** Draws the crosshair at position {@code x}; nothing when that is outside the plot. */
  public static void draw(
      Graphics2D target, ChartContent content, Look look, ChartPicture.Layout layout, double x) {
    Rectangle2D area = layout.area();
    double pixel = layout.xPixel(x);
    if (content.isEmpty() || !(pixel >= area.getMinX() - 0.5 && pixel <= area.getMaxX() + 0.5)) {
      return;
    }
    target.setPaint(look.muted());
    target.setStroke(new BasicStroke(1f));
    target.draw(new Line2D.Double(pixel, area.getMinY(), pixel, area.getMaxY()));
    List<Row> rows = rows(content, look, layout, x);
    for (Row row : rows) {
      // Where a series is sparse its nearest point may lie beside the line, or outside.
      if (area.intersects(row.pixelX() - 0.5, row.pixelY() - 0.5, 1, 1)) {
        target.setPaint(look.surface());
        target.fill(new Ellipse2D.Double(row.pixelX() - 5, row.pixelY() - 5, 10, 10));
        target.setPaint(row.color());
        target.fill(new Ellipse2D.Double(row.pixelX() - 3.5, row.pixelY() - 3.5, 7, 7));
      }
    }
    card(target, Words.position(x, content, look.locale()), rows, look, area, pixel);
  }

  /** Marks the stretch between two pixels that a release of the mouse will zoom to. */
  public static void selection(
      Graphics2D target, Look look, ChartPicture.Layout layout, double from, double to) {
    Rectangle2D area = layout.area();
    double left = Math.max(area.getMinX(), Math.min(from, to));
    double right = Math.min(area.getMaxX(), Math.max(from, to));
    if (right > left) {
      target.setPaint(Look.veil(look.of(Hue.TRAIN), 0.14));
      target.fill(new Rectangle2D.Double(left, area.getMinY(), right - left, area.getHeight()));
    }
  }

  /** Writes a short message in the middle above {@code bottom}. */
  public static void message(
      Graphics2D target, Look look, String text, double right, double bottom) {
    double width = Letters.width(text, look.small()) + 2 * PAD;
    double height = look.small().getSize() + PAD + 4;
    double x = Math.max(4, (right - width) / 2);
    double y = bottom - height - 6;
    target.setPaint(look.text());
    target.fill(new RoundRectangle2D.Double(x, y, width, height, 8, 8));
    Letters.draw(
        target,
        text,
        x + PAD,
        y + height / 2 + Letters.ascent(look.small()) / 2,
        look.small(),
        look.surface());
  }

  /** Writes a line on a card above or below {@code place}, inside the picture. */
  static void tip(
      Graphics2D target, Look look, String text, Rectangle2D place, double right, double bottom) {
    double width = Letters.width(text, look.small()) + 2 * PAD;
    double height = look.small().getSize() + PAD + 4;
    double x = Math.clamp(place.getCenterX() - width / 2, 2, Math.max(2, right - width - 2));
    double above = place.getMinY() - height - 4;
    double y = above >= 2 ? above : Math.min(place.getMaxY() + 4, bottom - height - 2);
    var box = new RoundRectangle2D.Double(x, y, width, height, 8, 8);
    target.setPaint(look.surface());
    target.fill(box);
    target.setPaint(look.muted());
    target.setStroke(new BasicStroke(1f));
    target.draw(box);
    double baseline = y + height / 2 + Letters.ascent(look.small()) / 2;
    Letters.draw(target, text, x + PAD, baseline, look.small(), look.text());
  }

  static List<Row> rows(ChartContent content, Look look, ChartPicture.Layout layout, double x) {
    List<Row> rows = new ArrayList<>();
    for (ChartContent.Curve curve : content.curves()) {
      int at = curve.raw().nearest(content.xUnit(), x);
      if (at < 0) {
        continue;
      }
      Points smoothed = curve.smoothed();
      double raw = curve.raw().value(at);
      boolean both = smoothed != null && at < smoothed.size();
      double shown = both && smoothed != null ? smoothed.value(at) : raw;
      Color hue = look.of(curve.line().hue());
      rows.add(
          new Row(
              curve.line().label(),
              Words.value(shown, content.valueUnit(), 4, look.locale()),
              both ? Words.value(raw, content.valueUnit(), 4, look.locale()) : "",
              curve.line().earlier() ? look.pale(hue) : hue,
              layout.xPixel(curve.raw().x(content.xUnit(), at)),
              layout.yPixel(shown)));
    }
    for (ChartEvent event : content.events()) {
      double away = layout.xPixel(event.x(content.xUnit())) - layout.xPixel(x);
      if (Math.abs(away) <= EVENT_REACH) {
        rows.add(new Row(event.text(), "", "", look.muted(), Double.NaN, 0));
      }
    }
    return rows;
  }

  private static void card(
      Graphics2D target,
      String position,
      List<Row> rows,
      Look look,
      Rectangle2D area,
      double pixel) {
    double labels = 0;
    double values = 0;
    double asides = 0;
    double widest = Letters.width(position, look.small());
    for (Row row : rows) {
      double label = 14 + Letters.width(row.label(), look.small());
      if (row.value().isEmpty()) {
        widest = Math.max(widest, label);
      } else {
        labels = Math.max(labels, label);
        values = Math.max(values, 12 + Letters.width(row.value(), look.small()));
      }
      if (!row.aside().isEmpty()) {
        asides = Math.max(asides, 10 + Letters.width(row.aside(), look.small()));
      }
    }
    double line = Math.ceil(look.small().getSize() * 1.45);
    double width = Math.max(widest, labels + values + asides) + 2 * PAD;
    double height = (rows.size() + 1) * line + PAD;
    boolean left = pixel + 12 + width > area.getMaxX() + 12 && pixel - 12 - width > 0;
    double x = Math.rint(left ? pixel - 12 - width : pixel + 12);
    double y = Math.rint(area.getMinY() + 4);
    var box = new RoundRectangle2D.Double(x, y, width, height, 8, 8);
    target.setPaint(look.surface());
    target.fill(box);
    target.setPaint(look.grid());
    target.setStroke(new BasicStroke(1f));
    target.draw(box);
    double baseline = y + PAD / 2 + line * 0.75;
    Letters.draw(target, position, x + PAD, baseline, look.small(), look.muted());
    double valuesEnd = x + PAD + labels + values;
    for (Row row : rows) {
      baseline += line;
      double middle = baseline - Letters.ascent(look.small()) / 2;
      target.setPaint(row.color());
      target.fill(new Ellipse2D.Double(x + PAD, middle - 3.5, 7, 7));
      Letters.draw(target, row.label(), x + PAD + 14, baseline, look.small(), look.text());
      Letters.drawRight(target, row.value(), valuesEnd, baseline, look.small(), look.text());
      Letters.drawRight(
          target, row.aside(), valuesEnd + asides, baseline, look.small(), look.muted());
    }
  }
}
