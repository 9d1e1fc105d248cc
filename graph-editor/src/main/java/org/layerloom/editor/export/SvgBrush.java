package org.layerloom.editor.export;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.Outline;
import org.layerloom.editor.paint.Pen;
import org.layerloom.editor.paint.TextRuler;

/**
 * Writes SVG. Text stays text, with its measured length, so that another font does not burst the
 * cards. Icons are drawn as their outlines: whoever looks at the picture has not got their font.
 */
final class SvgBrush implements Brush {
  private final StringBuilder body = new StringBuilder();
  private final TextRuler ruler;

  SvgBrush(TextRuler ruler) {
    this.ruler = ruler;
  }

  String document(double x, double y, double w, double h, double scale) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="%s %s %s %s">
    %s</svg>
    """
        .formatted(n(w * scale), n(h * scale), n(x), n(y), n(w), n(h), body);
  }

  @Override
  public double unit() {
    return 1;
  }

  @Override
  public void fillRect(double x, double y, double w, double h, double radius, Color colour) {
    body.append(rect(x, y, w, h, radius)).append(fill(colour)).append("/>\n");
  }

  @Override
  public void strokeRect(
      double x, double y, double w, double h, double radius, Color colour, Pen pen) {
    body.append(rect(x, y, w, h, radius)).append(line(colour, pen)).append("/>\n");
  }

  private static String rect(double x, double y, double w, double h, double r) {
    String round = r > 0 ? " rx=\"" + n(r) + "\"" : "";
    return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s"
        .formatted(n(x), n(y), n(w), n(h), round);
  }

  @Override
  public void fillCircle(double x, double y, double radius, Color colour) {
    body.append(circle(x, y, radius)).append(fill(colour)).append("/>\n");
  }

  @Override
  public void strokeCircle(double x, double y, double radius, Color colour, double width) {
    body.append(circle(x, y, radius)).append(line(colour, Pen.of(width))).append("/>\n");
  }

  private static String circle(double x, double y, double r) {
    return "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"".formatted(n(x), n(y), n(r));
  }

  @Override
  public void stroke(Outline path, Color colour, Pen pen) {
    body.append(path(path)).append(line(colour, pen)).append("/>\n");
  }

  @Override
  public void fill(Outline path, Color colour) {
    body.append(path(path)).append(fill(colour)).append("/>\n");
  }

  private static String path(Outline path) {
    StringBuilder d = new StringBuilder();
    path.replay(
        new Outline.Sink() {
          @Override
          public void moveTo(double x, double y) {
            d.append('M').append(n(x)).append(' ').append(n(y));
          }

          @Override
          public void lineTo(double x, double y) {
            d.append('L').append(n(x)).append(' ').append(n(y));
          }

          @Override
          public void curveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
            d.append('C').append(n(x1)).append(' ').append(n(y1)).append(' ');
            d.append(n(x2)).append(' ').append(n(y2)).append(' ');
            d.append(n(x3)).append(' ').append(n(y3));
          }

          @Override
          public void close() {
            d.append('Z');
          }
        });
    return "<path d=\"" + d + "\"";
  }

  @Override
  public void text(String text, double x, double y, Font font, Color colour) {
    if (Letters.onlyThisFontHas(text)) {
      fill(Letters.outline(text, x, y, font), colour);
      return;
    }
    String style = font.getStyle().toLowerCase(Locale.ROOT);
    body.append(
        "<text x=\"%s\" y=\"%s\" textLength=\"%s\" font-family=\"%s\" font-size=\"%s\"%s%s%s>%s</text>\n"
            .formatted(
                n(x),
                n(y),
                n(ruler.width(font, text)),
                escape(FontNames.plain(font.getFamily())) + ", sans-serif",
                n(font.getSize()),
                style.contains("bold") ? " font-weight=\"bold\"" : "",
                style.contains("italic") ? " font-style=\"italic\"" : "",
                fill(colour),
                escape(text)));
  }

  @Override
  public void image(Image image, double x, double y, double w, double h) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    Pictures.writePng(Pictures.of(image), png);
    body.append(
        "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,%s\"/>\n"
            .formatted(
                n(x), n(y), n(w), n(h), Base64.getEncoder().encodeToString(png.toByteArray())));
  }

  private static String fill(Color c) {
    return " fill=\"" + rgb(c) + "\"" + (c.getOpacity() < 1 ? opacity("fill", c) : "");
  }

  private static String line(Color c, Pen pen) {
    String dash =
        pen.dash() > 0
            ? " stroke-dasharray=\"" + n(pen.dash()) + "\""
            : " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
    return " fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s%s"
        .formatted(rgb(c), n(pen.width()), c.getOpacity() < 1 ? opacity("stroke", c) : "", dash);
  }

  private static String opacity(String what, Color c) {
    return " " + what + "-opacity=\"" + n(c.getOpacity()) + "\"";
  }

  private static String rgb(Color c) {
    return "#%02x%02x%02x"
        .formatted(
            Math.round(c.getRed() * 255),
            Math.round(c.getGreen() * 255),
            Math.round(c.getBlue() * 255));
  }

  /** At most two decimals, a point whatever the country. */
  private static String n(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
