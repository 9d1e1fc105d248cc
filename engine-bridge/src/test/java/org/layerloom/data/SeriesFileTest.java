package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.network.Shape;

/** Rows that follow in time, as windows. */
final class SeriesFileTest {

  @TempDir private Path folder;
  private final Datasets datasets = new Datasets(List.of(), Path.of(""));

  /** Hour i has the wind 100 + i, the temperature i + 0.5, and rains each third hour. */
  @BeforeEach
  void write() throws Exception {
    StringBuilder rows = new StringBuilder("wind,temperature,rain\n");
    for (int i = 0; i < 20; i++) {
      rows.append(100 + i).append(',').append(i + 0.5).append(i % 3 == 0 ? ",yes\n" : ",no\n");
    }
    Files.writeString(folder.resolve("w.csv"), rows);
  }

  @Test
  void aWindowHasThePastOfWhatIsPredictedToo() throws Exception {
    String name = name("window=4&target=temperature&test=0.25");

    // features: wind, rain no, rain yes, and the temperature itself
    assertThat(datasets.info(name).shape().features().shape()).isEqualTo(Shape.of(4, 4));
    assertThat(datasets.info(name).shape().trainSize()).isEqualTo(12);
    assertThat(datasets.info(name).shape().testSize()).isEqualTo(4);

    Samples train = datasets.read(name, Part.TRAIN);
    int second = 16 * Float.BYTES;
    assertThat(train.features().getFloat(second)).isEqualTo(101);
    assertThat(train.features().getFloat(second + 3 * Float.BYTES)).isEqualTo(1.5f);
    assertThat(train.features().getFloat(second + 7 * Float.BYTES)).isEqualTo(2.5f);
    assertThat(train.labels().getFloat(Float.BYTES)).isEqualTo(5.5f);
    // the test part is the end of the time
    assertThat(datasets.read(name, Part.TEST).labels().getFloat(3 * Float.BYTES)).isEqualTo(19.5f);
    assertThat(train.labels().getFloat(11 * Float.BYTES)).isEqualTo(15.5f);
    assertThat(datasets.read(name, Part.TEST).labels().getFloat(0)).isEqualTo(16.5f);
  }

  @Test
  void aClassIsPredictedFurtherAhead() throws Exception {
    String name = name("window=2&horizon=3&target=rain&test=0");

    assertThat(datasets.info(name).shape().features().shape()).isEqualTo(Shape.of(2, 2));
    Samples train = datasets.read(name, Part.TRAIN);
    assertThat(train.count()).isEqualTo(16);
    // sample 0 sees the hours 0 and 1 and is asked for hour 4, sample 2 for hour 6, when it rains
    List<String> classes = datasets.info(name).classNames();
    assertThat(classes.get((int) train.labels().getLong(0))).isEqualTo("no");
    assertThat(classes.get((int) train.labels().getLong(16))).isEqualTo("yes");
  }

  @Test
  void aWindowThatIsTooLongIsRefused() {
    assertThat(Refusals.words(() -> datasets.info(name("window=20"))))
        .contains("w.csv", "20 rows", "smaller window");
    assertThat(Refusals.words(() -> datasets.info(name("window=many")))).contains("window", "many");
  }

  @Test
  void aPlainTableCanTestWithItsLastRows() throws Exception {
    String name = name("target=temperature&split=last&test=0.25");

    Samples test = datasets.read(name, Part.TEST);

    assertThat(test.count()).isEqualTo(5);
    assertThat(test.labels().getFloat(0)).isEqualTo(15.5f);
    assertThat(test.labels().getFloat(4 * Float.BYTES)).isEqualTo(19.5f);
  }

  private String name(String options) {
    return folder.resolve("w.csv") + "?" + options;
  }
}
