package org.layerloom.data;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes picture files, several at a time, into one buffer: channel after channel. */
final class ImageReader {

  /** A picture above is a mistake or an attack: 50 megapixels take 200 megabytes to decode. */
  private static final long MOST_PIXELS = 50_000_000;

  private ImageReader() {}

  static Samples read(List<ClassFolder.Member> pictures, ImageFormat format, int classes)
      throws DataException {
    return new Decoding(pictures, Samples.Type.BYTE, format.shape(), format.skipsBad())
        .read(
            classes,
            "data.huge",
            "data.images.none",
            (file, pixels, at) -> read(file, format, pixels, at));
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

  private static void read(Path file, ImageFormat format, ByteBuffer pixels, int at)
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
          pixels.put(place, (byte) luma(rgb));
        } else {
          pixels.put(place, (byte) (rgb >> 16));
          pixels.put(place + area, (byte) (rgb >> 8));
          pixels.put(place + 2 * area, (byte) rgb);
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
