package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerloom.engine.program.NotTrainable;
import org.layerloom.engine.program.Precision;
import org.layerloom.engine.program.Program;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.subnet.Nets;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.Unfolding;

/**
 * Sub-networks against the same flowchart drawn by hand without them. A step of plain descent with
 * rate 1 changes each weight by its gradient.
 */
final class SubnetGateTest {

  private static Program program(Analysis analysis) {
    assertThat(analysis.problems()).isEmpty();
    try {
      return Program.compile(analysis, Nets.STANDARD, Precision.DOUBLE);
    } catch (NotTrainable e) {
      throw new AssertionError(e);
    }
  }

  private static Program unfolded(Network network) {
    return program(Unfolding.analyse(network, Nets.STANDARD, Nets.DATA));
  }

  private static Program byHand() {
    return program(Analyser.analyse(Nets.rowByHand(), Nets.STANDARD, Nets.DATA));
  }

  /** Starts a run with the same numbers in weights of the same place within a block. */
  private static void startAlike(DoubleRun run) {
    for (int place = 0; place < run.program.slots().size(); place++) {
      String key = withinBlock(run.program.slots().get(place).key());
      java.util.Random random = new java.util.Random(key.hashCode());
      for (int i = 0; i < run.state[place].length; i++) {
        run.state[place][i] = random.nextGaussian() * 0.3;
      }
    }
  }

  private static String withinBlock(String key) {
    return key.replaceFirst("^block\\d[/_]", "");
  }

  /** The gradient of each weight by its name, after the loss. */
  private static Map<String, double[]> gradients(Program program) {
    try (DoubleRun run = new DoubleRun(program, 6, 5)) {
      startAlike(run);
      double[][] start = new double[run.state.length][];
      for (int i = 0; i < start.length; i++) {
        start[i] = run.state[i].clone();
      }
      Map<String, double[]> gradients = new HashMap<>();
      gradients.put("loss", new double[] {run.step(1)});
      for (int place = 0; place < program.trained(); place++) {
        double[] gradient = new double[start[place].length];
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = start[place][i] - run.state[place][i];
        }
        gradients.put(program.slots().get(place).key().replace('/', '_'), gradient);
      }
      return gradients;
    }
  }

  @Test
  void separateCopiesTrainAsTheFlowchartDrawnByHand() {
    Map<String, double[]> expected = gradients(byHand());

    Map<String, double[]> found = gradients(unfolded(Nets.row("own")));

    assertThat(found.keySet()).isEqualTo(expected.keySet()).contains("block2_conv1.weight");
    expected.forEach(
        (key, numbers) ->
            assertThat(found.get(key)).as(key).containsExactly(numbers, within(1e-12)));
  }

  /** d loss / d w, where w stands at three places, is the sum over the three places. */
  @Test
  void theGradientOfASharedWeightIsTheSumOverItsPlaces() {
    Map<String, double[]> single = gradients(byHand());

    Program program = unfolded(Nets.row("shared"));
    Map<String, double[]> shared = gradients(program);

    assertThat(program.slots())
        .extracting(slot -> slot.key())
        .containsExactlyInAnyOrder(
            "block1/conv1.weight",
            "block1/conv1.bias",
            "block1/conv2.weight",
            "block1/conv2.bias",
            "dense.weight",
            "dense.bias");
    assertThat(shared.get("loss")).containsExactly(single.get("loss"), within(1e-12));
    for (String weight : new String[] {"conv1.weight", "conv1.bias", "conv2.weight"}) {
      double[] sum = new double[of(single, "block1_" + weight).length];
      for (int block = 1; block <= 3; block++) {
        double[] part = of(single, "block" + block + "_" + weight);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += part[i];
        }
      }
      assertThat(shared.get("block1_" + weight)).as(weight).containsExactly(sum, within(1e-10));
      assertThat(single.get("block2_" + weight)).isNotEqualTo(single.get("block1_" + weight));
    }
    assertThat(shared.get("dense.weight"))
        .containsExactly(single.get("dense.weight"), within(1e-12));
  }

  private static double[] of(Map<String, double[]> gradients, String weight) {
    return java.util.Objects.requireNonNull(gradients.get(weight), weight);
  }
}
