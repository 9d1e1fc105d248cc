package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.Samples;
import org.layerloom.engine.Blobs;
import org.layerloom.engine.Flows;
import org.layerloom.engine.host.Control;
import org.layerloom.network.Shape;
import org.layerloom.training.RateCurve;

/** The range test: where the loss falls fastest while the learning rate rises. */
final class RateFinderTest {

  @TempDir Path folder;

  private final Samples train = Blobs.of(400, 3, 1, 6);

  private RateCurve curve(Object... training) {
    Flows flows =
        new Flows(Shape.of(6), 3, Shape.of())
            .then("hidden", "dense", "units", 16, "activation", "relu")
            .then("out", "dense", "units", 3)
            .loss("loss", "crossEntropy")
            .train(training);
    Job job = new Job(flows.compile(), 0.1, train, null, folder, "cpu", 1, null);
    return Objects.requireNonNull(RateFinder.find(job, new Control()));
  }

  @Test
  void itFindsARateThatTrainsWell() throws Exception {
    RateCurve curve = curve("optimizer", "adam", "batchSize", 32);

    assertThat(curve.rates()[0]).isEqualTo(1e-7);
    assertThat(curve.suggestion()).isBetween(1e-4, 1.0);
    // What hardly moves hardly learns, and what flies apart has been left out.
    double[] losses = curve.losses();
    double least = java.util.Arrays.stream(losses).min().orElseThrow();
    assertThat(losses[10]).isGreaterThan(2 * least);
    assertThat(java.util.Arrays.stream(losses).allMatch(Double::isFinite)).isTrue();
  }

  @Test
  void theSameProjectGivesTheSameCurve() {
    assertThat(curve("seed", 5).losses()).isEqualTo(curve("seed", 5).losses());
    assertThat(curve("seed", 5).losses()).isNotEqualTo(curve("seed", 6).losses());
  }

  @Test
  void aBatchOfMoreThanThereAreIsAllOfThem() {
    assertThat(curve("batchSize", 100_000).losses().length).isPositive();
  }

  @Test
  void whereNothingFallsNothingIsSuggested() {
    double[] rates = {1e-3, 1e-2, 1e-1, 1};

    assertThat(RateCurve.of(rates, new double[] {1, 1, 1, 2}).suggestion()).isNaN();
    assertThat(RateCurve.of(rates, new double[] {1, Double.NaN, 1, 1}).rates()).hasSize(1);
  }

  @Test
  void theSteepestPlaceIsSuggested() {
    double[] rates = new double[60];
    double[] losses = new double[60];
    for (int i = 0; i < 60; i++) {
      rates[i] = Math.pow(10, i / 10.0 - 5);
      losses[i] = i < 25 ? 2 : i < 35 ? 2 - (i - 24) * 0.15 : 0.35 + Math.max(0, i - 45) * 0.5;
    }

    assertThat(RateCurve.of(rates, losses).suggestion())
        .isBetween(Math.pow(10, -2.5), Math.pow(10, -1));
  }
}
