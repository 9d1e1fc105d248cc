package org.layerloom.charts.paint;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

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
  public static byte[] svg(Consumer<Graphics2D> drawing, double width, double height, String family)
      throws IOException {
    Document document;
    try {
      document =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IOException("This Java has no XML", e);
    }
    var target = new SVGGraphics2D(document);
    target.setSVGCanvasSize(new Dimension((int) Math.ceil(width), (int) Math.ceil(height)));
    drawing.accept(target);
    Element root = target.getRoot();
    // AWT may not know the family and then calls it Dialog; and JavaFX calls the font of the
    // system "System". Neither means anything elsewhere.
    nameFonts(root, family.equals("System") ? "sans-serif" : "'" + family + "', sans-serif");
    var text = new StringWriter();
    target.stream(root, text, true, false);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void nameFonts(Element element, String families) {
    if (element.hasAttribute("font-family")) {
      element.setAttribute("font-family", families);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        nameFonts(inner, families);
      }
    }
  }

  /** The drawing as a PDF file of one page. */
  public static byte[] pdf(Consumer<Graphics2D> drawing, double width, double height)
      throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle((float) width, (float) height));
      document.addPage(page);
      var target = new PdfBoxGraphics2D(document, (float) width, (float) height);
      try {
        drawing.accept(target);
      } finally {
        target.dispose();
      }
      try (var content = new PDPageContentStream(document, page)) {
        content.drawForm(target.getXFormObject());
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
