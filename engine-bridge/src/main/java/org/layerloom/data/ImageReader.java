package org.layerloom.data;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;

/** Decodes picture files, several at a time, into one buffer: channel after channel. */
final class ImageReader {

  /** A picture above is a mistake or an attack: 50 megapixels take 200 megabytes to decode. */
  private static final long MOST_PIXELS = 50_000_000;

  private ImageReader() {}

  static Samples read(List<ClassFolder.Member> pictures, ImageFormat format, int classes)
      throws DataException {
    long size = (long) pictures.size() * format.bytes();
    if (size > Integer.MAX_VALUE - 16L) {
      throw DataException.of("data.huge", pictures.getFirst().file().toString(), 2047);
    }
    byte[] pixels = new byte[(int) size];
    boolean[] good = new boolean[pictures.size()];
    AtomicReference<@Nullable DataException> refusal = new AtomicReference<>();
    IntStream.range(0, pictures.size())
        .parallel()
        .forEach(
            i -> {
              if (refusal.get() == null) {
                try {
                  read(pictures.get(i).file(), format, pixels, i * format.bytes());
                  good[i] = true;
                } catch (DataException e) {
                  refusal.compareAndSet(null, format.skipsBad() ? null : e);
                }
              }
            });
    DataException refused = refusal.get();
    if (refused != null) {
      throw refused;
    }
    return pack(pictures, format, classes, pixels, good);
  }

  private static Samples pack(
      List<ClassFolder.Member> pictures,
      ImageFormat format,
      int classes,
      byte[] pixels,
      boolean[] good)
      throws DataException {
    ByteBuffer labels =
        ByteBuffer.allocate(pictures.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int count = 0;
    for (int i = 0; i < pictures.size(); i++) {
      if (good[i]) {
        System.arraycopy(
            pixels, i * format.bytes(), pixels, count * format.bytes(), format.bytes());
        labels.putLong(pictures.get(i).label());
        count++;
      }
    }
    if (count == 0) {
      throw DataException.of("data.images.none", pictures.getFirst().file().toString());
    }
    ByteBuffer features =
        ByteBuffer.wrap(pixels).order(ByteOrder.LITTLE_ENDIAN).limit(count * format.bytes());
    return new Samples(
        count, format.shape(), Samples.Type.BYTE, features, classes, Shape.of(), labels.flip());
  }

  /**
   * Decodes a file, once its header was found reasonable.
   *
   * @param format the size that it must have, unless it may be scaled; any where null
   */
  static BufferedImage decode(Path file, @Nullable ImageFormat format) throws DataException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<javax.imageio.ImageReader> readers =
          in == null ? java.util.Collections.emptyIterator() : ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw DataException.of("data.image.format", file.toString());
      }
      javax.imageio.ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        check(file, reader.getWidth(0), reader.getHeight(0), format);
        // A JPEG that was cut off is answered with grey below the cut and a warning.
        boolean[] warned = {false};
        reader.addIIOReadWarningListener((source, warning) -> warned[0] = true);
        BufferedImage image = reader.read(0);
        if (warned[0]) {
          throw DataException.of("data.image.damaged", file.toString());
        }
        return image;
      } finally {
        reader.dispose();
      }
    } catch (NoSuchFileException | java.io.FileNotFoundException e) {
      throw DataException.unreadable(file.toString(), e);
    } catch (IOException | RuntimeException e) {
      // The readers of the JDK answer damage with either.
      DataException damaged = DataException.of("data.image.damaged", file.toString());
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static void check(Path file, int width, int height, @Nullable ImageFormat format)
      throws DataException {
    if ((long) width * height > MOST_PIXELS) {
      throw DataException.of(
          "data.image.huge", file.toString(), width + "×" + height, MOST_PIXELS / 1_000_000);
    }
    if (format != null
        && !format.scaled()
        && (width != format.width() || height != format.height())) {
      throw DataException.of(
          "data.image.size",
          file.toString(),
          width + "×" + height,
          format.width() + "×" + format.height(),
          format.height() + "x" + format.width());
    }
  }

  private static void read(Path file, ImageFormat format, byte[] pixels, int at)
      throws DataException {
    BufferedImage image = decode(file, format);
    if (format.channels() == 3 && image.getColorModel().hasAlpha() && !format.scaled()) {
      throw DataException.of("data.image.alpha", file.toString());
    }
    BufferedImage fitting = fit(image, format);
    boolean grey = isGrey(fitting);
    int area = format.width() * format.height();
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        // A grey picture's own samples: as colours they would be brightened by its gamma.
        int rgb = grey ? 0x010101 * greyOf(fitting, x, y) : fitting.getRGB(x, y);
        int place = at + y * format.width() + x;
        if (format.channels() == 1) {
          pixels[place] = (byte) luma(rgb);
        } else {
          pixels[place] = (byte) (rgb >> 16);
          pixels[place + area] = (byte) (rgb >> 8);
          pixels[place + 2 * area] = (byte) rgb;
        }
      }
    }
  }

  /** How bright a colour is, by ITU-R BT.601. */
  private static int luma(int rgb) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }

  static boolean isGrey(BufferedImage image) {
    return image.getRaster().getNumBands() == 1
        && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static int greyOf(BufferedImage image, int x, int y) {
    int bits = image.getSampleModel().getSampleSize(0);
    int sample = image.getRaster().getSample(x, y, 0);
    return bits > 8 ? sample >> (bits - 8) : sample;
  }

  private static BufferedImage fit(BufferedImage image, ImageFormat format) {
    if (image.getWidth() == format.width() && image.getHeight() == format.height()) {
      return image;
    }
    BufferedImage drawn =
        new BufferedImage(
            format.width(),
            format.height(),
            isGrey(image) ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(image, 0, 0, format.width(), format.height(), null);
    } finally {
      graphics.dispose();
    }
    return drawn;
  }
}
