package org.layerloom.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Grounds have the slopes of their heights, and whoever races goes down them. */
final class RaceTest {

  private static final Ground.Extent EXTENT = new Ground.Extent(-2, 3, 10, 11);

  private static Bicubic grid(int columns, int rows, Ground of) {
    float[] heights = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        heights[row * columns + column] =
            (float)
                of.height(
                    of.extent().left() + of.extent().width() * column / (columns - 1),
                    of.extent().bottom() + of.extent().height() * row / (rows - 1));
      }
    }
    return new Bicubic(of.extent(), columns, rows, heights);
  }

  /** x² - 3 x y + 2 y, which cubic convolution has no error for. */
  private record Parabola(Extent extent) implements Ground {
    @Override
    public double height(double x, double y) {
      return x * x - 3 * x * y + 2 * y;
    }

    @Override
    public double[] slope(double x, double y) {
      return new double[] {2 * x - 3 * y, -3 * x + 2};
    }
  }

  static Stream<Ground> grounds() {
    return Stream.concat(Stream.of(Textbook.values()), Stream.of(grid(9, 7, Textbook.ROSENBROCK)));
  }

  @ParameterizedTest
  @MethodSource("grounds")
  void slopesAreThoseOfTheHeights(Ground ground) {
    Random random = new Random(3);
    Ground.Extent of = ground.extent();
    for (int i = 0; i < 200; i++) {
      // Some of them beyond the edges.
      double x = of.left() + of.width() * (1.2 * random.nextDouble() - 0.1);
      double y = of.bottom() + of.height() * (1.2 * random.nextDouble() - 0.1);
      double by = 1e-5;
      double[] slope = ground.slope(x, y);
      boolean within = x > of.left() && x < of.right() && y > of.bottom() && y < of.top();
      if (within || ground instanceof Textbook) {
        double across = (ground.height(x + by, y) - ground.height(x - by, y)) / (2 * by);
        double up = (ground.height(x, y + by) - ground.height(x, y - by)) / (2 * by);
        double size = 1 + Math.hypot(slope[0], slope[1]);
        assertThat(slope[0]).isCloseTo(across, within(1e-4 * size));
        assertThat(slope[1]).isCloseTo(up, within(1e-4 * size));
      }
      assertThat(ground.height(x, y)).isFinite();
    }
  }

  @Test
  void theGridIsAParabolaWhereItsHeightsAre() {
    Parabola parabola = new Parabola(EXTENT);
    Bicubic bicubic = grid(6, 5, parabola);
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double x = -2 + 5 * random.nextDouble();
      double y = 10 + random.nextDouble();
      assertThat(bicubic.height(x, y)).isCloseTo(parabola.height(x, y), within(1e-4));
      assertThat(bicubic.slope(x, y)[0]).isCloseTo(parabola.slope(x, y)[0], within(1e-3));
      assertThat(bicubic.slope(x, y)[1]).isCloseTo(parabola.slope(x, y)[1], within(1e-3));
    }
    assertThat(bicubic.height(3, 11)).isCloseTo(parabola.height(3, 11), within(1e-4));
    // Beyond, it goes on as steeply.
    double[] edge = bicubic.slope(3, 10.5);
    assertThat(bicubic.height(4, 10.5)).isCloseTo(bicubic.height(3, 10.5) + edge[0], within(1e-9));
  }

  @Test
  void whatIsNoNumberIsHigh() {
    float[] heights = {0, 1, 2, 3, Float.NaN, 5, Float.POSITIVE_INFINITY, 7, 8};

    Bicubic ground = new Bicubic(new Ground.Extent(0, 2, 0, 2), 3, 3, heights);

    assertThat(ground.height(1, 1)).isCloseTo(8, within(1e-9));
    assertThat(ground.height(0, 2)).isCloseTo(8, within(1e-9));
    assertThat(ground.height(2, 0)).isCloseTo(2, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource
  void everyOptimiserGoesDownEachGroundAtItsBestRate(Rule rule) {
    for (Textbook ground : Textbook.values()) {
      double from = ground.height(ground.startX(), ground.startY());
      Race race =
          Race.ofBest(
              ground,
              new Race.Pace(1, Race.schedule("constant"), 300),
              List.of(rule),
              ground.startX(),
              ground.startY());
      while (!race.over()) {
        race.step();
      }
      Runner runner = race.runners().getFirst();
      assertThat(runner.lost()).isFalse();
      assertThat(runner.count()).isEqualTo(301);
      assertThat(runner.height())
          .as("%s on %s", rule, ground)
          .isLessThan(from - 0.1 * Math.abs(from) - 1e-3);
    }
  }

  @Test
  void tooFastFliesAwayAndStaysThere() {
    Race race =
        new Race(
            Textbook.VALLEY,
            new Race.Pace(1, Race.schedule("constant"), 100),
            List.of(Rule.SGD, Rule.ADAM),
            -9,
            1);
    while (!race.over()) {
      race.step();
    }
    assertThat(race.runners().getFirst().lost()).isTrue();
    assertThat(race.runners().getFirst().height()).isFinite();
    assertThat(race.runners().getLast().lost()).isFalse();
  }

  @Test
  void whoLeavesWhatIsKnownIsOutAndTheBestRateDoesNot() {
    // Given a slope that goes down to the right, and a start at its left,
    float[] heights = {3, 2, 1, 3, 2, 1, 3, 2, 1};
    Bicubic slope = new Bicubic(new Ground.Extent(0, 2, 0, 2), 3, 3, heights);
    Race.Pace pace = new Race.Pace(0.5, Race.schedule("constant"), 40);

    Race fast = new Race(slope, pace, List.of(Rule.SGD), 0.2, 1);
    Race best = Race.ofBest(slope, pace, List.of(Rule.SGD), 0.2, 1);
    for (int i = 0; i < 40; i++) {
      fast.step();
      best.step();
    }

    assertThat(fast.runners().getFirst().lost()).isTrue();
    assertThat(fast.runners().getFirst().count()).isEqualTo(5);
    assertThat(best.runners().getFirst().lost()).isFalse();
    assertThat(best.runners().getFirst().height()).isBetween(1.0, 2.0);
  }

  @Test
  void theScheduleSlowsAllDown() {
    Race.Pace pace = new Race.Pace(0.1, Race.schedule("cosine"), 50);
    Race race = new Race(Textbook.BOWL, pace, List.of(Rule.LION), 3, 3);
    for (int i = 0; i < 26; i++) {
      race.step();
    }
    Runner runner = race.runners().getFirst();
    assertThat(runner.x(0) - runner.x(1)).isCloseTo(0.1, within(1e-12));
    assertThat(runner.x(25) - runner.x(26)).isCloseTo(0.05, within(1e-12));
    for (String kind : Race.schedules()) {
      for (int step = 0; step < 50; step++) {
        assertThat(new Race.Pace(1, Race.schedule(kind), 50).factorAt(step)).isBetween(0.0, 1.0);
      }
    }
  }
}
