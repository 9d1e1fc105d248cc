package org.layerloom.editor.paint;

import static org.layerloom.editor.drawing.CardShape.BAR_HEIGHT;
import static org.layerloom.editor.drawing.CardShape.CORNER;
import static org.layerloom.editor.drawing.CardShape.THUMB;
import static org.layerloom.editor.drawing.CardShape.THUMB_GAP;

import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.NodeFlag;
import org.layerloom.editor.drawing.Spot;

/** Draws cards: family bar, two lines of text, icon, ports, badges, thumbnails. */
final class CardPainter {
  private static final double PAD = 12;

  /** Seen from farther than this, a shadow is less than two pixels, and not seen. */
  private static final double SHADOW_UNIT = 1 / 0.7;

  private final Theme theme;
  private final TextRuler ruler;

  CardPainter(Theme theme, TextRuler ruler) {
    this.theme = theme;
    this.ruler = ruler;
  }

  /** A card as seen from afar: no text, no ports. */
  void paintSmall(Brush brush, GraphNode node, Marks marks) {
    Color family = family(node);
    double px = brush.unit();
    double bar = Math.max(BAR_HEIGHT, node.height() * 0.4);
    brush.fillRect(node.x(), node.y(), node.width(), node.height(), 0, theme.ink(Ink.CARD));
    brush.fillRect(node.x(), node.y(), node.width(), bar, 0, family);
    boolean wrong =
        node.badges().stream().anyMatch(b -> b.kind() == org.layerloom.editor.Badge.Kind.ERROR);
    if (marks.selection().nodes().contains(node.id()) || marks.isFocused(node.id()) || wrong) {
      brush.strokeRect(
          node.x(),
          node.y(),
          node.width(),
          node.height(),
          0,
          theme.ink(wrong ? Ink.ERROR : Ink.ACCENT),
          Pen.of(2 * px));
    }
  }

  /** A card seen from very far: a spot of its family's colour. */
  void paintTiny(Brush brush, GraphNode node, Marks marks) {
    boolean selected = marks.selection().nodes().contains(node.id());
    brush.fillRect(
        node.x(),
        node.y(),
        node.width(),
        node.height(),
        0,
        selected ? theme.ink(Ink.ACCENT) : family(node));
  }

  /** The whole card. */
  void paint(Brush brush, GraphNode node, Marks marks) {
    double x = node.x();
    double y = node.y();
    double w = node.width();
    double h = node.height();
    boolean selected = marks.selection().nodes().contains(node.id());
    boolean hovered = marks.isHovered(node.id());
    if (node.is(NodeFlag.HIGHLIGHTED)) {
      brush.fillRect(x - 7, y - 7, w + 14, h + 14, CORNER + 7, theme.ink(Ink.ACCENT_SOFT));
    }
    if (node.is(NodeFlag.GROUP)) {
      for (int i = 2; i >= 1; i--) {
        double d = 3.5 * i;
        brush.fillRect(x + d, y + d, w, h, CORNER, theme.ink(Ink.CARD));
        brush.strokeRect(x + d, y + d, w, h, CORNER, theme.ink(Ink.CARD_EDGE), Pen.of(1));
      }
    }
    if (brush.unit() <= SHADOW_UNIT) {
      brush.fillRect(x - 1.5, y + 1, w + 3, h + 3, CORNER + 1.5, theme.ink(Ink.SHADOW));
      brush.fillRect(x - 0.5, y + 1, w + 1, h + 1, CORNER, theme.ink(Ink.SHADOW));
    }
    brush.fillRect(x, y, w, h, CORNER, theme.ink(Ink.CARD));
    brush.fill(Outline.bar(x, y, w, BAR_HEIGHT, CORNER), family(node));
    Color edge =
        selected
            ? theme.ink(Ink.ACCENT)
            : hovered ? theme.ink(Ink.MUTED) : theme.ink(Ink.CARD_EDGE);
    brush.strokeRect(x, y, w, h, CORNER, edge, Pen.of(selected ? 2 : 1));
    if (marks.isFocused(node.id())) {
      brush.strokeRect(
          x - 4.5, y - 4.5, w + 9, h + 9, CORNER + 4, theme.ink(Ink.FOCUS), Pen.dashed(1.5, 4));
    }
    words(brush, node);
    if (node.is(NodeFlag.BYPASSED)) {
      double middle = y + BAR_HEIGHT + (h - BAR_HEIGHT) / 2;
      brush.stroke(
          new Outline().moveTo(x + 6, middle).lineTo(x + w - 6, middle),
          theme.ink(Ink.MUTED),
          Pen.dashed(1.5, 4));
    }
    Signs.badges(brush, theme, node);
  }

  private void words(Brush brush, GraphNode node) {
    double x = node.x() + PAD;
    double room = node.width() - 2 * PAD;
    double right = node.x() + node.width() - PAD;
    double titleRoom = room;
    Color pale = theme.ink(Ink.MUTED);
    double middle = node.y() + BAR_HEIGHT + (node.height() - BAR_HEIGHT) / 2;
    if (!node.icon().isEmpty()) {
      double wide = ruler.width(theme.icon(), node.icon());
      boolean signs = node.is(NodeFlag.LOCKED) || node.is(NodeFlag.SHARED);
      // Beside a long title the icon goes down to the second line, where there is room for both.
      boolean below = !signs && ruler.width(theme.title(), node.title()) > room - wide - 4;
      double line = below ? middle + theme.subtitle().getSize() + 4 : middle - 1;
      brush.text(node.icon(), right - wide, line, theme.icon(), family(node));
      if (below) {
        room -= wide + 4;
      } else {
        titleRoom -= wide + 4;
      }
    }
    if (node.is(NodeFlag.LOCKED)) {
      Signs.lock(brush, right - 8, node.y() + node.height() - 14, pale);
      room -= 12;
    }
    if (node.is(NodeFlag.SHARED)) {
      Signs.chain(brush, right - 14, node.y() + node.height() - 12, pale);
      room -= 18;
    }
    Color title = dim(node, theme.ink(Ink.TITLE));
    Font titleFont =
        ruler.width(theme.title(), node.title()) <= titleRoom ? theme.title() : theme.titleSmall();
    double size = titleFont.getSize();
    if (node.subtitle().isEmpty()) {
      brush.text(
          ruler.fit(titleFont, node.title(), titleRoom), x, middle + size * 0.36, titleFont, title);
      return;
    }
    brush.text(ruler.fit(titleFont, node.title(), titleRoom), x, middle - 2.5, titleFont, title);
    brush.text(
        ruler.fit(theme.subtitle(), node.subtitle(), room),
        x,
        middle + theme.subtitle().getSize() + 3,
        theme.subtitle(),
        dim(node, pale));
  }

  /** Marks of the ports; drawn after all cards' bodies so that none is hidden. */
  void ports(Brush brush, GraphNode node, List<Spot> spots, Marks marks) {
    for (Spot spot : spots) {
      String key = spot.port().colour();
      Color colour = key.isEmpty() ? family(node) : dim(node, theme.family(key));
      double r = Spot.RADIUS;
      if (marks.wiring()) {
        if (marks.fitting().contains(spot.ref())) {
          brush.fillCircle(spot.x(), spot.y(), r + 6, soft(theme.ink(Ink.SUCCESS), 0.28));
          r += 1;
        } else {
          colour = colour.interpolate(theme.ink(Ink.CANVAS), 0.7);
        }
      }
      if (marks.hovered() instanceof org.layerloom.editor.Target.Port p
          && p.ref().equals(spot.ref())) {
        brush.fillCircle(spot.x(), spot.y(), r + 5, soft(colour, 0.3));
      }
      if (marks.focus() instanceof org.layerloom.editor.Target.Port p
          && p.ref().equals(spot.ref())) {
        brush.strokeCircle(spot.x(), spot.y(), r + 4.5, theme.ink(Ink.FOCUS), 2);
      }
      // Discs only: smoothing a line costs three times as much as filling.
      brush.fillCircle(spot.x(), spot.y(), r, colour);
      if (spot.port().isInput()) {
        brush.fillCircle(spot.x(), spot.y(), r - 1.75, theme.ink(Ink.CARD));
      }
    }
  }

  /** Small pictures below the card: as many as its width holds. */
  void thumbnails(Brush brush, GraphNode node, List<Image> images) {
    double step = THUMB + THUMB_GAP;
    int room = (int) ((node.width() - 12 + THUMB_GAP) / step);
    int shown = Math.min(room, images.size());
    double x = node.x() + (node.width() - shown * step + THUMB_GAP) / 2;
    for (int i = 0; i < shown; i++) {
      brush.image(
          images.get(i), x + i * step, node.y() + node.height() + THUMB_GAP + 1, THUMB, THUMB);
    }
  }

  private Color family(GraphNode node) {
    return dim(node, theme.family(node.family()));
  }

  private Color dim(GraphNode node, Color colour) {
    return node.is(NodeFlag.BYPASSED) || node.is(NodeFlag.DISABLED)
        ? colour.interpolate(theme.ink(Ink.CARD), 0.6)
        : colour;
  }

  static Color soft(Color colour, double opacity) {
    return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
  }
}
