package org.layerloom.charts.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.Figure;

/** Draws a {@link Figure} on any Graphics2D and says where its parts lie. */
public final class FigurePicture {
  static final double HEADER = 26;
  static final double PAD = 12;

  private FigurePicture() {}

  /**
   * Where a part was drawn.
   *
   * @param part which
   * @param place its outline, in pixels
   * @param words says what it is
   */
  public record Target(Figure.Part part, Shape place, Supplier<String> words) {}

  /** Draws {@code figure} into (0, 0) to ({@code width}, {@code height}). */
  public static List<Target> draw(
      Graphics2D target, Figure figure, Look look, double width, double height) {
    target.setPaint(look.surface());
    target.fill(new Rectangle2D.Double(0, 0, width, height));
    Letters.draw(target, figure.title(), PAD, 17, look.bold(), look.text());
    var area =
        new Rectangle2D.Double(
            PAD, HEADER, Math.max(1, width - 2 * PAD), Math.max(1, height - HEADER - PAD));
    return switch (figure) {
      case Figure.ConfusionMatrix matrix -> MatrixPicture.draw(target, matrix, look, area);
      case Figure.Bars bars -> BarsPicture.draw(target, bars, look, area);
      case Figure.Histogram histogram -> new PlanePicture(look).draw(target, histogram, area);
      case Figure.Scatter scatter -> new PlanePicture(look).draw(target, scatter, area);
      case Figure.Curves curves -> new PlanePicture(look).draw(target, curves, area);
    };
  }

  /** Draws the outline of the part that is pointed at, with its words beside it. */
  public static void point(Graphics2D target, Target at, Look look, double width, double height) {
    target.setPaint(look.text());
    target.setStroke(new BasicStroke(1.5f));
    target.draw(at.place());
    Rectangle2D place = at.place().getBounds2D();
    Readout.tip(target, look, at.words().get(), place, width, height);
  }

  /** The last, and so topmost, of the targets at a pixel, with a little reach for small ones. */
  public static @Nullable Target at(List<Target> targets, double x, double y) {
    Target best = null;
    double nearest = Double.POSITIVE_INFINITY;
    for (Target target : targets) {
      Rectangle2D box = target.place().getBounds2D();
      double reach = box.getWidth() < 10 ? 5 : 0;
      if (x >= box.getMinX() - reach
          && x <= box.getMaxX() + reach
          && y >= box.getMinY() - reach
          && y <= box.getMaxY() + reach) {
        double away = Math.hypot(x - box.getCenterX(), y - box.getCenterY());
        if (away <= nearest) {
          best = target;
          nearest = away;
        }
      }
    }
    return best;
  }
}
