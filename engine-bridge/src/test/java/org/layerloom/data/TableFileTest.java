package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

class TableFileTest {

  @TempDir Path folder;

  @Test
  void theLastColumnIsTheTargetAndWordsBecomeFeatures() throws Exception {
    // given two numbers, a category and a class in words, with a quoted line end
    String rows = "1.5,2,red,yes\n-3,4e1,\"green\nlight\",no\n".repeat(10);
    Datasets datasets = with("t.csv", "size,weight,\"colour, mostly\",bought\n" + rows);

    // then two numbers and two one-hot features lead to two classes
    DatasetInfo info = datasets.info("t.csv");
    assertThat(info.classNames()).containsExactly("no", "yes");
    assertThat(info.shape().features().shape()).isEqualTo(Shape.of(4));
    assertThat(info.shape().labels()).isEqualTo(new Signal.Labels(2, Shape.of()));
    assertThat(info.shape().trainSize()).isEqualTo(16);
    assertThat(info.shape().testSize()).isEqualTo(4);

    Samples train = datasets.read("t.csv", Part.TRAIN);
    List<List<Float>> seen = rows(train);
    for (int i = 0; i < train.count(); i++) {
      assertThat(seen.get(i))
          .isEqualTo(
              train.labels().getLong(i * 8) == 1
                  ? List.of(1.5f, 2f, 0f, 1f)
                  : List.of(-3f, 40f, 1f, 0f));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.csv | ,",
        "a.csv | ;",
        "a.tsv | TAB",
        "a.txt | '|'",
      })
  void anyUsualSeparatorIsFound(String name, String separator) throws Exception {
    String text = "x,y\n0,2.5\n1,7.25\n2,1\n3,1\n".replace(",", separator.replace("TAB", "\t"));
    Datasets datasets = with(name, "\ufeff" + text);

    DatasetInfo info = datasets.info(name + "?test=0");
    assertThat(info.shape().features().shape()).isEqualTo(Shape.of(1));
    assertThat(info.shape().labels()).isEqualTo(new Signal.Labels(0, Shape.of(1)));
    assertThat(info.shape().trainSize()).isEqualTo(4);
  }

  @Test
  void anotherColumnMayBeTheTarget() throws Exception {
    Datasets datasets = with("t.csv", "a,b\n1,0.5\n2,0.25\n1,3.5\n2,8\n");

    assertThat(datasets.info("t.csv").classNames()).isEmpty();
    assertThat(datasets.info("t.csv?target=a").classNames()).containsExactly("1", "2");
    assertThat(Refusals.words(() -> datasets.info("t.csv?target=c")))
        .endsWith("t.csv has no column \"c\". Its columns: a, b.");
  }

  @Test
  void aTableWithoutNamesHasThemAll() throws Exception {
    Datasets datasets = with("t.csv", "1,2,0\n3,4,1\n5,6,0\n7,8,1\n");

    assertThat(datasets.info("t.csv?test=0.5").shape().trainSize()).isEqualTo(2);
    assertThat(datasets.info("t.csv?test=0.5").title()).startsWith("column 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7,8     | line 12: there are 2 cells but 3 columns. Mend the line, or add the option bad",
        "7,?,1   | line 12, column \"b\": the value is missing. Fill it in, or add the option bad",
        "x,8,1   | line 12, column \"a\": \"x\" stands where numbers are. Mend it, or add",
      })
  void aBadRowIsNamedOrLeftOut(String row, String sentence) throws Exception {
    // given a bad row among good ones
    String good = "1,2,0\n3,4,1\n".repeat(5);
    Datasets datasets = with("t.csv", "a,b,c\n" + good + row + "\n" + good);

    // then it is refused, or left out when asked to
    assertThat(Refusals.words(() -> datasets.info("t.csv"))).contains("t.csv, " + sentence);
    assertThat(datasets.info("t.csv?bad=skip&test=0").shape().trainSize()).isEqualTo(20);
    assertThat(datasets.read("t.csv?bad=skip&test=0", Part.TRAIN).count()).isEqualTo(20);
  }

  @Test
  void whatIsNoTableOfUseIsRefusedWithTheReason() throws Exception {
    assertThat(refusal("a.csv", "")).contains("has no rows");
    assertThat(refusal("b.csv", "only,names\n")).contains("has no rows");
    assertThat(refusal("c.csv", "1\n2\n")).contains("has one column");
    assertThat(refusal("d.csv", "a,b\n1,x\n2,x\n")).contains("every row is of the class \"x\"");
    StringBuilder names = new StringBuilder("name,age\n");
    for (int i = 0; i < 500; i++) {
      names.append("person ").append(i).append(',').append(i / 7.0).append('\n');
    }
    assertThat(refusal("e.csv", names.toString()))
        .contains("column \"name\": more than 200 different texts");
    assertThat(refusal("f.csv?tset=1", "a,b\n1,2\n")).contains("no option \"tset\"");
    assertThat(refusal("g.csv?test=1.5", "a,b\n1,2\n")).contains("a share from 0 up to 1");
    assertThat(refusal("h.csv?bad=hide", "a,b\n1,2\n")).contains("must be one of: stop, skip");
    Files.write(
        folder.resolve("latin.csv"), "größe,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("latin.csv")))
        .contains("latin.csv is not in UTF-8");
    Files.writeString(folder.resolve("not.csv.gz"), "a,b\n1,2\n");
    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("not.csv.gz")))
        .contains("cannot be unpacked");
  }

  @Test
  void aQuoteThatNeverClosesIsNoReasonToFillTheMemory() throws Exception {
    String text = "a,b\n1,2\n\"" + "x".repeat(9_000_000);

    assertThat(refusal("t.csv", text)).contains("perhaps a quote is not closed");
  }

  @Test
  void thePartsAreTheSameEachTimeAndShareNoRow() throws Exception {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 100; i++) {
      text.append(i).append(',').append(i % 4).append('\n');
    }
    Datasets datasets = with("t.csv", text.toString());

    List<List<Float>> train = rows(datasets.read("t.csv", Part.TRAIN));
    List<List<Float>> test = rows(datasets.read("t.csv", Part.TEST));

    assertThat(rows(with("t.csv", text.toString()).read("t.csv", Part.TEST))).isEqualTo(test);
    assertThat(test).hasSize(20).doesNotContainAnyElementsOf(train);
    List<Float> all = new ArrayList<>();
    train.forEach(all::addAll);
    test.forEach(all::addAll);
    assertThat(new TreeSet<>(all)).hasSize(100);
  }

  @Test
  void aFileThatChangesIsLookedAtAgain() throws Exception {
    Datasets datasets = with("t.csv", "a,b\n1,0\n2,1\n");
    assertThat(datasets.info("t.csv?test=0").shape().trainSize()).isEqualTo(2);

    Files.writeString(folder.resolve("t.csv"), "a,b\n1,0\n2,1\n3,0\n");

    assertThat(datasets.info("t.csv?test=0").shape().trainSize()).isEqualTo(3);
  }

  @Test
  void aLargeTableIsReadAtTheSpeedOfTheDisk() throws Exception {
    // given 100,000 rows of 20 columns; a million take ten times as long
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 100_000; row++) {
      for (int column = 0; column < 19; column++) {
        text.append(random.nextInt(100_000) / 100.0).append(',');
      }
      text.append(row % 3).append('\n');
    }
    Datasets datasets = with("large.csv", text.toString());

    long start = System.nanoTime();
    DatasetInfo info = datasets.info("large.csv");
    double seconds = (System.nanoTime() - start) / 1e9;

    assertThat(info.shape().trainSize() + info.shape().testSize()).isEqualTo(100_000);
    assertThat(seconds).as("seconds, generously for a busy machine").isLessThan(10);
  }

  private Datasets with(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return new Datasets(List.of(), folder);
  }

  private String refusal(String name, String text) throws IOException {
    Datasets datasets = with(name.replaceFirst("\\?.*", ""), text);
    return Refusals.words(() -> datasets.info(name));
  }

  private static List<List<Float>> rows(Samples samples) {
    int width = (int) samples.featureShape().size();
    ByteBuffer features = samples.features();
    List<List<Float>> rows = new ArrayList<>();
    for (int i = 0; i < samples.count(); i++) {
      List<Float> row = new ArrayList<>();
      for (int j = 0; j < width; j++) {
        row.add(features.getFloat((i * width + j) * Float.BYTES));
      }
      rows.add(row);
    }
    return rows;
  }
}
