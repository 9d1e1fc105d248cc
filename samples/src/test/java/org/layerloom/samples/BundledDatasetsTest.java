package org.layerloom.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;

class BundledDatasetsTest {

  private final Datasets datasets = Datasets.installed();

  static List<DatasetInfo> all() {
    return new BundledDatasets().datasets();
  }

  @Test
  void areFoundAsAService() {
    assertThat(datasets.all())
        .extracting(DatasetInfo::id)
        .startsWith("mnist", "mnist-0-4", "mnist-5-9-few", "digits")
        .contains("iris", "wine", "breast-cancer", "diabetes", "first-names", "ratings")
        .contains("spoken-digits")
        .contains("points100", "spiral", "moons", "circles", "xor", "gaussians", "plane")
        .contains("digits-mislabelled", "moons-copied");
  }

  @ParameterizedTest
  @MethodSource("all")
  void holdWhatTheyDeclare(DatasetInfo info) throws DataException {
    assertHolds(info, datasets.read(info.id(), Part.TRAIN), info.shape().trainSize());
    assertHolds(info, datasets.read(info.id(), Part.TEST), info.shape().testSize());
    assertThat(info.citation()).isNotBlank();
    assertThat(info.licence()).isNotBlank();
  }

  private static void assertHolds(DatasetInfo info, Samples samples, long count) {
    assertThat(samples.count()).isEqualTo((int) count);
    assertThat(samples.featureShape()).isEqualTo(info.shape().features().shape());
    assertThat(samples.classes()).isEqualTo(info.shape().labels().classes());
    int bytes =
        switch (samples.type()) {
          case BYTE -> 1;
          case FLOAT -> Float.BYTES;
          case INDEX -> Long.BYTES;
        };
    long width = samples.featureShape().size() * bytes;
    if (samples.type() == Samples.Type.INDEX) {
      for (int at = 0; at < samples.features().limit(); at += Long.BYTES) {
        assertThat(samples.features().getLong(at))
            .isBetween(0L, info.shape().features().most() - 1);
      }
    }
    assertThat(samples.features().remaining()).isEqualTo((int) (count * width));
    assertThat(samples.labels().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    if (samples.classes() > 0) {
      assertThat(info.classNames()).hasSize((int) samples.classes());
      boolean[] seen = new boolean[(int) samples.classes()];
      for (int i = 0; i < count; i++) {
        seen[(int) samples.labels().getLong(i * Long.BYTES)] = true;
      }
      assertThat(seen).doesNotContain(false);
    } else {
      assertThat(samples.labels().remaining()).isEqualTo((int) count * Float.BYTES);
    }
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void areTheSameEachTime(Part part) throws DataException {
    for (String id : List.of("spiral", "iris", "diabetes")) {
      assertThat(datasets.read(id, part).features()).isEqualTo(datasets.read(id, part).features());
    }
  }

  @Test
  void aThirdOfTheMislabelledDigitsLearnUnderAWrongName() throws DataException {
    Samples wrong = datasets.read("digits-mislabelled", Part.TRAIN);
    Samples right = datasets.read("digits", Part.TRAIN);

    int changed = 0;
    for (int i = 0; i < right.count(); i++) {
      changed +=
          wrong.labels().getLong(i * Long.BYTES) == right.labels().getLong(i * Long.BYTES) ? 0 : 1;
    }
    assertThat((double) changed / right.count()).isBetween(0.3, 0.36);
    assertThat(wrong.features()).isEqualTo(right.features());
    assertThat(datasets.read("digits-mislabelled", Part.TEST).labels())
        .isEqualTo(datasets.read("digits", Part.TEST).labels());
  }

  @Test
  void halfOfTheCopiedTestPointsAreKnownFromTraining() throws DataException {
    Samples test = datasets.read("moons-copied", Part.TEST);
    Samples train = datasets.read("moons", Part.TRAIN);
    int half = test.features().remaining() / 2;

    assertThat(test.features().slice(0, half)).isEqualTo(train.features().slice(0, half));
    assertThat(test.features().slice(half, half))
        .isEqualTo(datasets.read("moons", Part.TEST).features().slice(half, half));
  }

  @Test
  void mnistIsTheRealOne() throws DataException {
    // given the first training picture, whose class everybody knows
    Samples train = datasets.read("mnist", Part.TRAIN);

    // then it is the five, with its ink where it should be
    assertThat(train.labels().getLong(0)).isEqualTo(5);
    assertThat(train.featureShape()).isEqualTo(Shape.of(1, 28, 28));
    long ink = 0;
    for (int i = 0; i < 28 * 28; i++) {
      ink += train.features().get(i) & 0xff;
    }
    assertThat(ink).isEqualTo(27_525);
  }

  @Test
  void irisBeginsAsFisherWroteIt() throws DataException {
    // given both parts, since the split shuffles
    ByteBuffer train = datasets.read("iris", Part.TRAIN).features();
    ByteBuffer test = datasets.read("iris", Part.TEST).features();

    // then the petals and sepals add up to those of the published table
    double sum = 0;
    for (ByteBuffer part : List.of(train, test)) {
      while (part.hasRemaining()) {
        sum += part.getFloat();
      }
    }
    assertThat(sum).isCloseTo(2078.7, org.assertj.core.data.Offset.offset(0.01));
  }

  @Test
  void namesAreSpelledByTheirCommonestLetters() throws DataException {
    // given the letters of all training names
    Samples train = datasets.read("first-names", Part.TRAIN);
    long[] counts = new long[29];
    for (int at = 0; at < train.features().limit(); at += Long.BYTES) {
      counts[(int) train.features().getLong(at)]++;
    }

    // then they count from 2 on, the commonest first, and none of them is unknown
    assertThat(counts[1]).isZero();
    for (int index = 3; index < counts.length; index++) {
      assertThat(counts[index]).isBetween(1L, counts[index - 1]);
    }
    // and no name begins before its padding ends
    for (int row = 0; row < train.count(); row++) {
      assertThat(train.features().getLong((row * 15 + 14) * Long.BYTES)).isGreaterThan(1);
    }
  }

  @Test
  void noPairOfUserAndItemIsRatedTwice() throws DataException {
    java.util.Set<List<Long>> pairs = new java.util.HashSet<>();
    for (Part part : Part.values()) {
      ByteBuffer features = datasets.read("ratings", part).features();
      while (features.hasRemaining()) {
        long user = features.getLong();
        long item = features.getLong();
        assertThat(user).isBetween(1L, 300L);
        assertThat(item).isBetween(301L, 500L);
        assertThat(pairs.add(List.of(user, item))).isTrue();
      }
    }
    assertThat(pairs).hasSize(15_000);
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThatThereAre() {
    assertThatThrownBy(() -> datasets.read("mnits", Part.TRAIN))
        .isInstanceOfSatisfying(
            DataException.class,
            e -> {
              assertThat(e.reason().key()).isEqualTo("data.unknown");
              assertThat(e.reason().values().get(1).toString()).contains("mnist", "iris");
            });
  }
}
