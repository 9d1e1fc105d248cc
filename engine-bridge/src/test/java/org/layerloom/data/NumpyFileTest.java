package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.network.Shape;

/**
 * Arrays of NumPy. The files beside this class were written by NumPy 1.24 itself; what is wrong is
 * made here.
 */
@Timeout(60)
final class NumpyFileTest {

  @TempDir private Path folder;

  @Test
  void picturesWithTheirChannelsLastComeWithThemFirstAndInTheirOwnParts() throws Exception {
    // given x[i, y, x, c] = i * 60 + (y * 5 + x) * 3 + c, modulo 256
    Datasets datasets = datasets(given("pictures.npz"));

    DatasetInfo info = datasets.info("pictures.npz");
    assertThat(info.shape().features().shape()).isEqualTo(Shape.of(3, 4, 5));
    assertThat(info.shape().labels().classes()).isEqualTo(3);
    assertThat(info.shape().trainSize()).isEqualTo(9);
    assertThat(info.shape().testSize()).isEqualTo(3);

    Samples train = datasets.read("pictures.npz", Part.TRAIN);
    assertThat(train.type()).isEqualTo(Samples.Type.BYTE);
    int second = 60 + 20 + 2 * 5 + 3; // sample 1, channel 1, row 2, column 3
    assertThat(train.features().get(second) & 0xff).isEqualTo((60 + (2 * 5 + 3) * 3 + 1) % 256);
    assertThat(train.labels().getLong(8)).isEqualTo(1);
    Samples test = datasets.read("pictures.npz", Part.TEST);
    assertThat(test.features().get(0) & 0xff).isEqualTo(9 * 60 % 256);
    assertThat(test.labels().getLong(0)).isEqualTo(2);
  }

  @Test
  void columnsFirstAndBigBytesFirstAreReadAsTheyAreMeant() throws Exception {
    // given t[i] = {i, i + 0.25, i + 0.5, i % 2}
    Datasets datasets = datasets(given("fortran-big.npy"));

    assertThat(datasets.info("fortran-big.npy").shape().labels().classes()).isEqualTo(2);
    for (Part part : Part.values()) {
      Samples samples = datasets.read("fortran-big.npy", part);
      for (int i = 0; i < samples.count(); i++) {
        float first = samples.features().getFloat(i * 12);
        assertThat(samples.features().getFloat(i * 12 + 4)).isEqualTo(first + 0.25f);
        assertThat(samples.features().getFloat(i * 12 + 8)).isEqualTo(first + 0.5f);
        assertThat(samples.labels().getLong(i * 8)).isEqualTo((long) first % 2);
      }
    }
  }

  @Test
  void halfPrecisionIsNumbersToPredict() throws Exception {
    Datasets datasets = datasets(given("half.npy"));

    assertThat(datasets.info("half.npy").shape().labels().classes()).isZero();
    Samples train = datasets.read("half.npy?test=0", Part.TRAIN);
    assertThat(train.count()).isEqualTo(5);
    assertThat(floats(train.labels())).containsExactlyInAnyOrder(7.25f, 3.5f, 9.5f, 1.75f, 0.125f);
  }

  @Test
  void pythonObjectsAreNeverTouched() throws Exception {
    Datasets datasets = datasets(given("objects.npy"));

    assertThat(Refusals.words(() -> datasets.info("objects.npy")))
        .contains("objects.npy", "programs, which are never run");
  }

  @Test
  void aFolderOfArraysIsFoundByNamesOrAsIsSaid() throws Exception {
    write("a/x.npy", header("<f4", "(4, 2)"), new byte[32]);
    write("a/y.npy", header("<i4", "(4,)"), ints(0, 1, 0, 1));
    write("a/other.npy", header("<f4", "(4,)"), new byte[16]);
    Datasets datasets = new Datasets(List.of(), folder);

    assertThat(datasets.info("a").shape().labels().classes()).isEqualTo(2);
    assertThat(datasets.info("a?y=other").shape().labels().classes()).isZero();
    assertThat(Refusals.words(() -> datasets.info("a?y=nobody"))).contains("other, x, y");
  }

  @Test
  void whatDoesNotBelongTogetherIsNamed() throws Exception {
    write("a/x.npy", header("<f4", "(4, 2)"), new byte[32]);
    write("a/y.npy", header("<i4", "(3,)"), ints(0, 1, 0));
    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("a")))
        .contains("x.npy has 4 samples", "y.npy has 3 labels");

    write("b/x.npy", header("<f4", "(4,)"), new byte[16]);
    write("b/y.npy", header("<i4", "(4,)"), ints(0, 1, 0, 1));
    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("b")))
        .contains("x.npy", "[4]", "first axis");
  }

  @Test
  void noNumberIsNamedWithItsSample() throws Exception {
    ByteBuffer numbers = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    numbers.putFloat(3 * 8 + 4, Float.NaN);
    write("a/x.npy", header("<f4", "(4, 2)"), numbers.array());
    write("a/y.npy", header("<i4", "(4,)"), ints(0, 1, 0, 1));

    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).read("a?test=0", Part.TRAIN)))
        .contains("x.npy: sample 4");
  }

  @Test
  void damageIsRefusedAtEveryByteAndTakesNoMemory() throws Exception {
    byte[] sound = Files.readAllBytes(given("pictures.npz"));
    for (int length = 0; length < sound.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(sound, length));
      assertThat(Refusals.words(() -> new Datasets(List.of(), folder).read("cut.npz", Part.TRAIN)))
          .contains("cut.npz");
      Files.delete(cut);
    }
    byte[] table = Files.readAllBytes(given("half.npy"));
    for (int length = 0; length < table.length; length += 3) {
      Files.write(folder.resolve("cut.npy"), Arrays.copyOf(table, length));
      assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("cut.npy")))
          .contains("cut.npy");
    }
    // a header that promises what is not there
    write("lie.npy", header("<f4", "(100000, 5000)"), new byte[8]);
    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("lie.npy")))
        .contains("lie.npy");
    write("lie.npy", header("<f8", "(999999999999, 999999999999)"), new byte[8]);
    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("lie.npy")))
        .contains("lie.npy", "MiB");
  }

  private static float[] floats(ByteBuffer bytes) {
    float[] floats = new float[bytes.remaining() / Float.BYTES];
    bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  private Datasets datasets(Path file) {
    return new Datasets(List.of(), Objects.requireNonNull(file.getParent()));
  }

  private Path given(String name) throws IOException {
    Path target = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(NumpyFileTest.class.getResourceAsStream(name), name)) {
      Files.write(target, in.readAllBytes());
    }
    return target;
  }

  private static byte[] header(String type, String shape) {
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x93);
    out.writeBytes("NUMPY".getBytes(StandardCharsets.US_ASCII));
    out.write(1);
    out.write(0);
    out.write(text.length() & 0xff);
    out.write(text.length() >> 8);
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private void write(String name, byte[] header, byte[] numbers) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    out.writeBytes(numbers);
    Files.write(file, out.toByteArray());
  }
}
