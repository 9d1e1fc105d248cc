package org.layerloom.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Costs against values worked out by hand; those of S1 stand in its picture too. */
class CostsTest {

  private final Analysis s1 = Drawing.s1().analysis();

  @Test
  void aConvolutionCountsItsKernelsAtEveryPlace() {
    Cost cost = s1.costs().get(Drawing.id("conv1"));

    assertThat(cost).isEqualTo(new Cost(320, 194_688, 32 * 26 * 26));
  }

  @Test
  void channelsMultiplyTheWork() {
    Cost cost = s1.costs().get(Drawing.id("conv2"));

    assertThat(cost).isEqualTo(new Cost(64 * 32 * 9 + 64, 64L * 11 * 11 * 32 * 9, 64L * 11 * 11));
  }

  @Test
  void groupsDivideTheWork() {
    Analysis analysis =
        Drawing.from("mnist")
            .then("wide", "conv2d", Map.of("filters", Drawing.whole(8)))
            .then(
                "grouped",
                "conv2d",
                Map.of("filters", Drawing.whole(8), "groups", Drawing.whole(8)))
            .analysis();

    assertThat(analysis.costs().get(Drawing.id("grouped")))
        .isEqualTo(new Cost(8 * 9 + 8, 8L * 24 * 24 * 9, 8L * 24 * 24));
  }

  @Test
  void theWholeOfS1IsAsItsPictureSays() {
    assertThat(s1.total().parameters()).isEqualTo(225_034);
    assertThat(s1.total().multiplyAdds()).isEqualTo(194_688 + 2_230_272 + 204_800 + 1_280);
  }

  @Test
  void aDenseLayerWithoutBiasHasOnlyItsMatrix() {
    Analysis analysis =
        Drawing.from("coins")
            .then(
                "dense", "dense", Map.of("units", Drawing.whole(3), "bias", new Value.Flag(false)))
            .analysis();

    assertThat(analysis.costs().get(Drawing.id("dense"))).isEqualTo(new Cost(24, 24, 3));
  }

  @Test
  void sumsStayAtTheLargestNumber() {
    Cost much = new Cost(Long.MAX_VALUE, 1, 2);

    assertThat(much.plus(much)).isEqualTo(new Cost(Long.MAX_VALUE, 2, 4));
  }
}
