package org.layerloom.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.Shape;

/** Files that are not what they say are refused with a reason, in bounded time and memory. */
final class SafeTensorsHostileTest {

  @TempDir private Path folder;

  @Test
  void aPickleIsNotOpened() throws IOException {
    byte[] pickle = "\u0080\u0002cos\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> SafeTensors.read(file(pickle)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("header");
  }

  @Test
  void tensorsThatLieOverOneAnotherAreRefused() throws IOException {
    // A small file that would fill the memory many times over.
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 5_000; i++) {
      header
          .append(i == 0 ? "" : ",")
          .append("\"t")
          .append(i)
          .append("\":{\"dtype\":\"F32\",\"shape\":[262144],\"data_offsets\":[0,1048576]}");
    }
    byte[] text = header.append("}").toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + (1 << 20)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);

    assertThatThrownBy(() -> SafeTensors.read(file(bytes.array())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("t1");
  }

  @Test
  void damageAnywhereGivesAReasonOrTheNumbers() throws IOException {
    byte[] sound = sound();
    Random random = new Random(9);
    Assertions.assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          for (int round = 0; round < 2_000; round++) {
            byte[] damaged =
                round % 2 == 0
                    ? java.util.Arrays.copyOf(sound, random.nextInt(sound.length))
                    : sound.clone();
            for (int i = 0; i < random.nextInt(4) && damaged.length > 0; i++) {
              damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
              assertThat(SafeTensors.read(file(damaged))).isNotNull();
            } catch (IOException reason) {
              assertThat(reason.getMessage()).isNotBlank();
            }
          }
        });
  }

  private byte[] sound() throws IOException {
    Path path = folder.resolve("sound.safetensors");
    try (FileChannel out =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      SafeTensors.write(
          out,
          List.of(
              new NamedTensor("a.weight", Shape.of(2, 3), FloatBuffer.allocate(6)),
              new NamedTensor("b", Shape.of(4), FloatBuffer.allocate(4))),
          Map.of("format", "pt"));
    }
    return Files.readAllBytes(path);
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("hostile.safetensors"), content);
  }
}
