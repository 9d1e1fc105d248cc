package org.layerloom.charts.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.layerloom.charts.ValueUnit;
import org.layerloom.charts.series.Extent;

class RangesTest {

  @Test
  void valuesThatDifferByTheirLastBitsHaveAnAxisAllTheSame() {
    double speed = 429.8361725769934;
    Extent alike = new Extent(speed, Math.nextUp(speed));

    Span axis = Ranges.vertical(alike, ValueUnit.PER_SECOND, false, 5);

    assertThat(axis.from()).isLessThan(400);
    assertThat(axis.to()).isGreaterThan(460);
  }
}
