package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.Shape;
import org.layerloom.network.Wording;

@Timeout(60)
class IdxReaderTest {

  /** Two pictures of 2 x 3. */
  private static final byte[] PICTURES =
      idx(new int[] {2, 2, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255);

  private static final byte[] LABELS = idx(new int[] {2}, 3, 0);

  @Test
  void picturesAndLabelsBecomeSamples() throws DataException {
    Samples samples = read(PICTURES, LABELS, 4);

    assertThat(samples.count()).isEqualTo(2);
    assertThat(samples.featureShape()).isEqualTo(Shape.of(1, 2, 3));
    assertThat(samples.features().get(11)).isEqualTo((byte) 255);
    assertThat(samples.labels().getLong(0)).isEqualTo(3);
    assertThat(samples.labels().getLong(8)).isZero();
  }

  @Test
  void packedOrNotIsTheSame() throws Exception {
    assertThat(read(gzip(PICTURES), gzip(LABELS), 4)).isEqualTo(read(PICTURES, LABELS, 4));
  }

  @Test
  void aFileThatWasCutOffAnywhereIsRefusedByName() throws Exception {
    for (byte[] whole : List.of(PICTURES, gzip(PICTURES))) {
      for (int length = 0; length < whole.length; length++) {
        assertThat(refusal(Arrays.copyOf(whole, length), LABELS))
            .as("cut at %d", length)
            .startsWith("pictures");
      }
    }
  }

  @Test
  void aPackedFileWithAWrongByteIsRefusedOrReadAsItWas() throws Exception {
    byte[] whole = gzip(PICTURES);
    for (int at = 0; at < whole.length; at++) {
      byte[] wrong = whole.clone();
      wrong[at] ^= 0x10;
      try {
        // some bytes of the wrapping, such as its date, mean nothing
        assertThat(read(wrong, LABELS, 4)).isEqualTo(read(PICTURES, LABELS, 4));
      } catch (DataException e) {
        assertThat(e.reason().values().getFirst()).isEqualTo("pictures");
      }
    }
  }

  @Test
  void eachFaultHasItsSentence() {
    assertThat(refusal(new byte[] {'P', 'N', 'G', 0}, LABELS))
        .isEqualTo(
            "pictures is no IDX file: it should begin with two zero bytes, a type and the"
                + " number of axes.");
    assertThat(refusal(changed(PICTURES, 2, 0x0d), LABELS))
        .contains("values of type 0x0d; unsigned bytes (0x08) were expected");
    assertThat(refusal(changed(PICTURES, 3, 9), LABELS)).contains("declares 9 axes");
    assertThat(refusal(changed(PICTURES, 4, 0x80), LABELS)).contains("-2,147,483,646 entries");
    assertThat(refusal(changed(PICTURES, 7, 3), LABELS))
        .contains("declares 3×2×3 values (18 bytes) but holds only 12");
    assertThat(refusal(changed(PICTURES, 7, 1), LABELS))
        .contains("declares 1×2×3 values (6 bytes) but more bytes follow");
    assertThat(refusal(PICTURES, idx(new int[] {3}, 0, 0, 0)))
        .contains("pictures has 2 samples but labels has 3 labels");
    assertThat(refusal(PICTURES, PICTURES)).contains("one class index a sample");
    assertThat(refusal(PICTURES, idx(new int[] {2}, 0, 7)))
        .contains("labels: sample 2 has the class 7, but classes go from 0 to 3");
  }

  @Test
  void tenGigabytesThatAHeaderDeclaresAreNotTaken() {
    byte[] liar = idx(new int[] {60_000, 1000, 1000});
    assertThat(refusal(liar, LABELS)).contains("60000×1000×1000 values, more than the 2,047 MiB");

    byte[] overflow = idx(new int[] {0x7fffffff, 0x7fffffff, 0x7fffffff});
    assertThat(refusal(overflow, LABELS)).contains("more than the 2,047 MiB");

    byte[] twoGigabytes = idx(new int[] {2000, 1000, 1000}, 1, 2, 3);
    assertThat(refusal(twoGigabytes, LABELS)).contains("but holds only 3");
  }

  @Test
  void aFileThatIsNotThePublishedOneIsRefused() {
    var pictures = new IdxReader.Source("pictures", () -> stream(PICTURES), "00ff");
    var labels = new IdxReader.Source("labels", () -> stream(LABELS), null);

    DataException e =
        catchThrowableOfType(DataException.class, () -> IdxReader.read(pictures, labels, 4));

    assertThat(e.reason().key()).isEqualTo("data.hash");
  }

  @Test
  void aFolderOfSuchFilesIsADataset(@TempDir Path home) throws Exception {
    // given MNIST's names, one file packed
    Path folder = Files.createDirectory(home.resolve("digits"));
    Files.write(folder.resolve("train-images-idx3-ubyte"), PICTURES);
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(LABELS));
    Datasets datasets = new Datasets(List.of(), home);
    String name = "digits";

    // then its shape is known by its path, and it has a training part only
    var shape = datasets.info(name).shape();
    assertThat(datasets.find(name)).isEqualTo(shape);
    assertThat(shape.features().shape()).isEqualTo(Shape.of(1, 2, 3));
    assertThat(shape.labels().classes()).isEqualTo(4);
    assertThat(shape.trainSize()).isEqualTo(2);
    assertThat(shape.testSize()).isZero();
    assertThat(datasets.read(name, DatasetSource.Part.TRAIN)).isEqualTo(read(PICTURES, LABELS, 4));
    assertThat(words(() -> datasets.read(name, DatasetSource.Part.TEST)))
        .isEqualTo(name + " has no test part.");

    // and when a file goes, that is said
    Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));
    assertThat(words(() -> datasets.info(name))).contains("has no train-labels-idx1-ubyte.gz");
    assertThat(datasets.find(name)).isNull();
    assertThat(datasets.problem(name)).isNotNull();
  }

  private static String refusal(byte[] pictures, byte[] labels) {
    return words(() -> read(pictures, labels, 4));
  }

  private static String words(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    DataException e = catchThrowableOfType(DataException.class, call);
    assertThat(e).as("refused").isNotNull();
    String chinese = new Wording(Locale.SIMPLIFIED_CHINESE).say(e.reason());
    assertThat(chinese).matches(".*\\p{IsHan}.*");
    return new Wording(Locale.ENGLISH).say(e.reason());
  }

  private static Samples read(byte[] pictures, byte[] labels, int classes) throws DataException {
    return IdxReader.read(
        new IdxReader.Source("pictures", () -> stream(pictures), null),
        new IdxReader.Source("labels", () -> stream(labels), null),
        classes);
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] idx(int[] extents, int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * extents.length + values.length);
    buffer.put(new byte[] {0, 0, Idx.BYTES, (byte) extents.length});
    for (int extent : extents) {
      buffer.putInt(extent);
    }
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
