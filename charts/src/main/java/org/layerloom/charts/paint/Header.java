package org.layerloom.charts.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Title and legend above the plot: words in their line's colour, with a dot of it. */
final class Header {
  private static final double BASELINE = 17;
  private static final double DOT = 9;
  private static final double GAP = 5;
  private static final double BETWEEN = 14;

  private Header() {}

  private record Entry(String label, Color color, boolean earlier) {}

  static void draw(Graphics2D target, ChartContent content, Look look, Rectangle2D area) {
    Letters.draw(target, content.title(), area.getMinX(), BASELINE, look.bold(), look.text());
    double free =
        area.getMaxX() - area.getMinX() - Letters.width(content.title(), look.bold()) - 2 * BETWEEN;
    List<Entry> entries = fitting(entries(content, look), look, free);
    double right = area.getMaxX();
    for (Entry entry : entries.reversed()) {
      double width = Letters.width(entry.label(), look.small());
      Letters.draw(target, entry.label(), right - width, BASELINE, look.small(), entry.color());
      double dot = right - width - GAP - DOT;
      double top = BASELINE - Letters.ascent(look.small()) / 2 - DOT / 2;
      target.setPaint(entry.color());
      if (entry.earlier()) {
        target.fill(new Rectangle2D.Double(dot, top + DOT / 2 - 1, 3.5, 2));
        target.fill(new Rectangle2D.Double(dot + 5.5, top + DOT / 2 - 1, 3.5, 2));
      } else {
        target.fill(new Ellipse2D.Double(dot, top, DOT, DOT));
      }
      right = dot - BETWEEN;
    }
  }

  private static List<Entry> entries(ChartContent content, Look look) {
    List<Entry> entries = new ArrayList<>();
    for (ChartContent.Curve curve : content.curves()) {
      Color color = look.of(curve.line().hue());
      boolean earlier = curve.line().earlier();
      entries.add(new Entry(curve.line().label(), earlier ? look.pale(color) : color, earlier));
    }
    for (ChartContent.Band band : content.bands()) {
      Color color = look.of(band.band().hue());
      entries.add(new Entry(band.band().label(), look.pale(color), false));
    }
    entries.removeIf(entry -> entry.label().isEmpty());
    entries.sort(Comparator.comparing(Entry::earlier)); // the present run first
    return entries;
  }

  /** As many entries as there is room for; the rest is told by its number. */
  private static List<Entry> fitting(List<Entry> entries, Look look, double room) {
    double used = 0;
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : entries) {
      if (kept.isEmpty()) {
        // The first is named whatever the room, as far as it goes.
        String label =
            Letters.fitting(entry.label(), look.small(), Math.max(0, room - DOT - GAP - BETWEEN));
        used += DOT + GAP + Letters.width(label, look.small()) + BETWEEN;
        kept.add(new Entry(label, entry.color(), entry.earlier()));
        continue;
      }
      used += DOT + GAP + Letters.width(entry.label(), look.small()) + BETWEEN;
      if (used > room) {
        kept.set(
            kept.size() - 1,
            new Entry(
                String.format(Locale.ROOT, "+%d", entries.size() - kept.size() + 1),
                look.muted(),
                false));
        return kept;
      }
      kept.add(entry);
    }
    return kept;
  }
}
