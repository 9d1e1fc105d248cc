package org.layerloom.charts.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jfree.pdf.PDFDocument;
import org.jfree.pdf.PDFGraphics2D;
import org.jfree.svg.SVGGraphics2D;

/**
 * Turns a drawing into the bytes of a file. Any thread may do so: nothing here belongs to a window.
 */
public final class ChartDrawing {
  private ChartDrawing() {}

  /** The drawing as pixels, {@code scale} to a point. */
  public static BufferedImage image(
      Consumer<Graphics2D> drawing, double width, double height, double scale) {
    var image =
        new BufferedImage(
            (int) Math.ceil(width * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D target = image.createGraphics();
    try {
      target.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      target.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      target.scale(scale, scale);
      drawing.accept(target);
    } finally {
      target.dispose();
    }
    return image;
  }

  /** The drawing as a PNG file. */
  public static byte[] png(Consumer<Graphics2D> drawing, double width, double height, double scale)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image(drawing, width, height, scale), "png", bytes)) {
      throw new IOException("This Java has no writer for PNG pictures");
    }
    return bytes.toByteArray();
  }

  /** The drawing as an SVG file; text is written in {@code family} and remains text. */
  public static byte[] svg(
      Consumer<Graphics2D> drawing, double width, double height, String family) {
    var target = new SVGGraphics2D(width, height);
    // JavaFX calls the font of the system "System", which means nothing elsewhere.
    String families = family.equals("System") ? "sans-serif" : "\"" + family + "\", sans-serif";
    target.setFontFunction(_ -> families);
    drawing.accept(target);
    return target.getSVGDocument().getBytes(StandardCharsets.UTF_8);
  }

  /** The drawing as a PDF file of one page. */
  public static byte[] pdf(Consumer<Graphics2D> drawing, double width, double height) {
    var document = new PDFDocument();
    PDFGraphics2D target =
        document.createPage(new Rectangle2D.Double(0, 0, width, height)).getGraphics2D();
    drawing.accept(target);
    return document.getPDFBytes();
  }
}
