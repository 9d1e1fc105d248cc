package org.layerloom.editor.paint;

import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.Badge;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.Problem;
import org.layerloom.editor.drawing.Spot;
import org.layerloom.editor.route.Route;

/** Draws wires, the pills on them and their bends. */
public final class WirePainter {
  private static final double CORNER = 9;
  private static final double PILL_HEIGHT = 15;

  /** Air left and right of a pill, so that it does not touch the ports. */
  private static final double BESIDE = 6;

  private final Theme theme;
  private final TextRuler ruler;

  WirePainter(Theme theme, TextRuler ruler) {
    this.theme = theme;
    this.ruler = ruler;
  }

  Color colour(GraphLink link, Marks marks) {
    if (marks.dropLink().equals(link.id())) {
      return theme.ink(Ink.SUCCESS);
    }
    if (link.problem() != null) {
      return problemColour(link.problem());
    }
    if (isStrong(link, marks)) {
      return theme.ink(Ink.ACCENT);
    }
    return theme.ink(Ink.LINK);
  }

  private Color problemColour(Problem problem) {
    return theme.ink(problem.severity() == Problem.Severity.ERROR ? Ink.ERROR : Ink.WARNING);
  }

  /** Whether a wire is pointed out: its pill is then drawn whole, above the cards. */
  static boolean isStrong(GraphLink link, Marks marks) {
    return marks.selection().links().contains(link.id()) || marks.isHovered(link.id());
  }

  boolean isPlain(GraphLink link, Marks marks) {
    return link.problem() == null
        && !isStrong(link, marks)
        && !marks.dropLink().equals(link.id())
        && !marks.isFocused(link.id());
  }

  void paint(Brush brush, GraphLink link, Route route, Marks marks) {
    boolean strong = isStrong(link, marks) || marks.dropLink().equals(link.id());
    double width = strong ? 2.5 : 1.6;
    Outline path = Outline.of(route, CORNER);
    if (marks.isFocused(link.id())) {
      brush.stroke(path, CardPainter.soft(theme.ink(Ink.FOCUS), 0.35), Pen.of(7));
    }
    Pen pen = link.style() == GraphLink.Style.DASHED ? Pen.dashed(width, 4) : Pen.of(width);
    brush.stroke(path, colour(link, marks), pen);
    if (strong) {
      link.bends().forEach(b -> bend(brush, b, theme.ink(Ink.ACCENT)));
    } else {
      link.bends().forEach(b -> brush.fillCircle(b.getX(), b.getY(), 2.6, colour(link, marks)));
    }
  }

  private void bend(Brush brush, Point2D at, Color colour) {
    brush.fillCircle(at.getX(), at.getY(), 5, theme.ink(Ink.CARD));
    brush.strokeCircle(at.getX(), at.getY(), 4.5, colour, 2);
  }

  /** Wires seen from afar, added to one path. */
  static void trace(Outline all, Route route) {
    double[] xs = route.curved() ? route.flatXs() : route.xs();
    double[] ys = route.curved() ? route.flatYs() : route.ys();
    int step = route.curved() ? 5 : 1;
    all.moveTo(xs[0], ys[0]);
    for (int i = step; i < xs.length - 1; i += step) {
      all.lineTo(xs[i], ys[i]);
    }
    all.lineTo(xs[xs.length - 1], ys[xs.length - 1]);
  }

  /** The label on its pill, and the mark of a problem. */
  void pill(Brush brush, GraphLink link, Route route, Marks marks) {
    Point2D at = route.labelSpot();
    if (!link.label().isEmpty()) {
      label(brush, link, at, route.labelRoom() - 2 * Spot.RADIUS - 1, marks);
    }
    Point2D mark = problemSpot(link, route);
    if (mark != null && link.problem() != null) {
      boolean bad = link.problem().severity() == Problem.Severity.ERROR;
      Signs.badge(
          brush, theme, bad ? Badge.Kind.ERROR : Badge.Kind.WARNING, mark.getX(), mark.getY());
    }
  }

  private void label(Brush brush, GraphLink link, Point2D at, double space, Marks marks) {
    boolean plain = isPlain(link, marks);
    double room = isStrong(link, marks) ? Double.MAX_VALUE : Math.max(24, space);
    Font font = theme.pill();
    double side = 6;
    if (!fits(font, link.label(), side, room - BESIDE)) {
      // Short wires: first give up the pill's sides, then the text's size, then the air between
      // pill and ports, and only then the text's end.
      side = 2;
      font = fits(font, link.label(), side, room - BESIDE) ? font : theme.pillSmall();
    }
    String text = ruler.fit(font, link.label(), room - 2 * side);
    double wide = ruler.width(font, text);
    double width = wide + 2 * side;
    double x = at.getX() - width / 2;
    double y = at.getY() - PILL_HEIGHT / 2;
    boolean dashed = link.style() == GraphLink.Style.DASHED;
    brush.fillRect(
        x, y, width, PILL_HEIGHT, PILL_HEIGHT / 2, theme.ink(dashed ? Ink.CANVAS : Ink.PILL));
    if (!dashed) {
      Color edge = plain ? theme.ink(Ink.PILL_EDGE) : colour(link, marks);
      brush.strokeRect(x, y, width, PILL_HEIGHT, PILL_HEIGHT / 2, edge, Pen.of(1));
    }
    Problem problem = link.problem();
    Color ink = problem == null ? theme.ink(Ink.MUTED) : problemColour(problem);
    brush.text(text, at.getX() - wide / 2, at.getY() + font.getSize() * 0.36, font, ink);
  }

  private boolean fits(Font font, String text, double side, double room) {
    return ruler.width(font, text) + 2 * side <= room;
  }

  /** Where the mark of a link's problem is, or null if it has none. */
  public static @Nullable Point2D problemSpot(GraphLink link, Route route) {
    if (link.problem() == null) {
      return null;
    }
    Point2D at = route.labelSpot();
    return link.label().isEmpty() ? at : new Point2D(at.getX(), at.getY() - PILL_HEIGHT - 3);
  }
}
