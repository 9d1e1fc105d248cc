package org.layerloom.editor.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.drawing.Drawing;
import org.layerloom.editor.paint.Brush;
import org.layerloom.editor.paint.CanvasBrush;
import org.layerloom.editor.paint.DrawingPainter;
import org.layerloom.editor.paint.Ink;
import org.layerloom.editor.paint.Marks;
import org.layerloom.editor.paint.TextRuler;
import org.layerloom.editor.paint.Theme;

/**
 * A drawing to take away: SVG, PDF or PNG at any scale, drawn by the same painter as the screen,
 * without selection and grid. All methods are for the JavaFX thread.
 */
public final class GraphPicture {
  private static final double MARGIN = 24;
  private static final int TILE = 2048;
  private static final long MOST_PIXELS = 200_000_000L;
  private static final double PRINT_DPI = 300;
  private static final double POINTS_PER_INCH = 72;
  private static final double PRINT_PIXELS = 30e6;

  private final Drawing drawing;
  private final Theme theme;
  private final Map<String, List<Image>> thumbnails;
  private final Rectangle2D area;
  private final TextRuler ruler = new TextRuler();

  /** A picture of a model in given colours and fonts. */
  public GraphPicture(GraphModel model, Theme theme, Map<String, List<Image>> thumbnails) {
    this.theme = theme;
    this.thumbnails = Map.copyOf(thumbnails);
    drawing = new Drawing(model, id -> !images(id).isEmpty(), null);
    area = Drawing.grown(drawing.bounds(), MARGIN);
  }

  /** A picture of what an editor shows, in its colours and fonts. */
  public static GraphPicture of(GraphEditor editor) {
    return new GraphPicture(editor.getModel(), editor.theme(), editor.thumbnails());
  }

  private List<Image> images(String node) {
    return thumbnails.getOrDefault(node, List.of());
  }

  /** Width at scale 1, in pixels. */
  public double width() {
    return area.getWidth();
  }

  /** Height at scale 1, in pixels. */
  public double height() {
    return area.getHeight();
  }

  private void paint(Brush brush, Rectangle2D part) {
    brush.fillRect(
        part.getMinX(),
        part.getMinY(),
        part.getWidth(),
        part.getHeight(),
        0,
        theme.ink(Ink.CANVAS));
    new DrawingPainter(theme, ruler).paint(brush, drawing, part, 1, Marks.NONE, this::images);
  }

  /** The drawing as SVG. */
  public String toSvg(double scale) {
    requirePositive(scale);
    SvgBrush brush = new SvgBrush(ruler);
    paint(brush, area);
    return brush.document(area.getMinX(), area.getMinY(), width(), height(), scale);
  }

  /** Writes the drawing as a PDF of one page of its own size. */
  public void writePdf(OutputStream to) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle((float) width(), (float) height()));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(new Matrix(1, 0, 0, -1, (float) -area.getMinX(), (float) area.getMaxY()));
        paint(new PdfBrush(document, content), area);
      }
      document.save(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the drawing as PNG.
   *
   * @param scale 1 is a pixel a unit, 2 suits print
   * @throws IllegalArgumentException if the picture would have more than 200 million pixels
   */
  public void writePng(double scale, OutputStream to) {
    Pictures.writePng(render(scale), to);
  }

  /**
   * Puts the drawing on one page of a job, as large as fits, turning the paper if that makes it
   * larger. The caller ends the job.
   *
   * @return whether the page was taken
   */
  public boolean print(PrinterJob job) {
    PageLayout now = job.getJobSettings().getPageLayout();
    PageLayout layout =
        job.getPrinter()
            .createPageLayout(
                now.getPaper(),
                width() > height() ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
                Printer.MarginType.DEFAULT);
    return job.printPage(layout, page(layout.getPrintableWidth(), layout.getPrintableHeight()));
  }

  /**
   * The drawing as a node to be printed, as large as fits into a room but no more than twice its
   * size: two cards shall not fill a page.
   *
   * @param roomWidth points that can be printed on
   * @param roomHeight points that can be printed on
   */
  public Node page(double roomWidth, double roomHeight) {
    requirePositive(roomWidth);
    requirePositive(roomHeight);
    double size = Math.min(2, Math.min(roomWidth / width(), roomHeight / height()));
    double sharp = Math.min(size * PRINT_DPI / POINTS_PER_INCH, Math.sqrt(PRINT_PIXELS / area()));
    ImageView page = new ImageView(image(sharp));
    page.setFitWidth(width() * size);
    page.setFitHeight(height() * size);
    return page;
  }

  private double area() {
    return Math.max(1, width() * height());
  }

  private WritableImage image(double scale) {
    BufferedImage drawn = render(scale);
    int w = drawn.getWidth();
    int h = drawn.getHeight();
    WritableImage image = new WritableImage(w, h);
    int[] pixels = drawn.getRGB(0, 0, w, h, null, 0, w);
    image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
    return image;
  }

  private BufferedImage render(double scale) {
    requirePositive(scale);
    int w = (int) Math.ceil(width() * scale);
    int h = (int) Math.ceil(height() * scale);
    if ((long) w * h > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "%d x %d pixels are too many: choose a smaller scale, or SVG".formatted(w, h));
    }
    BufferedImage whole = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
    // By tiles: a canvas cannot be larger than the graphics system's largest texture.
    for (int y = 0; y < h; y += TILE) {
      for (int x = 0; x < w; x += TILE) {
        Pictures.copy(tile(scale, x, y, Math.min(TILE, w - x), Math.min(TILE, h - y)), whole, x, y);
      }
    }
    return whole;
  }

  private WritableImage tile(double scale, int x, int y, int w, int h) {
    Canvas canvas = new Canvas(w, h);
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.setTransform(scale, 0, 0, scale, -area.getMinX() * scale - x, -area.getMinY() * scale - y);
    Rectangle2D part =
        new Rectangle2D(
            area.getMinX() + x / scale, area.getMinY() + y / scale, w / scale, h / scale);
    paint(new CanvasBrush(gc, scale), part);
    return canvas.snapshot(null, new WritableImage(w, h));
  }

  private static void requirePositive(double scale) {
    if (!(scale > 0) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException("the scale must be above 0, not " + scale);
    }
  }
}
