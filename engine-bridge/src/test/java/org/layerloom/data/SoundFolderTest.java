package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.network.Shape;

class SoundFolderTest {

  private static final int RATE = 8000;

  @TempDir Path folder;

  @Test
  void aSubFolderAClassBecomesADataset() throws Exception {
    // given ten low and ten high tones of 50 ms
    for (int i = 0; i < 10; i++) {
      Waves.write(sound("low", i + ".wav"), RATE, Waves.tone(200, RATE, 400));
      Waves.write(sound("high", i + ".WAV"), RATE, Waves.tone(2000, RATE, 400));
    }
    Datasets datasets = new Datasets(List.of(), folder);

    // when they are looked at and read
    DatasetInfo info = datasets.info("sounds?seconds=0.05");
    Samples train = datasets.read("sounds?seconds=0.05", Part.TRAIN);

    // then a sample is one channel of as many numbers, and a fifth of each class tests
    assertThat(info.classNames()).containsExactly("high", "low");
    assertThat(info.rate()).isEqualTo(RATE);
    assertThat(info.shape().features().shape()).isEqualTo(Shape.of(1, 400));
    assertThat(info.shape().trainSize()).isEqualTo(16);
    assertThat(info.shape().testSize()).isEqualTo(4);
    for (int i = 0; i < train.count(); i++) {
      boolean high = train.labels().getLong(i * 8) == 0;
      double[] wanted = Waves.tone(high ? 2000 : 200, RATE, 400);
      for (int j = 0; j < 400; j++) {
        assertThat((double) at(train, i, j)).isCloseTo(wanted[j], within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 8, false, 0.008",
    "1, 1, 16, false, 5e-5",
    "1, 2, 16, false, 5e-5",
    "1, 1, 24, false, 2e-7",
    "1, 2, 24, true, 2e-7",
    "1, 1, 32, false, 1e-7",
    "3, 1, 32, false, 1e-7",
    "3, 2, 32, true, 1e-7",
    "3, 1, 64, false, 1e-7"
  })
  void plainNumbersOfAnySizeAreRead(
      int coding, int channels, int bits, boolean extensible, double tolerance) throws Exception {
    // given a sound that is written in one of the forms
    double[] tone = Waves.tone(300, RATE, 200);
    byte[] bytes = Waves.bytes(coding, channels, RATE, bits, extensible, tone);
    Waves.write(sound("a", "1.wav"), bytes);
    Waves.write(sound("b", "1.wav"), bytes);

    // when it is read
    Samples all = read("sounds?seconds=0.025&test=0");

    // then it is the mean of its channels
    for (int i = 0; i < 200; i++) {
      double wanted = channels == 1 ? tone[i] : 0.75 * tone[i];
      assertThat((double) at(all, 0, i)).isCloseTo(wanted, within(tolerance));
    }
  }

  @Test
  void whatJavaWritesIsRead() throws Exception {
    // given a file of the JDK's own
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    byte[] numbers = new byte[200];
    new Random(5).nextBytes(numbers);
    for (String name : List.of("a", "b")) {
      Files.createDirectories(sound(name, "1.wav").getParent());
      AudioSystem.write(
          new AudioInputStream(new java.io.ByteArrayInputStream(numbers), format, 100),
          AudioFileFormat.Type.WAVE,
          sound(name, "1.wav").toFile());
    }

    // then its numbers come back
    Samples all = read("sounds?seconds=0.0125&test=0");
    ByteBuffer wanted = ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 100; i++) {
      assertThat(at(all, 0, i)).isEqualTo(wanted.getShort(2 * i) / 32768f);
    }
  }

  @Test
  void soundsAreCutFilledWithSilenceAndBroughtToOneRate() throws Exception {
    // given a long sound, a short one, and one of another rate
    Waves.write(sound("train/a", "1.wav"), RATE, Waves.tone(440, RATE, 4000));
    Waves.write(sound("train/a", "2.wav"), RATE, Waves.tone(440, RATE, 100));
    Waves.write(sound("train/b", "1.wav"), 44_100, Waves.tone(440, 44_100, 22_050));

    // when they are read as a quarter of a second
    Samples all = read("sounds?seconds=0.25");

    // then each has its samples, at the first one's rate
    double[] tone = Waves.tone(440, RATE, 2000);
    assertThat(all.featureShape()).isEqualTo(Shape.of(1, 2000));
    for (int sample = 0; sample < 3; sample++) {
      boolean brief = sample == 1;
      // What came before it is not known, so the first numbers of another rate are not exact.
      boolean other = sample == 2;
      for (int i = other ? 40 : 0; i < 2000; i++) {
        double wanted = brief && i >= 100 ? 0 : tone[i];
        assertThat((double) at(all, sample, i))
            .as("%d: %d", sample, i)
            .isCloseTo(wanted, within(other ? 5e-4 : 1e-4));
      }
    }
    assertThat(read("sounds?seconds=0.25&rate=4000").featureShape()).isEqualTo(Shape.of(1, 1000));
  }

  @Test
  void thePublishersSplitIsKept() throws Exception {
    tones("train/low", "train/high", "test/high");
    Datasets datasets = new Datasets(List.of(), folder);

    assertThat(datasets.info("sounds").shape().trainSize()).isEqualTo(6);
    assertThat(datasets.read("sounds", Part.TEST).labels().getLong(0)).isEqualTo(0);
  }

  @Test
  void whateverIsCutOffIsNamedOrLeftOut() throws Exception {
    tones("a", "b");
    byte[] whole = Waves.bytes(1, 2, RATE, 16, true, Waves.tone(100, RATE, 30));
    for (int length = 0; length < whole.length; length++) {
      Waves.write(sound("b", "cut.wav"), Arrays.copyOf(whole, length));
      assertThat(Refusals.words(() -> read("sounds?test=0")))
          .as("cut at %d", length)
          .contains("cut.wav")
          .contains("bad=skip");
    }
    assertThat(read("sounds?test=0&bad=skip").count()).isEqualTo(6);
  }

  @Test
  void headersThatLieAreNamed() throws Exception {
    tones("a", "b");
    byte[] whole = Waves.bytes(1, 1, RATE, 16, false, Waves.tone(100, RATE, 30));
    int format = 12 + 14 + 8;
    int data = format + 16;

    // two gigabytes of sound, channels without end, no channel, blocks and rates that cannot be
    assertThat(lie(whole, data + 4, 0x7fff_ff00)).contains("longer than it is");
    assertThat(lie(whole, data + 4, -2)).contains("longer than it is");
    assertThat(lie(whole, data + 4, 59)).contains("is damaged");
    assertThat(lie(whole, format, 0xffff_0001)).contains("is damaged");
    assertThat(lie(whole, format, 1)).contains("is damaged");
    assertThat(lie(whole, format + 4, 0)).contains("is damaged");
    assertThat(lie(whole, format + 4, Integer.MAX_VALUE)).contains("is damaged");
    assertThat(lie(whole, format + 12, 16 << 16 | 4)).contains("is damaged");
    // no sound at all, and codings that are no plain numbers
    assertThat(lie(whole, data + 4, 0)).contains("has no sound in it");
    assertThat(lie(whole, format, 1 << 16 | 7)).contains("of the coding 7 with 16 bits");
    assertThat(lie(whole, format + 12, 12 << 16 | 2)).contains("of the coding 1 with 12 bits");
    assertThat(lie(whole, 0, 0x58464952)).contains("is no WAV file");
  }

  @Test
  void whatAnyByteMaySayIsReadOrNamed() throws Exception {
    tones("a", "b");
    byte[] whole = Waves.bytes(1, 2, RATE, 24, true, Waves.tone(100, RATE, 30));
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] bent = whole.clone();
      for (int j = 0; j <= i % 3; j++) {
        bent[random.nextInt(80)] = (byte) random.nextInt();
      }
      Waves.write(sound("b", "bent.wav"), bent);
      assertThat(read("sounds?seconds=0.1&test=0&bad=skip").count()).isBetween(6, 7);
    }
  }

  @Test
  void floatsThatAreNoNumbersAreNamed() throws Exception {
    tones("a", "b");
    double[] tone = Waves.tone(100, RATE, 30);
    tone[17] = Double.NaN;
    Waves.write(sound("b", "nan.wav"), Waves.bytes(3, 1, RATE, 32, false, tone));

    assertThat(Refusals.words(() -> read("sounds?test=0"))).contains("nan.wav: sample 18");
    assertThat(read("sounds?test=0&bad=skip").count()).isEqualTo(6);
  }

  @Test
  void moreThanFitsIsSaidBeforeMemoryIsTaken() throws Exception {
    tones("a", "b");

    assertThat(Refusals.words(() -> read("sounds?seconds=600&rate=384000&test=0")))
        .contains("take more than the 2,047 MiB");
  }

  @Test
  void oneClassEmptyFoldersAndWrongOptionsAreSaid() throws Exception {
    tones("a");
    assertThat(Refusals.words(() -> read("sounds"))).contains("one class only, \"a\"");

    Files.createDirectories(sound("b", "").toAbsolutePath());
    assertThat(Refusals.words(() -> read("sounds"))).contains("holds no sounds");

    tones("b");
    assertThat(Refusals.words(() -> read("sounds?seconds=0"))).contains("above 0 and at most 600");
    assertThat(Refusals.words(() -> read("sounds?rate=fast"))).contains("from 1 to 384,000");
    assertThat(Refusals.words(() -> read("sounds?size=3"))).contains("no option \"size\"");
  }

  private String lie(byte[] whole, int place, int number) throws IOException {
    byte[] bytes = whole.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(place, number);
    Waves.write(sound("b", "lie.wav"), bytes);
    String words = Refusals.words(() -> read("sounds?test=0"));
    assertThat(words).contains("lie.wav");
    return words;
  }

  /** Three sounds a class. */
  private void tones(String... classes) throws IOException {
    for (String name : classes) {
      for (int i = 0; i < 3; i++) {
        Waves.write(sound(name, i + ".wav"), RATE, Waves.tone(300, RATE, 50));
      }
    }
  }

  private Samples read(String source) throws DataException {
    return new Datasets(List.of(), folder).read(source, Part.TRAIN);
  }

  private Path sound(String name, String file) {
    return folder.resolve("sounds").resolve(name).resolve(file);
  }

  private static float at(Samples samples, int sample, int place) {
    int size = (int) samples.featureShape().size();
    return samples.features().getFloat((sample * size + place) * Float.BYTES);
  }
}
