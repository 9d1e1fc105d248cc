package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;

/** Whatever happened to a file: an answer, never an exception, and never a long wait. */
@Timeout(60)
class DamageTest {

  private static final byte[] SOUND =
      ProjectFile.text(Texts.document()).getBytes(StandardCharsets.UTF_8);

  private final Wording wording = new Wording(Locale.ENGLISH);

  @Test
  void aFileThatWasCutOffAnywhereIsRefused() {
    for (int length = 0; length < SOUND.length - 1; length++) {
      byte[] cut = java.util.Arrays.copyOf(SOUND, length);
      assertThat(Texts.problems(Texts.read(cut))).as("cut at %d", length).isNotEmpty();
    }
  }

  @Test
  void aFileWithAWrongByteAnywhereGetsAnAnswer() {
    for (int at = 0; at < SOUND.length; at++) {
      for (int mask : new int[] {0x01, 0x20, 0x80}) {
        byte[] flipped = SOUND.clone();
        flipped[at] ^= (byte) mask;
        if (Texts.read(flipped) instanceof Opening.Refused refused) {
          assertThat(refused.problems()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void eachWayOfNotBeingJsonHasItsSentence() {
    assertThat(sentence("")).isEqualTo("project.file.empty");
    assertThat(sentence("{\"format\": 1")).isEqualTo("project.json.cut");
    assertThat(sentence("hello")).isEqualTo("project.json.syntax");
    assertThat(sentence("\u0000\u0001\u0002\u0003")).isEqualTo("project.json.syntax");
    assertThat(sentence("{} {}")).isEqualTo("project.json.more");
    assertThat(sentence("[]")).isEqualTo("project.other");
    assertThat(sentence("[".repeat(100_000))).isEqualTo("project.json.deep");
    assertThat(sentence("{\"a\":".repeat(100_000))).isEqualTo("project.json.deep");
    assertThat(sentence("[\"" + "x".repeat(2 << 20) + "\"]")).isEqualTo("project.json.long");
    assertThat(sentence("[" + "9".repeat(5000) + "]")).isEqualTo("project.json.long");
    assertThat(sentence("[" + "1,".repeat(2_100_000) + "1]")).isEqualTo("project.json.many");
    assertThat(sentence("{\"format\": 1e999999999}")).isEqualTo("project.format.wrong");
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsOnlyANumber() {
    String text = Texts.SOUND.replace("\"units\": 1", "\"units\": 1e999999999");

    assertThat(Texts.problems(Texts.read(text)).getFirst().key())
        .isEqualTo("project.parameter.whole");
  }

  @Test
  void whatIsNoFileOfReasonableSizeIsNotRead(@TempDir Path folder) throws IOException {
    Path huge = folder.resolve("huge.loom");
    try (var file = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(20L << 30); // a hole: takes no room on the disk
    }

    assertThat(problem(huge))
        .isEqualTo(
            "huge.loom is larger than 32 MiB, which no project is." + " Was another file meant?");
    assertThat(problem(folder)).endsWith("is a folder. A project is a file that ends in .loom.");
    assertThat(problem(folder.resolve("gone.loom"))).contains("there is no such file");
    if (Files.exists(Path.of("/dev/zero"))) {
      assertThat(problem(Path.of("/dev/zero"))).contains("is not an ordinary file");
    }
  }

  private String problem(Path file) {
    return wording.say(Texts.problems(ProjectFile.read(file, Catalogue.standard())).getFirst());
  }

  private static String sentence(String text) {
    Message problem = Texts.problems(Texts.read(text)).getFirst();
    return problem.key();
  }
}
