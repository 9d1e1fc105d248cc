package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

class RatingFileTest {

  private static final String NAME = "r.csv?user=who&item=what&target=stars";

  @TempDir Path folder;

  @Test
  void usersAndItemsCountInOneSpace() throws Exception {
    // given two users and three items, and a column of no use
    Datasets datasets =
        with("who,what,stars,when\nann,10,4.5,?\nann,20,1,?\nbob,30,3,?\nbob,10,2,?\n");

    // then users are 1 and 2, and items 3 to 5, whatever the order they are drawn in
    DatasetInfo info = datasets.info(NAME + "&test=0");
    assertThat(info.shape().features())
        .isEqualTo(new Signal.Tensor(Shape.of(2), Signal.Numbers.INDEX, 6));
    assertThat(info.shape().labels()).isEqualTo(new Signal.Labels(0, Shape.of(1)));
    assertThat(info.classNames()).isEmpty();
    Samples train = datasets.read(NAME + "&test=0", Part.TRAIN);
    for (int i = 0; i < 4; i++) {
      float stars = train.labels().getFloat(i * Float.BYTES);
      assertThat(TextFileTest.rows(train).get(i))
          .isEqualTo(
              stars == 4.5f
                  ? List.of(1L, 3L)
                  : stars == 1f
                      ? List.of(1L, 4L)
                      : stars == 3f ? List.of(2L, 5L) : List.of(2L, 3L));
    }
  }

  @Test
  void whomOnlyTheTestPartHasIsUnknown() throws Exception {
    // given ten ratings, each by another user, all of one item
    StringBuilder text = new StringBuilder("who,what,stars\n");
    for (int i = 0; i < 10; i++) {
      text.append("user ").append(i).append(",tea,").append(i).append('\n');
    }
    Datasets datasets = with(text.toString());

    // then eight are known, and the other two are 0
    assertThat(datasets.info(NAME).shape().features().most()).isEqualTo(1 + 8 + 1);
    assertThat(TextFileTest.rows(datasets.read(NAME, Part.TEST)))
        .containsExactly(List.of(0L, 9L), List.of(0L, 9L));
  }

  @Test
  void theTargetIsTheLastOtherColumn() throws Exception {
    Datasets datasets = with("stars,who,what\n1,a,b\n2,c,b\n");

    assertThat(datasets.info("r.csv?user=who&item=what").title()).startsWith("stars");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r.csv?user=who                      | ratings need the columns of both",
        "r.csv?user=who&item=where           | has no column \"where\". Its columns: who, what, stars.",
        "r.csv?user=who&item=who             | the column \"who\" is named twice",
        "r.csv?user=who&item=what&text=what  | there is no option",
        "r.csv?user=who&item=what            | line 3, column \"stars\": \"good\" stands where numbers are",
      })
  void whatCannotBeIsRefusedWithTheReason(String name, String reason) throws Exception {
    Datasets datasets = with("who,what,stars\na,b,1\na,c,good\n,b,2\nb,b,1\n");

    assertThat(Refusals.words(() -> datasets.info(name))).contains(reason);
  }

  @Test
  void aBadRowIsLeftOutWhereItIsAsked() throws Exception {
    Datasets datasets = with("who,what,stars\na,b,1\na,c,good\n,b,2\nb,b,1\n");

    assertThat(datasets.read(NAME + "&bad=skip&test=0", Part.TRAIN).count()).isEqualTo(2);
    Datasets pair = with("who,what\na,b\n");
    assertThat(Refusals.words(() -> pair.info("r.csv?user=who&item=what")))
        .contains("nothing to predict");
  }

  private Datasets with(String text) throws IOException {
    Files.writeString(folder.resolve("r.csv"), text);
    return new Datasets(List.of(), folder);
  }
}
