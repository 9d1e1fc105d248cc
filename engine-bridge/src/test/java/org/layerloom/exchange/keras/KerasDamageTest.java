package org.layerloom.exchange.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.exchange.in.ForeignFile;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;

/** Files of numbers that are damaged, or that lie, cost neither time nor memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class KerasDamageTest {

  private static final Catalogue KINDS = Catalogue.standard();
  private static final String CONFIG =
      """
      {"class_name": "Sequential", "config": {"layers": [
        {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 2]}},
        {"class_name": "Dense", "config": {"name": "first", "units": 3}}]}}
      """;

  @TempDir private Path folder;

  private Imported read(byte[] numbers) throws IOException {
    return ForeignFile.read(KerasFixtures.zip(folder, CONFIG, numbers), KINDS);
  }

  @Test
  void aFileThatIsNoZipIsNamedWithWhatWouldBeOne() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.keras"), "pickled");

    Message reason = ((Imported.Refused) ForeignFile.read(file, KINDS)).reasons().getFirst();

    assertThat(new Wording(Locale.ENGLISH).say(reason)).contains("bad.keras", "model.save");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "huge", "circular", "levels", "newer", "text", "empty"})
  void whatIsDamagedIsRefusedWithAReason(String how) throws IOException {
    // given such a file

    // when it is read
    Imported imported = read(KerasFixtures.broken(how));

    // then nothing is taken over, and a sentence says why in each language
    assertThat(imported).isInstanceOf(Imported.Refused.class);
    Message reason = ((Imported.Refused) imported).reasons().getFirst();
    assertThat(reason.key()).isEqualTo("exchange.keras.damagedNumbers");
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(new Wording(language).say(reason)).doesNotContain("exchange.keras");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"packed", "whole"})
  void numbersOfAnotherKindAreNamedByTheirLayer(String how) throws IOException {
    // given such a file

    // when it is read
    Imported imported = read(KerasFixtures.broken(how));

    // then the layers are there without numbers
    assertThat(imported).isInstanceOf(Imported.Read.class);
    Imported.Read read = (Imported.Read) imported;
    assertThat(read.weights()).isEmpty();
    assertThat(read.notes()).extracting(Message::key).contains("exchange.keras.otherNumbers");
    assertThat(read.notes().toString()).contains("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"circular", "levels"})
  void aTreeWithoutAnEndIsFollowedForAWhileOnly(String how) throws IOException {
    // given a short file that is a long way to go
    ByteBuffer bytes = ByteBuffer.wrap(KerasFixtures.broken(how));

    // when it is followed
    Throwable thrown = catchThrowable(() -> Hdf5.open(bytes).find("layers/dense/vars/0"));

    // then somebody counts
    assertThat(thrown).isInstanceOf(IOException.class).hasMessageContaining("without an end");
  }

  @Test
  void groupsThatHoldThemselvesEnd() throws IOException {
    assertThat(read(KerasFixtures.broken("circle"))).isInstanceOf(Imported.Read.class);
  }

  @Test
  void sameNumbersInManyPlacesCostMemoryOnce() throws IOException {
    // given one dataset that is asked for as often as the file is long
    Hdf5 file = Hdf5.open(ByteBuffer.wrap(KerasFixtures.broken("good")));

    // when it is read again and again
    Exception thrown = null;
    for (int times = 0; thrown == null && times < 10_000; times++) {
      try {
        file.find("layers/dense/vars/0");
      } catch (IOException e) {
        thrown = e;
      }
    }

    // then there is an end to it
    assertThat(thrown).hasMessageContaining("many places");
  }

  @Test
  void aBombIsRefusedWhileItIsUnpacked() throws IOException {
    // given a file that unpacks to more than it may
    byte[] zeros = new byte[3 << 20];
    Path file = KerasFixtures.zip(folder, CONFIG, zeros);
    assertThat(Files.size(file)).isLessThan(10_000);
    KerasReader.Drawn drawn = KerasReader.drawn("model = Sequential([Dense(3)])", "bomb", KINDS);

    // when it is read
    Imported imported;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      imported =
          new KerasNumbers(KerasFit.of(drawn, List.of(), KINDS), List.of(), KINDS, "bomb")
              .of(zip, 2 << 20);
    }

    // then it is refused
    assertThat(imported)
        .isEqualTo(
            new Imported.Refused(List.of(Message.of("exchange.keras.largeNumbers", "bomb", 2L))));
  }

  @Test
  void anyByteMayBeWrong() throws IOException {
    // given a good file
    byte[] good = KerasFixtures.broken("good");
    Random random = new Random(5);
    for (int round = 0; round < 4_000; round++) {
      // when some of its bytes are others, or it ends early
      byte[] bad = good.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bad[random.nextInt(bad.length)] =
            random.nextBoolean() ? (byte) random.nextInt(256) : (byte) 0xff;
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bad.length) : bad.length;

      // then it is read or refused, and nothing else happens
      try {
        Hdf5 file = Hdf5.open(ByteBuffer.wrap(bad, 0, length).slice());
        for (String path : List.of("layers", "layers/dense/vars/0", "layers/dense/vars/1")) {
          assertThat(file.find(path)).isNotNull();
        }
      } catch (IOException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void aZipThatEndsInTheMiddleOfItsNumbersIsRefused() throws IOException {
    // given a whole file of a model, cut
    Path file = KerasFixtures.zip(folder, CONFIG, KerasFixtures.broken("good"));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    // when it is read
    Imported imported = ForeignFile.read(file, KINDS);

    // then it is refused
    assertThat(imported).isInstanceOf(Imported.Refused.class);
  }
}
