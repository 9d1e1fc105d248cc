package org.layerloom.samples.bundled;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;
import org.layerloom.data.Sounds;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * The digits zero to nine, each spoken twice by 36 voices of a synthesiser, and by 18 other voices
 * to test with. {@code samples/src/data/make_spoken_digits.py} made the file.
 */
public final class SpokenDigits implements Bundle {

  private static final String FILE = "sounds/spoken-digits.zip";
  private static final int RATE = 8000;
  private static final int FRAMES = 5120;

  /** A WAV file of 8 bits is its frames and a short header. */
  private static final int LONGEST = FRAMES + 1000;

  private static final DatasetInfo INFO =
      new DatasetInfo(
          "spoken-digits",
          "Spoken digits",
          new Site.DatasetShape(
              Signal.Tensor.real(Shape.of(1, FRAMES)), new Signal.Labels(10, Shape.of()), 720, 360),
          IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
          "Apache-2.0",
          "The Layerloom authors, spoken by eSpeak NG 1.51, 2026",
          RATE);

  @Override
  public DatasetInfo info() {
    return INFO;
  }

  @Override
  public Samples read(DatasetSource.Part part) throws DataException {
    String folder = part == DatasetSource.Part.TRAIN ? "train/" : "test/";
    List<Sample> sounds = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Resources.open(FILE))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.startsWith(folder)) {
          byte[] file = zip.readNBytes(LONGEST);
          float[] sound = Sounds.wave(name, file, RATE, FRAMES);
          sounds.add(new Sample(sound, name.charAt(folder.length()) - '0'));
        }
      }
    } catch (IOException e) {
      throw DataException.unreadable(FILE, e);
    }
    return Packed.of(INFO, sounds, Samples.Type.FLOAT);
  }
}
