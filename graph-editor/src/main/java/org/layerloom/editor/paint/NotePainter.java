package org.layerloom.editor.paint;

import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.layerloom.editor.GraphNote;

/** Draws notes: a sheet with a small Markdown on it. */
final class NotePainter {
  private static final double PAD = 10;

  private final Theme theme;
  private final TextRuler ruler;

  NotePainter(Theme theme, TextRuler ruler) {
    this.theme = theme;
    this.ruler = ruler;
  }

  void paint(Brush brush, GraphNote note, Marks marks, boolean text) {
    Rectangle2D r = note.bounds();
    Color sheet =
        note.colour().isEmpty()
            ? theme.ink(Ink.NOTE)
            : theme.family(note.colour()).interpolate(theme.ink(Ink.CARD), 0.82);
    boolean strong = marks.selection().notes().contains(note.id());
    brush.fillRect(
        r.getMinX() - 1,
        r.getMinY() + 1,
        r.getWidth() + 2,
        r.getHeight() + 2,
        5,
        theme.ink(Ink.SHADOW));
    brush.fillRect(r.getMinX(), r.getMinY(), r.getWidth(), r.getHeight(), 4, sheet);
    Color edge = strong ? theme.ink(Ink.ACCENT) : theme.ink(Ink.CARD_EDGE);
    brush.strokeRect(
        r.getMinX(), r.getMinY(), r.getWidth(), r.getHeight(), 4, edge, Pen.of(strong ? 2 : 1));
    if (marks.isFocused(note.id())) {
      brush.strokeRect(
          r.getMinX() - 4,
          r.getMinY() - 4,
          r.getWidth() + 8,
          r.getHeight() + 8,
          7,
          theme.ink(Ink.FOCUS),
          Pen.dashed(1.5, 4));
    }
    if (text) {
      words(brush, note);
      if (strong || marks.isHovered(note.id())) {
        FramePainter.grip(brush, r, theme.ink(Ink.NOTE_TEXT));
      }
    }
  }

  private void words(Brush brush, GraphNote note) {
    Rectangle2D r = note.bounds();
    double bottom = r.getMaxY() - 4;
    Color ink = note.colour().isEmpty() ? theme.ink(Ink.NOTE_TEXT) : theme.ink(Ink.TITLE);
    for (Markdown.Line line :
        Markdown.lay(note.text(), r.getWidth() - 2 * PAD, this::font, ruler)) {
      double base = r.getMinY() + PAD + line.base();
      if (base > bottom) {
        break;
      }
      for (Markdown.Piece piece : line.pieces()) {
        brush.text(piece.text(), r.getMinX() + PAD + piece.x(), base, font(piece.face()), ink);
      }
    }
  }

  private Font font(Markdown.Face face) {
    return switch (face) {
      case PLAIN -> theme.note();
      case BOLD -> theme.noteBold();
      case ITALIC -> theme.noteItalic();
      case HEADING -> theme.noteHeading();
      case CODE -> theme.noteCode();
    };
  }
}
