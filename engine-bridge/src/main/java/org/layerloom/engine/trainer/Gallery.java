package org.layerloom.engine.trainer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.Program;
import org.layerloom.network.Shape;

/**
 * Keeps what a network makes of noise: after each epoch a sheet of pictures, made of the same noise
 * every time, so that one sees how they become what they are to be.
 */
final class Gallery {

  private static final int ACROSS = 8;

  /** A line between pictures that is neither black nor white. */
  private static final int LINE = 0x7F7F7F;

  private final Program program;
  private final Samples samples;

  Gallery(Program program, Samples train) {
    this.program = program;
    int count = Math.min(ACROSS * ACROSS, train.count());
    this.samples = Picked.places(train, IntStream.range(0, count).toArray());
  }

  /** Writes an epoch's sheet into the run's folder; nothing where no pictures are made of noise. */
  void keep(Session session, Path folder, int epoch) throws IOException {
    if (program.generated() < 0) {
      return;
    }
    float[] numbers = session.activations(samples).get(program.generated());
    Files.createDirectories(folder);
    Path file = folder.resolve(String.format(Locale.ROOT, "epoch-%04d.png", epoch));
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    ImageIO.write(sheet(numbers, program.features().shape()), "png", beside.toFile());
    Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @param numbers picture after picture, of channels x height x width
   */
  private BufferedImage sheet(float[] numbers, Shape shape) {
    int channels = Math.toIntExact(shape.extent(0));
    int height = Math.toIntExact(shape.extent(1));
    int width = Math.toIntExact(shape.extent(2));
    int down = Math.ceilDiv(samples.count(), ACROSS);
    BufferedImage image =
        new BufferedImage(
            ACROSS * (width + 1) + 1, down * (height + 1) + 1, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, LINE);
      }
    }
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float number : numbers) {
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    float span = most > least ? most - least : 1;
    for (int picture = 0; picture < samples.count(); picture++) {
      int left = picture % ACROSS * (width + 1) + 1;
      int top = picture / ACROSS * (height + 1) + 1;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int colour = 0;
          for (int part = 0; part < 3; part++) {
            int channel = channels == 1 ? 0 : part;
            float number = numbers[((picture * channels + channel) * height + y) * width + x];
            colour = colour << 8 | Math.round((number - least) / span * 255);
          }
          image.setRGB(left + x, top + y, colour);
        }
      }
    }
    return image;
  }
}
