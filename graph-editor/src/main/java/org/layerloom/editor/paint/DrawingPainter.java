package org.layerloom.editor.paint;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphNote;
import org.layerloom.editor.drawing.CardShape;
import org.layerloom.editor.drawing.Drawing;

/**
 * Draws a drawing on any brush: frames, notes, wires, cards, in this order. Seen from afar it draws
 * less, so that thousands of cards stay as quick as a few.
 */
public final class DrawingPainter {
  /** Below this zoom text and ports are left out. */
  public static final double SMALL = 0.45;

  private static final double TINY = 0.16;

  private final Theme theme;
  private final CardPainter cards;
  private final WirePainter wires;
  private final FramePainter frames;
  private final NotePainter notes;

  /** Draws in these colours and fonts. */
  public DrawingPainter(Theme theme, TextRuler ruler) {
    this.theme = theme;
    cards = new CardPainter(theme, ruler);
    wires = new WirePainter(theme, ruler);
    frames = new FramePainter(theme, ruler);
    notes = new NotePainter(theme, ruler);
  }

  /** Colours and fonts of this painter. */
  public Theme theme() {
    return theme;
  }

  /**
   * Draws what overlaps an area.
   *
   * @param zoom decides how much detail is drawn
   * @param images pictures below a node's card, by its id
   */
  public void paint(
      Brush brush,
      Drawing drawing,
      Rectangle2D area,
      double zoom,
      Marks marks,
      Function<String, List<Image>> images) {
    for (GraphFrame frame : drawing.model().frames()) {
      if (frame.bounds().intersects(Drawing.grown(area, 4))) {
        frames.paint(brush, frame, marks, zoom >= TINY);
      }
    }
    for (GraphNote note : drawing.model().notes()) {
      if (note.bounds().intersects(area)) {
        notes.paint(brush, note, marks, zoom >= SMALL);
      }
    }
    int[] seenLinks = hits(drawing.ways(), Drawing.grown(area, 4));
    int[] seenCards = hits(drawing.cards(), Drawing.grown(area, 16));
    if (zoom < SMALL) {
      farWires(brush, drawing, seenLinks, marks);
      farCards(brush, drawing, seenCards, marks, zoom);
    } else {
      nearWires(brush, drawing, seenLinks, marks);
      nearCards(brush, drawing, seenCards, marks, images);
      pills(brush, drawing, seenLinks, marks, true);
    }
  }

  private static int[] hits(org.layerloom.editor.drawing.RectIndex index, Rectangle2D area) {
    int[] found = new int[index.size()];
    int[] count = {0};
    index.visit(
        area.getMinX(),
        area.getMinY(),
        area.getMaxX(),
        area.getMaxY(),
        i -> {
          found[count[0]++] = i;
          return true;
        });
    int[] sorted = java.util.Arrays.copyOf(found, count[0]);
    java.util.Arrays.sort(sorted);
    return sorted;
  }

  private void farWires(Brush brush, Drawing drawing, int[] seen, Marks marks) {
    Outline plain = new Outline();
    double px = brush.unit();
    for (int i : seen) {
      GraphLink link = drawing.links().get(i);
      if (wires.isPlain(link, marks)) {
        WirePainter.trace(plain, drawing.route(link));
      }
    }
    brush.stroke(plain, theme.ink(Ink.LINK), Pen.of(Math.max(1.4, px)));
    for (int i : seen) {
      GraphLink link = drawing.links().get(i);
      if (!wires.isPlain(link, marks)) {
        Outline one = new Outline();
        WirePainter.trace(one, drawing.route(link));
        brush.stroke(one, wires.colour(link, marks), Pen.of(Math.max(2.5, 2 * px)));
      }
    }
  }

  private void farCards(Brush brush, Drawing drawing, int[] seen, Marks marks, double zoom) {
    for (int i : seen) {
      GraphNode node = drawing.model().nodes().get(i);
      if (zoom < TINY) {
        cards.paintTiny(brush, node, marks);
      } else {
        cards.paintSmall(brush, node, marks);
      }
    }
  }

  private void nearWires(Brush brush, Drawing drawing, int[] seen, Marks marks) {
    for (int pass = 0; pass < 2; pass++) {
      // Strong ones last, so that they are never hidden by others.
      for (int i : seen) {
        GraphLink link = drawing.links().get(i);
        if (wires.isPlain(link, marks) == (pass == 0)) {
          wires.paint(brush, link, drawing.route(link), marks);
        }
      }
    }
    pills(brush, drawing, seen, marks, false);
  }

  private void pills(Brush brush, Drawing drawing, int[] seen, Marks marks, boolean strong) {
    for (int i : seen) {
      GraphLink link = drawing.links().get(i);
      if (WirePainter.isStrong(link, marks) == strong) {
        wires.pill(brush, link, drawing.route(link), marks);
      }
    }
  }

  private void nearCards(
      Brush brush, Drawing drawing, int[] seen, Marks marks, Function<String, List<Image>> images) {
    for (int i : seen) {
      GraphNode node = drawing.model().nodes().get(i);
      cards.paint(brush, node, marks);
      if (drawing.hasThumbnails(node.id())) {
        cards.thumbnails(brush, node, images.apply(node.id()));
      }
      cards.ports(brush, node, drawing.spots(node.id()), marks);
    }
  }

  /** A card that is not in the drawing, as a ghost of what would be put there. */
  public void ghost(Brush brush, GraphNode node) {
    cards.paint(brush, node, Marks.NONE);
    Rectangle2D r = CardShape.footprint(node, false);
    brush.fillRect(
        r.getMinX(),
        r.getMinY(),
        r.getWidth(),
        r.getHeight(),
        CardShape.CORNER,
        CardPainter.soft(theme.ink(Ink.CANVAS), 0.35));
    brush.strokeRect(
        r.getMinX(),
        r.getMinY(),
        r.getWidth(),
        r.getHeight(),
        CardShape.CORNER,
        theme.ink(Ink.ACCENT),
        Pen.dashed(1.5, 4));
  }
}
