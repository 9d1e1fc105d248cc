package org.layerloom.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerloom.engine.Flows;
import org.layerloom.engine.torch.Torch;
import org.layerloom.engine.torch.TorchArchive;
import org.layerloom.engine.torch.TorchProgram;
import org.layerloom.network.Catalogue;
import org.layerloom.network.NodeId;

/** What augmentation makes of pictures in a training step, picture by picture. */
final class AugmentationTest {

  private static final int BATCH = 64;
  private static final int CHANNELS = 2;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;

  @Test
  void aFlippedPictureIsItsMirrorImageAndAboutSoManyAre() throws Exception {
    float[][] made = train("randomFlip", "probability", 0.25);

    int flipped = 0;
    for (int i = 0; i < BATCH; i++) {
      float[] as = picture(i);
      float[] mirror = moved(as, (y, x) -> at(as, y, WIDTH - 1 - x));
      assertThat(made[i]).satisfiesAnyOf(it -> same(it, as), it -> same(it, mirror));
      flipped += made[i][0] == mirror[0] ? 1 : 0;
    }
    // 16 are expected; fewer than 4 or more than 32 would be one time in ten thousand
    assertThat(flipped).isBetween(4, 32);
  }

  @Test
  void upAndDownIsDrawnByItself() throws Exception {
    float[][] made = train("randomFlip", "axis", "both", "probability", 1.0);

    for (int i = 0; i < BATCH; i++) {
      float[] as = picture(i);
      same(made[i], moved(as, (y, x) -> at(as, HEIGHT - 1 - y, WIDTH - 1 - x)));
    }
  }

  @Test
  void aShiftedPictureIsAWindowOfItWithinABorderOfZeros() throws Exception {
    float[][] made = train("randomShift", "pixels", 2);

    Set<String> seen = new HashSet<>();
    for (int i = 0; i < BATCH; i++) {
      float[] as = picture(i);
      String found = "";
      for (int dy = -2; dy <= 2; dy++) {
        for (int dx = -2; dx <= 2; dx++) {
          int down = dy;
          int right = dx;
          if (equal(made[i], moved(as, (y, x) -> at(as, y + down, x + right)))) {
            found = dy + " " + dx;
          }
        }
      }
      assertThat(found).as("picture %d is some window", i).isNotEmpty();
      seen.add(found);
    }
    // of 25 windows, 64 draws leave two or three out; both ends are among them
    assertThat(seen).hasSizeGreaterThan(15);
    assertThat(String.join(",", seen)).contains("-2", "2");
  }

  @Test
  void withoutATurnAnAffineMapChangesNothing() throws Exception {
    float[][] made = train("randomAffine", "degrees", 0.0, "scale", 0.0);

    for (int i = 0; i < BATCH; i++) {
      assertThat(made[i]).containsExactly(picture(i), within(1e-3f));
    }
  }

  @Test
  void aTurnedPictureKeepsItsMiddleAndItsShape() throws Exception {
    // given a picture of one bright row through the middle of a wide picture
    float[] bar = new float[CHANNELS * HEIGHT * WIDTH];
    for (int x = 0; x < WIDTH; x++) {
      bar[2 * WIDTH + x] = 1;
    }

    // when each copy is turned by up to 90 degrees
    float[][] made = train(copies(bar), "randomAffine", "degrees", 90.0, "scale", 0.0);

    // then the middle stays bright, and a bar that stands upright is one pixel wide: not squeezed
    boolean upright = false;
    for (float[] one : made) {
      assertThat(one[2 * WIDTH + 3]).isCloseTo(1, within(1e-3f));
      double column = one[3] + one[WIDTH + 3] + one[3 * WIDTH + 3] + one[4 * WIDTH + 3];
      double beside = one[2 * WIDTH + 2] + one[2 * WIDTH + 4];
      upright |= column > 3.6 && beside < 0.4;
    }
    assertThat(upright).isTrue();
  }

  @Test
  void lightMultipliesWhileTheMeanTellsByHowMuch() throws Exception {
    float[][] made = train("randomLight", "brightness", 0.3, "contrast", 0.5);

    Set<Long> factors = new HashSet<>();
    for (int i = 0; i < BATCH; i++) {
      float[] as = picture(i);
      double factor = mean(made[i]) / mean(as);
      assertThat(factor).isBetween(0.7 - 1e-5, 1.3 + 1e-5);
      double contrast = (made[i][0] / factor - mean(as)) / (as[0] - mean(as));
      assertThat(contrast).isBetween(0.5 - 1e-3, 1.5 + 1e-3);
      factors.add(Math.round(factor * 1e5));
    }
    assertThat(factors).hasSizeGreaterThan(50);
  }

  @Test
  void aSquareIsHiddenInEveryChannelAndNothingElse() throws Exception {
    float[][] made = train("cutOut", "size", 3);

    for (int i = 0; i < BATCH; i++) {
      float[] as = picture(i);
      int hidden = 0;
      for (int p = 0; p < HEIGHT * WIDTH; p++) {
        boolean first = made[i][p] == 0;
        assertThat(made[i][HEIGHT * WIDTH + p] == 0).isEqualTo(first);
        assertThat(made[i][p]).isEqualTo(first ? 0 : as[p]);
        hidden += first ? 1 : 0;
      }
      // whole in the middle, at a corner two by two of it
      assertThat(hidden).isIn(4, 6, 9);
    }
  }

  @Test
  void runsOfBandsAndFramesGiveTheMeanAndAllElseStays() throws Exception {
    float[][] made = train("spectrumMask", "bands", 2, "frames", 3);

    java.util.Set<Integer> lengths = new java.util.TreeSet<>();
    for (int i = 0; i < BATCH; i++) {
      float[] as = picture(i);
      float mean = (float) mean(as);
      boolean[] rows = new boolean[HEIGHT];
      boolean[] columns = new boolean[WIDTH];
      for (int y = 0; y < HEIGHT; y++) {
        rows[y] = all(made[i], mean, y * WIDTH, 1, WIDTH);
      }
      for (int x = 0; x < WIDTH; x++) {
        columns[x] = all(made[i], mean, x, WIDTH, HEIGHT);
      }
      lengths.add(run(rows, 2));
      lengths.add(10 + run(columns, 3));
      for (int p = 0; p < HEIGHT * WIDTH; p++) {
        boolean hidden = rows[p / WIDTH] || columns[p % WIDTH];
        for (int at = p; at < as.length; at += HEIGHT * WIDTH) {
          assertThat((double) made[i][at]).isCloseTo(hidden ? mean : as[at], within(1e-2));
        }
      }
    }
    // every length comes, also none
    assertThat(lengths).contains(0, 1, 2, 10, 11, 12, 13);
  }

  private static boolean all(float[] made, float value, int from, int step, int count) {
    for (int i = 0; i < count; i++) {
      if (Math.abs(made[from + i * step] - value) > 1e-2) {
        return false;
      }
    }
    return true;
  }

  /** How many are hidden: neighbours, and so many at most. */
  private static int run(boolean[] hidden, int most) {
    int first = -1;
    int last = -1;
    int count = 0;
    for (int i = 0; i < hidden.length; i++) {
      if (hidden[i]) {
        first = first < 0 ? i : first;
        last = i;
        count++;
      }
    }
    assertThat(count).isLessThanOrEqualTo(most);
    assertThat(count == 0 ? 0 : last - first + 1).isEqualTo(count);
    return count;
  }

  @Test
  void outsideTrainingNothingIsDone() throws Exception {
    for (String kind :
        List.of(
            "randomFlip", "randomShift", "randomAffine", "randomLight", "cutOut", "spectrumMask")) {
      float[][] made = run(all(), false, kind);
      for (int i = 0; i < BATCH; i++) {
        assertThat(made[i]).containsExactly(picture(i));
      }
    }
  }

  private interface Place {
    float at(int y, int x);
  }

  private static void same(float[] found, float[] expected) {
    assertThat(found).containsExactly(expected);
  }

  private static boolean equal(float[] found, float[] expected) {
    return java.util.Arrays.equals(found, expected);
  }

  /** The first channel by a rule, the second the same and one thousand more where it is no zero. */
  private static float[] moved(float[] as, Place rule) {
    float[] moved = new float[as.length];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float value = rule.at(y, x);
        moved[y * WIDTH + x] = value;
        moved[(HEIGHT + y) * WIDTH + x] = value == 0 ? 0 : value + 1000;
      }
    }
    return moved;
  }

  private static float at(float[] picture, int y, int x) {
    return y < 0 || y >= HEIGHT || x < 0 || x >= WIDTH ? 0 : picture[y * WIDTH + x];
  }

  /** No two of its pixels are the same, and none is zero. */
  private static float[] picture(int number) {
    float[] picture = new float[CHANNELS * HEIGHT * WIDTH];
    for (int p = 0; p < HEIGHT * WIDTH; p++) {
      picture[p] = 1 + number + p * 2;
      picture[HEIGHT * WIDTH + p] = picture[p] + 1000;
    }
    return picture;
  }

  private static double mean(float[] picture) {
    double sum = 0;
    for (float value : picture) {
      sum += value;
    }
    return sum / picture.length;
  }

  private static List<float[]> all() {
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      all.add(picture(i));
    }
    return all;
  }

  private static List<float[]> copies(float[] picture) {
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      all.add(picture);
    }
    return all;
  }

  private static float[][] train(String kind, Object... settings) throws Exception {
    return train(all(), kind, settings);
  }

  private static float[][] train(List<float[]> pictures, String kind, Object... settings)
      throws Exception {
    return run(pictures, true, kind, settings);
  }

  /** What the node gives for these pictures, as the compiler writes it. */
  private static float[][] run(
      List<float[]> pictures, boolean training, String kind, Object... settings) throws Exception {
    Flows flows =
        new Flows(
                org.layerloom.network.Shape.of(CHANNELS, HEIGHT, WIDTH),
                3,
                org.layerloom.network.Shape.of())
            .then("it", kind, settings)
            .then("flat", "flatten")
            .then("tail", "dense", "units", 3)
            .loss("loss", "crossEntropy")
            .train();
    Layout layout = Layout.of(flows.analysis(), Catalogue.standard());
    Body body = new Body();
    NetworkText text =
        new NetworkText(layout, body, Precision.SINGLE, training, false, place -> "state[0]");
    text.features("control[0]");
    text.layers(Set.of(new NodeId("it")));
    String made = text.output(flows.analysis().graph().node(new NodeId("it")), 0);
    body.line("return [torch.contiguous(" + made + ")]");
    float[][] results = new float[BATCH][CHANNELS * HEIGHT * WIDTH];
    try (Torch torch = Torch.open("cpu", 1);
        TorchProgram program = torch.load(TorchArchive.HEADER + body.method("made", "control"));
        NDManager scope = torch.scope()) {
      float[] numbers = new float[BATCH * CHANNELS * HEIGHT * WIDTH];
      for (int i = 0; i < BATCH; i++) {
        System.arraycopy(pictures.get(i), 0, numbers, i * results[0].length, results[0].length);
      }
      NDArray given =
          scope.create(
              java.nio.FloatBuffer.wrap(numbers),
              new Shape(BATCH, CHANNELS, HEIGHT, WIDTH),
              DataType.FLOAT32);
      float[] found = program.call(scope, "made", List.of(given)).getFirst().toFloatArray();
      for (int i = 0; i < BATCH; i++) {
        System.arraycopy(found, i * results[0].length, results[i], 0, results[0].length);
      }
    }
    return results;
  }
}
