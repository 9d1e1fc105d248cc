package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.engine.Blobs;

/** Folds part the samples evenly, class by class, and alike in every run. */
final class FoldsTest {

  private final Samples samples = Blobs.of(103, 3, 5, 2);

  private Split fold(int fold) {
    return Split.of(new Seeds(fold), samples, new Holdout(0, 5, fold));
  }

  @Test
  void everySampleValidatesOnceAndTrainsInAllOtherFolds() {
    TreeSet<Long> validated = new TreeSet<>();
    for (int fold = 0; fold < 5; fold++) {
      Split split = fold(fold);
      assertThat(split.validation().count()).isBetween(20, 21);
      assertThat(split.train().count() + split.validation().count()).isEqualTo(103);
      for (long place : split.validation().all()) {
        assertThat(validated.add(place)).isTrue();
        assertThat(split.train().all()).doesNotContain(place);
      }
    }
    assertThat(validated).hasSize(103);
  }

  @Test
  void classesAreSpreadEvenly() {
    double[] labels = Picked.labels(samples);
    for (int wanted = 0; wanted < 3; wanted++) {
      int label = wanted;
      long all = Arrays.stream(labels).filter(it -> it == label).count();
      for (int fold = 0; fold < 5; fold++) {
        long there =
            Arrays.stream(fold(fold).validation().all())
                .filter(place -> labels[(int) place] == label)
                .count();
        assertThat(there).isBetween(all / 5, all / 5 + 1);
      }
    }
  }

  @Test
  void samplesWithoutClassesArePartedToo() {
    Samples sums = Blobs.sums(10, 1, 3);

    Split split = Split.of(new Seeds(1), sums, new Holdout(0, 3, 0));

    assertThat(split.validation().count()).isEqualTo(4);
    assertThat(split.train().count()).isEqualTo(6);
  }

  @Test
  void ofSamplesThatFollowInTimeOneStretchValidates() {
    Samples sums = Blobs.sums(20, 1, 3);

    // given windows of a table, of which a quarter validates, then the last do
    Holdout share = new Holdout(0.25, 0, 0, true);
    assertThat(Split.of(new Seeds(1), sums, share).validation().all())
        .containsExactly(15, 16, 17, 18, 19);
    assertThat(Split.of(new Seeds(1), sums, share).train().count()).isEqualTo(15);

    // and with folds each is a stretch, and all of them are everything
    List<Long> all = new ArrayList<>();
    for (int fold = 0; fold < 3; fold++) {
      Split split = Split.of(new Seeds(1), sums, new Holdout(0, 3, fold, true));
      long[] validated = split.validation().all();
      assertThat(validated[validated.length - 1] - validated[0]).isEqualTo(validated.length - 1L);
      assertThat(split.train().count() + validated.length).isEqualTo(20);
      Arrays.stream(validated).forEach(all::add);
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(20).isSorted();
    // the name of the data says so
    assertThat(Datasets.followInTime("w.csv?window=12&target=t")).isTrue();
    assertThat(Datasets.followInTime("w.csv?target=window")).isFalse();
  }
}
