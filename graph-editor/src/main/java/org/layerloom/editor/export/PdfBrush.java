package org.layerloom.editor.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.Outline;
import org.layerloom.editor.paint.Pen;

/**
 * Draws on a page of a PDF. Text is drawn as the outlines of its letters: every font of the
 * application, also those that PDF libraries cannot embed, comes out as on the screen.
 */
final class PdfBrush implements Brush, Outline.Sink {
  private static final double ROUND = 0.5523;

  private final PDDocument document;
  private final PDPageContentStream page;
  private final Map<Float, PDExtendedGraphicsState> opacities = new HashMap<>();
  private double startX;
  private double startY;

  PdfBrush(PDDocument document, PDPageContentStream page) {
    this.document = document;
    this.page = page;
    doing(
        () -> {
          page.setLineJoinStyle(1);
          page.setLineCapStyle(1);
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void doing(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public double unit() {
    return 1;
  }

  @Override
  public void fillRect(double x, double y, double w, double h, double radius, Color colour) {
    fill(rect(x, y, w, h, radius), colour);
  }

  @Override
  public void strokeRect(
      double x, double y, double w, double h, double radius, Color colour, Pen pen) {
    stroke(rect(x, y, w, h, radius), colour, pen);
  }

  private static Outline rect(double x, double y, double w, double h, double radius) {
    double r = Math.min(radius, Math.min(w, h) / 2);
    double k = r * (1 - ROUND);
    if (r <= 0) {
      return new Outline()
          .moveTo(x, y)
          .lineTo(x + w, y)
          .lineTo(x + w, y + h)
          .lineTo(x, y + h)
          .close();
    }
    return new Outline()
        .moveTo(x + r, y)
        .lineTo(x + w - r, y)
        .curveTo(x + w - k, y, x + w, y + k, x + w, y + r)
        .lineTo(x + w, y + h - r)
        .curveTo(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h)
        .lineTo(x + r, y + h)
        .curveTo(x + k, y + h, x, y + h - k, x, y + h - r)
        .lineTo(x, y + r)
        .curveTo(x, y + k, x + k, y, x + r, y)
        .close();
  }

  @Override
  public void fillCircle(double x, double y, double radius, Color colour) {
    fill(rect(x - radius, y - radius, 2 * radius, 2 * radius, radius), colour);
  }

  @Override
  public void strokeCircle(double x, double y, double radius, Color colour, double width) {
    stroke(rect(x - radius, y - radius, 2 * radius, 2 * radius, radius), colour, Pen.of(width));
  }

  @Override
  public void stroke(Outline path, Color colour, Pen pen) {
    doing(
        () -> {
          page.setStrokingColor(
              (float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue());
          page.setGraphicsStateParameters(opacity(colour));
          page.setLineWidth((float) pen.width());
          float dash = (float) pen.dash();
          page.setLineDashPattern(dash > 0 ? new float[] {dash, dash} : new float[0], 0);
          path.replay(this);
          page.stroke();
        });
  }

  @Override
  public void fill(Outline path, Color colour) {
    doing(
        () -> {
          page.setNonStrokingColor(
              (float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue());
          page.setGraphicsStateParameters(opacity(colour));
          path.replay(this);
          page.fill();
        });
  }

  private PDExtendedGraphicsState opacity(Color colour) {
    return opacities.computeIfAbsent(
        (float) colour.getOpacity(),
        alpha -> {
          PDExtendedGraphicsState state = new PDExtendedGraphicsState();
          state.setStrokingAlphaConstant(alpha);
          state.setNonStrokingAlphaConstant(alpha);
          return state;
        });
  }

  @Override
  public void text(String text, double x, double y, Font font, Color colour) {
    if (!text.isBlank()) {
      fill(Letters.outline(text, x, y, font), colour);
    }
  }

  @Override
  public void image(Image image, double x, double y, double w, double h) {
    doing(
        () -> {
          PDImageXObject picture = LosslessFactory.createFromImage(document, Pictures.of(image));
          // The page is upside down to suit the drawing; the picture must be turned back.
          page.saveGraphicsState();
          page.transform(
              new org.apache.pdfbox.util.Matrix(
                  (float) w, 0, 0, (float) -h, (float) x, (float) (y + h)));
          page.drawImage(picture, 0, 0, 1, 1);
          page.restoreGraphicsState();
        });
  }

  @Override
  public void moveTo(double x, double y) {
    startX = x;
    startY = y;
    doing(() -> page.moveTo((float) x, (float) y));
  }

  @Override
  public void lineTo(double x, double y) {
    doing(() -> page.lineTo((float) x, (float) y));
  }

  @Override
  public void curveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
    doing(
        () -> page.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x3, (float) y3));
  }

  @Override
  public void close() {
    doing(
        () -> {
          page.closePath();
          page.moveTo((float) startX, (float) startY);
        });
  }
}
