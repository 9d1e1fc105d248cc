package org.layerloom.charts.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void pointsComeBackAsTheyWereAppended() {
    var series = new Series("loss.train");
    series.append(1, 0.5, 2.5, 0.7);
    series.append(2, 1.0, 5.0, 0.6);

    Points points = series.points();

    assertThat(points.size()).isEqualTo(2);
    assertThat(points.x(XUnit.STEP, 1)).isEqualTo(2);
    assertThat(points.x(XUnit.EPOCH, 1)).isEqualTo(1);
    assertThat(points.x(XUnit.CLOCK, 1)).isEqualTo(5);
    assertThat(points.value(1)).isEqualTo(0.6);
    assertThatThrownBy(() -> points.value(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void positionsThatGoBackAreRefusedWithTheSeriesName() {
    var series = new Series("loss.train");
    series.append(5, 5, 5, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> series.append(4, 5, 5, 1))
        .withMessageContaining("loss.train")
        .withMessageContaining("rewind");
    assertThatIllegalArgumentException().isThrownBy(() -> series.append(6, Double.NaN, 6, 1));
    assertThat(series.size()).isEqualTo(1);
  }

  @Test
  void theNearestPointIsFoundOnEitherSide() {
    var series = new Series("sparse");
    for (int i = 0; i < 5; i++) {
      series.append(i * 10, i, i, i);
    }
    Points points = series.points();
    assertThat(points.nearest(XUnit.STEP, -5)).isZero();
    assertThat(points.nearest(XUnit.STEP, 14)).isEqualTo(1);
    assertThat(points.nearest(XUnit.STEP, 16)).isEqualTo(2);
    assertThat(points.nearest(XUnit.STEP, 99)).isEqualTo(4);
    assertThat(new Series("none").points().nearest(XUnit.STEP, 0)).isEqualTo(-1);
  }

  @Test
  void rewindingForgetsWhatCameAfterAndLetsItComeAgain() {
    var series = new Series("resumed");
    for (int i = 1; i <= 10; i++) {
      series.append(i, i, i, i);
    }
    Points before = series.points();
    long version = series.version();

    series.rewind(6);
    series.append(7, 7, 7, 70);

    assertThat(series.size()).isEqualTo(7);
    assertThat(series.points().value(6)).isEqualTo(70);
    assertThat(before.value(9)).isEqualTo(10);
    assertThat(series.version()).isNotEqualTo(version);
  }

  @Test
  void readersSeeOnlyWholePointsWhileFourThreadsAppend() throws InterruptedException {
    // given writers that take turns at one step count, values equal to steps
    var series = new Series("shared");
    var turn = new Object();
    int each = 50_000;
    var next = new int[1];
    List<Thread> writers = new ArrayList<>();
    for (int w = 0; w < 4; w++) {
      writers.add(
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  synchronized (turn) {
                    int step = next[0]++;
                    series.append(step, step, step, step);
                  }
                }
              }));
    }
    var wrong = new AtomicBoolean();
    writers.forEach(Thread::start);

    // when a reader looks all the while
    while (writers.stream().anyMatch(Thread::isAlive)) {
      Points points = series.points();
      int size = points.size();
      if (size > 0) {
        Extent extent = points.extent(0, size);
        wrong.compareAndSet(
            false,
            extent.min() != 0
                || extent.max() != size - 1
                || points.x(XUnit.CLOCK, size - 1) != size - 1);
      }
    }

    // then
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(wrong).isFalse();
    assertThat(series.size()).isEqualTo(4 * each);
  }
}
