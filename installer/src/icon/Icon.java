import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws Layerloom's icon: three layers of a network as the warp of a loom, their links as threads.
 *
 * <p>{@code java -Djava.awt.headless=true Icon.java FOLDER} writes layerloom.png (512 pixels), .ico
 * and .icns there. It is run by hand when the drawing changes; the results are in the repository.
 */
public final class Icon {

  private static final Color NIGHT = new Color(0x16, 0x1b, 0x2e);
  private static final Color DUSK = new Color(0x2a, 0x33, 0x55);
  private static final Color[] LAYERS = {
    new Color(0x4c, 0x9a, 0xff), new Color(0x9b, 0x7b, 0xff), new Color(0xff, 0x9f, 0x43)
  };
  private static final int[] NEURONS = {3, 4, 2};

  private Icon() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.write(folder.resolve("layerloom.png"), png(512));
    Files.write(folder.resolve("layerloom.ico"), ico(16, 24, 32, 48, 64, 128, 256));
    Files.write(folder.resolve("layerloom.icns"), icns());
  }

  /** A picture in a unit square, scaled. */
  private static BufferedImage draw(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(size, size);
    g.setPaint(new GradientPaint(0, 0, DUSK, 0.6f, 1, NIGHT));
    g.fill(new RoundRectangle2D.Double(0.04, 0.04, 0.92, 0.92, 0.4, 0.4));
    for (int layer = 0; layer + 1 < NEURONS.length; layer++) {
      threads(g, layer);
    }
    for (int layer = 0; layer < NEURONS.length; layer++) {
      for (int neuron = 0; neuron < NEURONS[layer]; neuron++) {
        double radius = 0.062;
        double x = x(layer);
        double y = y(layer, neuron);
        g.setColor(LAYERS[layer]);
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        g.setColor(new Color(255, 255, 255, 70));
        g.fill(
            new Ellipse2D.Double(x - radius * 0.55, y - radius * 0.65, radius * 0.8, radius * 0.6));
      }
    }
    g.dispose();
    return image;
  }

  private static void threads(Graphics2D g, int layer) {
    g.setStroke(new BasicStroke(0.018f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int from = 0; from < NEURONS[layer]; from++) {
      for (int to = 0; to < NEURONS[layer + 1]; to++) {
        double x1 = x(layer);
        double x2 = x(layer + 1);
        g.setPaint(
            new GradientPaint(
                (float) x1, 0, faint(LAYERS[layer]), (float) x2, 0, faint(LAYERS[layer + 1])));
        double bend = (x2 - x1) * 0.5;
        g.draw(
            new CubicCurve2D.Double(
                x1,
                y(layer, from),
                x1 + bend,
                y(layer, from),
                x2 - bend,
                y(layer + 1, to),
                x2,
                y(layer + 1, to)));
      }
    }
  }

  private static Color faint(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 150);
  }

  private static double x(int layer) {
    return 0.23 + 0.27 * layer;
  }

  private static double y(int layer, int neuron) {
    return 0.5 + 0.185 * (neuron - (NEURONS[layer] - 1) / 2.0);
  }

  private static byte[] png(int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(draw(size), "png", out);
    return out.toByteArray();
  }

  /** Windows: a directory of PNGs. */
  private static byte[] ico(int... sizes) throws IOException {
    int start = 6 + 16 * sizes.length;
    ByteBuffer head = ByteBuffer.allocate(start).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int size : sizes) {
      byte[] png = png(size);
      byte extent = (byte) (size == 256 ? 0 : size);
      head.put(extent).put(extent).put((byte) 0).put((byte) 0);
      head.putShort((short) 1).putShort((short) 32);
      head.putInt(png.length).putInt(start + pictures.size());
      pictures.write(png);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head.array());
    pictures.writeTo(all);
    return all.toByteArray();
  }

  /** macOS: named chunks of PNGs. */
  private static byte[] icns() throws IOException {
    Map<String, Integer> chunks = new LinkedHashMap<>();
    chunks.put("ic11", 32);
    chunks.put("ic12", 64);
    chunks.put("ic07", 128);
    chunks.put("ic08", 256);
    chunks.put("ic09", 512);
    chunks.put("ic10", 1024);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    for (Map.Entry<String, Integer> chunk : chunks.entrySet()) {
      byte[] png = png(chunk.getValue());
      data.write(chunk.getKey().getBytes(StandardCharsets.US_ASCII));
      data.writeInt(png.length + 8);
      data.write(png);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    out.write("icns".getBytes(StandardCharsets.US_ASCII));
    out.writeInt(body.size() + 8);
    body.writeTo(out);
    return all.toByteArray();
  }
}
