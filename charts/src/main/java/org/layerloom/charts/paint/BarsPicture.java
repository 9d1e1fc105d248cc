package org.layerloom.charts.paint;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;
import org.layerloom.charts.Figure;
import org.layerloom.charts.ValueUnit;

/** Lying bars: names to the left, values at the ends, so that no axis is needed. */
final class BarsPicture {
  private static final double MOST_LABEL = 140;
  private static final double MOST_THICK = 26;

  private BarsPicture() {}

  static List<FigurePicture.Target> draw(
      Graphics2D target, Figure.Bars bars, Look look, Rectangle2D area) {
    Font font = look.small();
    int size = bars.labels().size();
    double labels = 0;
    double ends = 0;
    double largest = bars.unit() == ValueUnit.PERCENT ? 1 : 0;
    for (int i = 0; i < size; i++) {
      double value = bars.values().get(i);
      labels = Math.max(labels, Letters.width(bars.labels().get(i), font));
      ends = Math.max(ends, Letters.width(said(bars, i, look), font));
      largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
    }
    labels = Math.min(MOST_LABEL, labels) + 8;
    double room = area.getWidth() - labels - ends - 8;
    double step = Math.min(MOST_THICK, area.getHeight() / Math.max(1, size));
    List<FigurePicture.Target> targets = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      double y = area.getMinY() + i * step;
      double value = bars.values().get(i);
      double share = Double.isFinite(value) && largest > 0 ? Math.abs(value) / largest : 0;
      double left = area.getMinX() + labels;
      double thick = Math.max(1, step - Math.min(4, step / 4));
      double round = Math.min(6, thick / 2);
      target.setPaint(look.grid());
      target.fill(new RoundRectangle2D.Double(left, y, Math.max(0, room), thick, round, round));
      target.setPaint(look.of(bars.hue()));
      target.fill(
          new RoundRectangle2D.Double(left, y, Math.max(0, room * share), thick, round, round));
      if (step >= font.getSize()) {
        double baseline = y + thick / 2 + Letters.ascent(font) / 2;
        String name = Letters.fitting(bars.labels().get(i), font, labels - 8);
        Letters.drawRight(target, name, left - 8, baseline, font, look.muted());
        Letters.drawRight(target, said(bars, i, look), area.getMaxX(), baseline, font, look.text());
      }
      String words = bars.labels().get(i) + ": " + said(bars, i, look);
      targets.add(
          new FigurePicture.Target(
              new Figure.Part(i, 0),
              new Rectangle2D.Double(area.getMinX(), y, area.getWidth(), thick),
              () -> words));
    }
    return targets;
  }

  private static String said(Figure.Bars bars, int index, Look look) {
    return Words.value(bars.values().get(index), bars.unit(), 4, look.locale());
  }
}
