package org.layerloom.exchange.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fuzzer's seeds, and some more of each with bytes changed at random, on every build; what it
 * once found stays here as a seed of its own.
 */
@Timeout(60)
final class ReadersFuzzTest {

  private static final int EACH = 150;

  static Stream<Path> seeds() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noReaderThrows(Path seed) throws IOException {
    byte[] whole = Files.readAllBytes(seed);
    assertThatCode(() -> ReadersFuzz.fuzzerTestOneInput(whole)).doesNotThrowAnyException();
    Random random = new Random(whole.length);
    for (int attempt = 0; attempt < EACH; attempt++) {
      byte[] changed = changed(whole, random);
      assertThatCode(() -> ReadersFuzz.fuzzerTestOneInput(changed))
          .as(() -> new String(changed, StandardCharsets.ISO_8859_1))
          .doesNotThrowAnyException();
    }
  }

  /** Bytes replaced, taken out and doubled; the first stays. */
  private static byte[] changed(byte[] whole, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte one : whole) {
      bytes.add(one);
    }
    for (int hit = 0; hit <= random.nextInt(5) && bytes.size() > 2; hit++) {
      int at = 1 + random.nextInt(bytes.size() - 1);
      switch (random.nextInt(4)) {
        case 0 -> bytes.set(at, (byte) random.nextInt());
        case 1 -> bytes.remove(at);
        case 2 -> bytes.add(at, bytes.get(at));
        default -> {
          int end = Math.min(bytes.size(), at + 1 + random.nextInt(40));
          List<Byte> part = List.copyOf(bytes.subList(at, end));
          bytes.addAll(1 + random.nextInt(bytes.size() - 1), part);
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bytes.forEach(out::write);
    return out.toByteArray();
  }
}
