package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

class TextFileTest {

  @TempDir Path folder;

  @Test
  void charactersBecomeIndicesTheCommonestFirst() throws Exception {
    // given a column of texts before its class, and a third one that is of no use
    Datasets datasets = with("t.csv", "word,kind,note\nAab,x,?\na,y,\nba,x,-\naa,y,7\n");
    String name = "t.csv?text=word&target=kind&test=0";

    // then a is 2 and b is 3, and rows are filled up with 0 before them
    DatasetInfo info = datasets.info(name);
    assertThat(info.classNames()).containsExactly("x", "y");
    assertThat(info.shape().features())
        .isEqualTo(new Signal.Tensor(Shape.of(3), Signal.Numbers.INDEX, 4));
    assertThat(info.shape().labels()).isEqualTo(new Signal.Labels(2, Shape.of()));
    Samples train = datasets.read(name, Part.TRAIN);
    assertThat(train.type()).isEqualTo(Samples.Type.INDEX);
    assertThat(rows(train))
        .containsExactlyInAnyOrder(
            List.of(2L, 2L, 3L), List.of(0L, 0L, 2L), List.of(0L, 3L, 2L), List.of(0L, 2L, 2L));
    for (int i = 0; i < 4; i++) {
      boolean hasB = rows(train).get(i).contains(3L);
      assertThat(train.labels().getLong(i * Long.BYTES)).isEqualTo(hasB ? 0 : 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tokens=words                     | 7, 9  | Good day, don't. 好日",
        "tokens=words&length=2            | 2, 4  | Good day, don't. 好日",
        "tokens=words&length=9&pad=end    | 9, 9  | Good day, don't. 好日",
        "case=keep                        | 3, 5  | aAb",
        "case=lower                       | 3, 4  | aAb",
        "tokens=characters&vocabulary=1   | 3, 3  | aab",
      })
  void optionsSayHowTextsAreCut(String options, String expected, String text) throws Exception {
    Datasets datasets = with("t.tsv", "text\tn\n" + (text + "\t1.5\n").repeat(4));

    Signal.Tensor features = datasets.info("t.tsv?text=text&" + options).shape().features();

    assertThat(features.shape().extent(0) + ", " + features.most()).isEqualTo(expected);
  }

  @Test
  void whatOnlyTheTestPartHasIsUnknown() throws Exception {
    // given texts of a letter of their own each
    StringBuilder text = new StringBuilder("text,class\n");
    for (int i = 0; i < 20; i++) {
      text.append((char) ('a' + i)).append(",").append(i % 2 == 0 ? "even" : "odd").append("\n");
    }
    Datasets datasets = with("t.csv", text.toString());

    // then the vocabulary has those of the training part, and 1 stands for the others
    assertThat(datasets.info("t.csv?text=text").shape().features().most()).isEqualTo(2 + 16);
    assertThat(rows(datasets.read("t.csv?text=text", Part.TRAIN)))
        .doesNotContain(List.of(1L))
        .doesNotHaveDuplicates();
    assertThat(rows(datasets.read("t.csv?text=text", Part.TEST)))
        .hasSize(4)
        .containsOnly(List.of(1L));
  }

  @Test
  void shortTextsAreFilledUpWhereItIsAsked() throws Exception {
    Datasets datasets = with("t.csv", "text,n\nab,1.5\nb,2.5\n");

    assertThat(rows(datasets.read("t.csv?text=text&length=3&pad=end&test=0", Part.TRAIN)))
        .containsExactlyInAnyOrder(List.of(3L, 2L, 0L), List.of(2L, 0L, 0L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t.csv?text=none              | has no column \"none\". Its columns: text, class.",
        "t.csv?text=text&target=text  | the column \"text\" is named twice",
        "t.csv?text=text&tokens=bytes | tokens is \"bytes\", but must be one of: characters, words",
        "t.csv?text=text&length=0     | length is \"0\", but must be a whole number from 1 to",
        "t.csv?text=text&lenght=3     | there is no option \"lenght\"",
        "t.csv?text=text              | t.csv, line 4, column \"text\": the value is missing",
      })
  void whatCannotBeIsRefusedWithTheReason(String name, String reason) throws Exception {
    Datasets datasets = with("t.csv", "text,class\none,a\ntwo,b\n ,a\n");

    assertThat(Refusals.words(() -> datasets.info(name))).contains(reason);
  }

  @Test
  void aBadRowIsNamedOrLeftOut() throws Exception {
    // given a row without a class and one with a cell too many
    String good = "one,a\ntwo,b\n".repeat(3);
    Datasets datasets = with("t.csv", "text,class\n" + good + "three,?\n" + good);
    Datasets ragged = with("r.csv", "text,class\n" + good + "three,a,b\n" + good);

    assertThat(Refusals.words(() -> datasets.info("t.csv?text=text")))
        .contains("t.csv, line 8, column \"class\": the value is missing");
    assertThat(Refusals.words(() -> ragged.info("r.csv?text=text")))
        .contains("r.csv, line 8: there are 3 cells but 2 columns");
    for (String name : List.of("t.csv", "r.csv")) {
      assertThat(datasets.read(name + "?text=text&bad=skip&test=0", Part.TRAIN).count())
          .isEqualTo(12);
    }
  }

  @Test
  void oneLongTextIsNoReasonToFillTheMemory() throws Exception {
    // given a text of a million letters among three thousand short ones
    Datasets datasets =
        with("t.csv", "text,n\n" + "a,1.5\n".repeat(3000) + "b".repeat(1_000_000) + ",2\n");

    assertThat(Refusals.words(() -> datasets.info("t.csv?text=text")))
        .contains("with 1,000,000 tokens a text", "length=200");
    assertThat(datasets.info("t.csv?text=text&length=200").shape().features().shape())
        .isEqualTo(Shape.of(200));
  }

  @Test
  void aFolderAClassIsReadAsTexts() throws Exception {
    // given two classes of files
    for (int i = 0; i < 10; i++) {
      write("texts/good/" + i + ".txt", "well done");
      write("texts/bad/" + i + ".txt", "badly done");
    }
    Datasets datasets = new Datasets(List.of(), folder);

    DatasetInfo info = datasets.info("texts?tokens=words");
    assertThat(info.classNames()).containsExactly("bad", "good");
    assertThat(info.shape().features())
        .isEqualTo(new Signal.Tensor(Shape.of(2), Signal.Numbers.INDEX, 5));
    assertThat(info.shape().testSize()).isEqualTo(4);

    // when one of them is empty and another is no UTF-8
    write("texts/bad/a.txt", " ".repeat(0));
    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("texts")))
        .endsWith(
            "a.txt has no text in it. Remove it, or add the option bad=skip to leave such files out.");
    Files.write(folder.resolve("texts/bad/a.txt"), "größe".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("texts")))
        .contains("a.txt is not in UTF-8");
    assertThat(new Datasets(List.of(), folder).read("texts?bad=skip&test=0", Part.TRAIN).count())
        .isEqualTo(20);
  }

  @Test
  void aFolderMayHaveItsOwnTestPart() throws Exception {
    for (String part : List.of("train", "test")) {
      write("texts/" + part + "/x/1.txt", part.equals("train") ? "ab" : "az");
      write("texts/" + part + "/y/1.txt", "b");
    }
    Datasets datasets = new Datasets(List.of(), folder);

    assertThat(rows(datasets.read("texts", Part.TRAIN)))
        .containsExactly(List.of(3L, 2L), List.of(0L, 2L));
    assertThat(rows(datasets.read("texts", Part.TEST)))
        .containsExactly(List.of(3L, 1L), List.of(0L, 2L));
  }

  private Datasets with(String name, String text) throws IOException {
    write(name, text);
    return new Datasets(List.of(), folder);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static List<List<Long>> rows(Samples samples) {
    int width = (int) samples.featureShape().size();
    List<List<Long>> rows = new ArrayList<>();
    for (int i = 0; i < samples.count(); i++) {
      List<Long> row = new ArrayList<>();
      for (int j = 0; j < width; j++) {
        row.add(samples.features().getLong((i * width + j) * Long.BYTES));
      }
      rows.add(row);
    }
    return rows;
  }
}
