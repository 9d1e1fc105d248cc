package org.layerloom.editor.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Font;

/** A small Markdown for notes: headings, lists, bold, italic, code; lines are broken to a width. */
final class Markdown {

  enum Face {
    PLAIN,
    BOLD,
    ITALIC,
    HEADING,
    CODE
  }

  record Piece(String text, Face face, double x) {}

  /** One line; its base is measured from the top of the text. */
  record Line(List<Piece> pieces, double base) {}

  private record Word(String text, Face face) {}

  private static final Pattern SPAN =
      Pattern.compile("\\*\\*(.+?)\\*\\*|`(.+?)`|\\*(.+?)\\*|_(.+?)_");

  /** A break is allowed after white space and between Chinese characters. */
  private static final Pattern ATOM =
      Pattern.compile(
          "[\\u3000-\\u9fff\\uff00-\\uffef]|[^\\s\\u3000-\\u9fff\\uff00-\\uffef]+\\s*|\\s+");

  private Markdown() {}

  static List<Line> lay(String text, double width, Function<Face, Font> fonts, TextRuler ruler) {
    List<Line> lines = new ArrayList<>();
    double y = 0;
    for (String source : text.lines().toList()) {
      String body = source.strip();
      double indent = 0;
      Face base = Face.PLAIN;
      if (body.startsWith("#")) {
        base = Face.HEADING;
        body = body.replaceFirst("^#+\\s*", "");
      } else if (body.matches("[-*+] .*")) {
        indent = 12;
        body = body.substring(2);
      } else if (body.matches("\\d+[.)] .*")) {
        indent = 16;
      }
      double height = fonts.apply(base).getSize() * 1.35;
      if (body.isEmpty()) {
        y += height * 0.5;
        continue;
      }
      boolean bullet = indent == 12;
      double x = indent == 16 ? 0 : indent;
      List<Piece> row = new ArrayList<>();
      if (bullet) {
        row.add(new Piece("•", Face.PLAIN, 2));
      }
      for (Word word : words(body, base)) {
        double wide = ruler.width(fonts.apply(word.face), word.text.stripTrailing());
        if (x + wide > width && x > indent) {
          lines.add(new Line(List.copyOf(row), y + height * 0.78));
          y += height;
          row.clear();
          x = indent;
        }
        row.add(new Piece(word.text, word.face, x));
        x += ruler.width(fonts.apply(word.face), word.text);
      }
      lines.add(new Line(List.copyOf(row), y + height * 0.78));
      y += height + (base == Face.HEADING ? 3 : 0);
    }
    return lines;
  }

  private static List<Word> words(String body, Face base) {
    List<Word> words = new ArrayList<>();
    Matcher m = SPAN.matcher(body);
    int from = 0;
    while (m.find()) {
      split(words, body.substring(from, m.start()), base);
      if (m.group(1) != null) {
        split(words, m.group(1), base == Face.HEADING ? base : Face.BOLD);
      } else if (m.group(2) != null) {
        split(words, m.group(2), Face.CODE);
      } else {
        String italic = m.group(3) == null ? m.group(4) : m.group(3);
        split(words, italic, base == Face.HEADING ? base : Face.ITALIC);
      }
      from = m.end();
    }
    split(words, body.substring(from), base);
    return words;
  }

  private static void split(List<Word> words, String text, Face face) {
    Matcher m = ATOM.matcher(text);
    while (m.find()) {
      words.add(new Word(m.group(), face));
    }
  }
}
