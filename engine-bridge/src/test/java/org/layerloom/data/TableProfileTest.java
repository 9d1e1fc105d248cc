package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.TableProfile.Word;

/** A table's file is looked through as it is, also where no network could take it. */
final class TableProfileTest {

  @TempDir private Path folder;

  @Test
  void eachColumnHasItsTypeRangeAndMissingValues() throws Exception {
    // given numbers with a gap and a slip, a category, and a column of many words
    StringBuilder rows = new StringBuilder("size,colour,name\n");
    for (int i = 0; i < 300; i++) {
      String size = i == 4 ? "" : i == 7 ? "large" : String.valueOf(i);
      rows.append(size).append(i % 3 == 0 ? ",red" : ",blue").append(",name ").append(i);
      rows.append('\n');
    }
    // and a line with a cell too few
    Path file = write("t.csv", rows + "1,red\n");

    // when
    TableProfile profile = TableProfile.of(file, () -> false);

    // then
    assertThat(profile.rows()).isEqualTo(300);
    assertThat(profile.ragged()).isEqualTo(1);
    assertThat(profile.firstRagged()).isEqualTo(302);
    TableProfile.Column size = profile.columns().getFirst();
    assertThat(size.name()).isEqualTo("size");
    assertThat(size.type()).isEqualTo(TableProfile.Type.NUMBER);
    assertThat(size.missing()).isEqualTo(1);
    assertThat(size.firstMissing()).isEqualTo(6);
    assertThat(size.slips()).isEqualTo(1);
    assertThat(size.firstSlip()).isEqualTo(9);
    assertThat(size.spread().count()).isEqualTo(298);
    assertThat(size.spread().least()).isZero();
    assertThat(size.spread().most()).isEqualTo(299);
    assertThat(size.spread().histogram().stream().mapToLong(n -> n).sum()).isEqualTo(298);
    assertThat(profile.columns().get(1).type()).isEqualTo(TableProfile.Type.CATEGORY);
    assertThat(profile.columns().get(1).words())
        .containsExactly(new Word("blue", 200), new Word("red", 100));
    assertThat(profile.columns().get(2).type()).isEqualTo(TableProfile.Type.TEXT);
  }

  @Test
  void rowsComeByPagesAsTheyStand() throws Exception {
    String rows = IntStream.range(0, 100).mapToObj(i -> i + ",?\n").collect(Collectors.joining());
    Path file = write("t.csv", "a,b\n" + rows);

    TableProfile.Rows page = TableProfile.rows(file, 98, 10, () -> false);

    assertThat(page.cells()).containsExactly(List.of("98", "?"), List.of("99", "?"));
    assertThat(TableProfile.rows(file, 0, 1, () -> false).cells())
        .containsExactly(List.of("0", "?"));
  }

  @Test
  void whoNoLongerWantsToKnowIsLetGo() throws Exception {
    Path file = write("t.csv", "a,b\n1,2\n");

    assertThatThrownBy(() -> TableProfile.of(file, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> TableProfile.rows(file, 0, 5, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void ofMoreNumbersThanAreKeptTheHistogramSaysSo() {
    SpreadCounter counter = new SpreadCounter();
    Random random = new Random(1);
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      double value = random.nextGaussian() * 2 + 5;
      sum += value;
      counter.add(value);
    }

    Spread spread = counter.spread();

    assertThat(spread.count()).isEqualTo(100_000);
    assertThat(spread.mean()).isCloseTo(sum / 100_000, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(spread.deviation()).isBetween(1.97, 2.03);
    assertThat(spread.sampled()).isTrue();
    assertThat(spread.looked()).isBetween(2048L, 4096L);
    // the middle of the kept ones is the middle of all: they are evenly chosen
    long below = spread.histogram().subList(0, 12).stream().mapToLong(n -> n).sum();
    double middle = (spread.least() + spread.most()) / 2;
    double expected = cdf((middle - 5) / 2);
    assertThat((double) below / spread.looked())
        .isCloseTo(expected, org.assertj.core.data.Offset.offset(0.03));
  }

  /** Of the standard normal, by the logistic approximation of Bowling and others (2009). */
  private static double cdf(double x) {
    return 1 / (1 + Math.exp(-0.07056 * x * x * x - 1.5976 * x));
  }

  @Test
  void plainNumbersAreReadToTheLastBit() {
    Random random = new Random(2);
    for (int i = 0; i < 200_000; i++) {
      String text =
          switch (i % 4) {
            case 0 -> String.valueOf(random.nextInt());
            case 1 -> String.format(java.util.Locale.ROOT, "%.3f", random.nextGaussian() * 1000);
            case 2 -> String.valueOf(random.nextDouble());
            default -> String.format(java.util.Locale.ROOT, "%.14f", random.nextDouble());
          };
      double plain = PlainNumber.of(text);
      if (!Double.isNaN(plain)) {
        assertThat(plain).as(text).isEqualTo(Double.parseDouble(text));
      }
    }
    assertThat(PlainNumber.of("-0.25")).isEqualTo(-0.25);
    for (String other : List.of("", "-", ".", "1e3", "1.2.3", "--1", "x", "1 ", "１")) {
      assertThat(PlainNumber.of(other)).as(other).isNaN();
    }
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }
}
