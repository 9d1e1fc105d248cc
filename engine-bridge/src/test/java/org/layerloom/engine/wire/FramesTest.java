package org.layerloom.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.layerloom.json.Json;

class FramesTest {

  private static final Tensor PICTURE =
      Tensor.floats("picture", List.of(2L, 3L), new float[] {1, -2, 0.5f, Float.NaN, 0, 1e-40f});
  private static final Frame FRAME =
      Frame.of("predict")
          .put("id", 7)
          .put("share", Double.NEGATIVE_INFINITY)
          .put("name", "手写数字")
          .put(PICTURE)
          .put(Tensor.longs("labels", List.of(1L), new long[] {Long.MIN_VALUE}))
          .put(Tensor.floats("nothing", List.of(0L, 5L), new float[0]))
          .build();

  private static byte[] written(Frame... frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(out);
    for (Frame frame : frames) {
      writer.write(frame);
    }
    return out.toByteArray();
  }

  private static Frame read(byte[] bytes) throws IOException {
    return Objects.requireNonNull(new FrameReader(new ByteArrayInputStream(bytes)).read());
  }

  @Test
  void framesComeOutAsTheyWentIn() throws IOException {
    byte[] bytes = written(FRAME, Frame.of("ping").build());
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));

    Frame first = Objects.requireNonNull(reader.read());
    assertThat(first.header().toString()).isEqualTo(FRAME.header().toString());
    assertThat(first.tensors()).isEqualTo(FRAME.tensors());
    assertThat(Objects.requireNonNull(reader.read()).type()).isEqualTo("ping");
    assertThat(reader.read()).isNull();
  }

  @Test
  void floatsKeepTheirBits() throws IOException {
    assertThat(read(written(FRAME)).tensor("picture").toFloats()).isEqualTo(PICTURE.toFloats());
  }

  @Test
  void aStreamCutOffAnywhereWithinAFrameIsSaid() throws IOException {
    byte[] bytes = written(FRAME);
    for (int length = 1; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).as("cut at %d", length).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anyFlippedBitIsNoticed() throws IOException {
    byte[] bytes = written(FRAME);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> read(damaged)).as("bit %d", bit).isInstanceOf(IOException.class);
    }
  }

  @Test
  void noiseIsRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] noise = new byte[1 + random.nextInt(200)];
      random.nextBytes(noise);
      assertThatThrownBy(() -> read(noise)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPrintedLineIsQuoted() {
    assertThatThrownBy(() -> read("Hello\n".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("\"Hell\"");
  }

  @Test
  void hugeLengthsAreRefusedBeforeMemoryIsTaken() {
    assertThatThrownBy(() -> read(raw(Integer.MAX_VALUE, 0, "{}")))
        .hasMessageContaining("header of 2147483647 bytes");
    assertThatThrownBy(() -> read(raw(-1, 0, "{}"))).hasMessageContaining("header of -1");
    assertThatThrownBy(() -> read(raw(2, 10L << 30, "{}")))
        .hasMessageContaining("tensors of 10737418240 bytes");
    assertThatThrownBy(() -> read(raw(2, -1, "{}"))).hasMessageContaining("tensors of -1");
  }

  @Test
  void aTensorLargerThanItsFrameIsRefused() {
    for (String shape : List.of("[1000000000]", "[4294967296,4294967296,16]", "[3]")) {
      String header =
          "{\"type\":\"x\",\"tensors\":[{\"name\":\"t\",\"type\":\"F32\",\"shape\":"
              + shape
              + "}]}";
      assertThatThrownBy(() -> read(raw(header.length(), 8, header)))
          .hasMessageContaining("larger than its frame");
    }
  }

  @Test
  void headersThatLieAboutTheirTensorsAreRefused() {
    for (String tensors :
        List.of(
            "[{\"name\":\"t\",\"type\":\"F16\",\"shape\":[2]}]",
            "[{\"name\":\"t\",\"type\":\"F32\",\"shape\":[-2]}]",
            "[{\"name\":\"t\",\"type\":\"F32\",\"shape\":[1.5]}]",
            "[{\"name\":\"t\",\"type\":\"F32\"}]",
            "[{\"type\":\"F32\",\"shape\":[2]}]",
            "[7]",
            "\"none\"",
            "[]")) {
      String header = "{\"type\":\"x\",\"tensors\":" + tensors + "}";
      assertThatThrownBy(() -> read(raw(header.length(), 8, header)))
          .as(tensors)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aHeaderThatIsNoObjectIsRefused() {
    for (String header : List.of("[1]", "{}{}", "{\"a\":", "null", "  ")) {
      assertThatThrownBy(() -> read(raw(header.length(), 0, header)))
          .as(header)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aTensorThatIsTooLargeIsNotSent() {
    ObjectNode header = Json.object().put("type", "x").put("text", "x".repeat(17 << 20));
    assertThatThrownBy(() -> written(new Frame(header, List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A frame with good checksums around whatever the test says. */
  private static byte[] raw(int headerLength, long payloadLength, String header) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(text.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(FrameReader.MAGIC).putInt(headerLength).putLong(payloadLength).put(text);
    CRC32C check = new CRC32C();
    check.update(bytes.array(), 4, 12 + text.length);
    bytes.putInt((int) check.getValue()).putLong(0).putInt(0);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
