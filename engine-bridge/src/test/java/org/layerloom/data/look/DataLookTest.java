package org.layerloom.data.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.DataException;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.data.look.DataSummary.ClassCount;
import org.layerloom.data.look.DataSummary.Twin;
import org.layerloom.training.Part;

/** What is in a dataset is counted and shown before anything is learned of it. */
final class DataLookTest {

  @TempDir private Path folder;
  private DataLook look;

  /** Ten of each class, all different; the first two that train validate. */
  @BeforeEach
  void writeTable() throws Exception {
    StringBuilder rows = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 20; i++) {
      rows.append(i).append(',').append(-i).append(i % 2 == 0 ? ",cat\n" : ",dog\n");
    }
    Files.writeString(folder.resolve("t.csv"), rows);
    look = look("t.csv", 0, 1);
  }

  private DataLook look(String source, long... validated) {
    return new DataLook(new Datasets(List.of(), folder), source, train -> validated);
  }

  @Test
  void classesAreCountedPartByPart() throws Exception {
    DataSummary summary = look.summary(() -> false);

    assertThat(List.of(summary.train(), summary.validation(), summary.test()))
        .containsExactly(14, 2, 4);
    assertThat(summary.classes())
        .containsExactly(new ClassCount("cat", 6, 2, 2), new ClassCount("dog", 8, 0, 2));
    assertThat(summary.columns()).hasSize(2);
    assertThat(summary.columns().getFirst().count()).isEqualTo(14);
    assertThat(summary.columns().get(1).most()).isLessThanOrEqualTo(0);
    assertThat(summary.same().train()).isZero();
    assertThat(summary.same().test()).isZero();
  }

  @Test
  void samplesOfAClassComeByPages() throws Exception {
    DataPage page = look.page(Part.TRAIN, 1, 6, 5, () -> false);

    // eight dogs train; those from the seventh on are two
    assertThat(page.total()).isEqualTo(8);
    assertThat(page.first()).isEqualTo(6);
    assertThat(page.samples().count()).isEqualTo(2);
    assertThat(page.samples().labels().getLong(0)).isEqualTo(1);
    assertThat(page.places()).isSorted().allMatch(place -> place < 14);
    assertThat(look.page(Part.VALIDATION, DataLook.ANY_CLASS, 0, 5, () -> false).places())
        .containsExactly(0, 1);
    assertThat(look.page(Part.TEST, DataLook.ANY_CLASS, 99, 5, () -> false).places()).isEmpty();
  }

  @Test
  void doublesOverThePartsAreFound() throws Exception {
    // given the same row forty times, and one more
    Files.writeString(
        folder.resolve("same.csv"), "a,kind\n" + "1,cat\n".repeat(20) + "1,dog\n".repeat(20));

    DataSummary summary = look("same.csv", 3).summary(() -> false);

    // then all but one that train are repeats, and whatever tests or validates is trained with
    assertThat(summary.same().train()).isEqualTo(30);
    assertThat(summary.same().validation()).isEqualTo(1);
    assertThat(summary.same().test()).isEqualTo(8);
    assertThat(summary.same().twins()).contains(new Twin(Part.VALIDATION, 0, 0));
  }

  @Test
  void textsAreIndicesThatStandForTokens() throws Exception {
    StringBuilder rows = new StringBuilder("name,sex\n");
    for (int i = 0; i < 10; i++) {
      rows.append("ann,f\nbo,m\n");
    }
    Files.writeString(folder.resolve("names.csv"), rows);
    DataLook names = look("names.csv?text=name&target=sex");

    DataSummary summary = names.summary(() -> false);

    assertThat(summary.type()).isEqualTo(Samples.Type.INDEX);
    assertThat(names.tokens()).containsExactly("", "?", "n", "a", "b", "o");
    assertThat(summary.lengths().least()).isEqualTo(2);
    assertThat(summary.lengths().most()).isEqualTo(3);
  }

  @Test
  void ratingsNameTheirUsersAndItems() throws Exception {
    Files.writeString(
        folder.resolve("r.csv"), "who,what,stars\n" + "eve,tea,4\nadam,tea,2\n".repeat(10));

    assertThat(look("r.csv?user=who&item=what&target=stars").tokens())
        .containsExactly("?", "eve", "adam", "tea");
  }

  @Test
  void badDataIsNamedWithItsRowAndColumn() throws Exception {
    Files.writeString(folder.resolve("bad.csv"), "a,b\n" + "1,2\n".repeat(30) + "x,4\n");

    assertThatThrownBy(() -> look("bad.csv").summary(() -> false))
        .asInstanceOf(InstanceOfAssertFactories.type(DataException.class))
        .satisfies(e -> assertThat(e.reason().values()).contains(32L, "a", "x"));
  }

  @Test
  void whoNoLongerWantsToKnowIsLetGo() {
    assertThatThrownBy(() -> look.summary(() -> true)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> look.page(Part.TRAIN, 0, 0, 9, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
