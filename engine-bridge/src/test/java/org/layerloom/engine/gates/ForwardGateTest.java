package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.engine.Flows;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;

/** What layers compute, against loops written out in plain Java. */
final class ForwardGateTest {

  private static final int BATCH = 2;
  private static final Shape PICTURE = Shape.of(4, 9, 7);

  private static Flows ending(Flows flows, boolean flatten) {
    if (flatten) {
      flows.then("flat", "flatten");
    }
    return flows.then("tail", "dense", "units", 3).loss("loss", "mse").train();
  }

  private static Flows picture() {
    return new Flows(PICTURE, 0, Shape.of(3));
  }

  private static double[] output(DoubleRun run, String node) {
    List<double[]> all = run.activations();
    for (int i = 0; i < all.size(); i++) {
      if (run.program.activations().get(i).node().equals(new NodeId(node))) {
        return all.get(i);
      }
    }
    throw new IllegalArgumentException(node);
  }

  private static double[] weight(DoubleRun run, String key) {
    for (int i = 0; i < run.program.slots().size(); i++) {
      if (run.program.slots().get(i).key().equals(key)) {
        return run.state[i];
      }
    }
    throw new IllegalArgumentException(key);
  }

  private static void same(double[] computed, double[] expected) {
    assertThat(computed).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(computed[i]).as("number %d", i).isCloseTo(expected[i], within(1e-9));
    }
  }

  @ParameterizedTest(
      name = "{0} filters, kernel {1}x{2}, stride {3}x{4}, dilation {5}, groups {6}, {7}")
  @CsvSource({
    "3, 3, 3, 1, 1, 1, 1, valid",
    "4, 3, 2, 2, 3, 1, 2, valid",
    "8, 3, 3, 1, 1, 2, 4, valid",
    "5, 3, 3, 1, 1, 1, 1, same",
    "4, 2, 4, 1, 1, 1, 2, same",
    "4, 3, 2, 1, 1, 2, 1, same",
    "3, 1, 1, 2, 2, 1, 1, explicit",
    "2, 5, 3, 2, 1, 1, 1, explicit"
  })
  void aConvolutionIsASumOverItsWindow(
      int filters, int kh, int kw, int sh, int sw, int dilation, int groups, String padding) {
    Flows flows =
        ending(
            picture()
                .then(
                    "it",
                    "conv2d",
                    "filters",
                    filters,
                    "kernel",
                    new long[] {kh, kw},
                    "stride",
                    new long[] {sh, sw},
                    "dilation",
                    new long[] {dilation, dilation},
                    "groups",
                    groups,
                    "padding",
                    padding,
                    "pad",
                    new long[] {2, 1}),
            true);
    try (DoubleRun run = new DoubleRun(flows, BATCH, 7)) {
      // "Same" puts the odd zero, if there is one, behind.
      int top = pad(padding, kh, dilation, 2);
      int left = pad(padding, kw, dilation, 1);
      int bottom = padding.equals("same") ? (kh - 1) * dilation - top : top;
      int right = padding.equals("same") ? (kw - 1) * dilation - left : left;
      int height = (9 + top + bottom - (kh - 1) * dilation - 1) / sh + 1;
      int width = (7 + left + right - (kw - 1) * dilation - 1) / sw + 1;
      double[] w = weight(run, "it.weight");
      double[] b = weight(run, "it.bias");
      int perGroup = 4 / groups;
      double[] expected = new double[BATCH * filters * height * width];
      int at = 0;
      for (int n = 0; n < BATCH; n++) {
        for (int f = 0; f < filters; f++) {
          int firstChannel = f / (filters / groups) * perGroup;
          for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
              double sum = b[f];
              for (int c = 0; c < perGroup; c++) {
                for (int i = 0; i < kh; i++) {
                  for (int j = 0; j < kw; j++) {
                    int row = y * sh - top + i * dilation;
                    int column = x * sw - left + j * dilation;
                    if (row >= 0 && row < 9 && column >= 0 && column < 7) {
                      sum +=
                          w[((f * perGroup + c) * kh + i) * kw + j]
                              * run.features[((n * 4 + firstChannel + c) * 9 + row) * 7 + column];
                    }
                  }
                }
              }
              expected[at++] = sum;
            }
          }
        }
      }
      same(output(run, "it"), expected);
    }
  }

  private static int pad(String padding, int kernel, int dilation, int explicit) {
    return switch (padding) {
      case "same" -> (kernel - 1) * dilation / 2;
      case "explicit" -> explicit;
      default -> 0;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "maxpool2d, 2, 2, 0",
    "maxpool2d, 3, 2, 1",
    "avgpool2d, 2, 3, 0",
    "avgpool2d, 3, 1, 0"
  })
  void aPoolTakesTheLargestOrTheMean(String kind, int kernel, int stride, int pad) {
    Flows flows =
        ending(
            picture()
                .then(
                    "it",
                    kind,
                    "kernel",
                    new long[] {kernel, kernel},
                    "stride",
                    new long[] {stride, stride},
                    "pad",
                    new long[] {pad, pad}),
            true);
    try (DoubleRun run = new DoubleRun(flows, BATCH, 8)) {
      int height = (9 + 2 * pad - kernel) / stride + 1;
      int width = (7 + 2 * pad - kernel) / stride + 1;
      double[] expected = new double[BATCH * 4 * height * width];
      int at = 0;
      for (int plane = 0; plane < BATCH * 4; plane++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            double largest = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int i = 0; i < kernel; i++) {
              for (int j = 0; j < kernel; j++) {
                int row = y * stride - pad + i;
                int column = x * stride - pad + j;
                if (row >= 0 && row < 9 && column >= 0 && column < 7) {
                  double value = run.features[(plane * 9 + row) * 7 + column];
                  largest = Math.max(largest, value);
                  sum += value;
                }
              }
            }
            expected[at++] = kind.startsWith("max") ? largest : sum / (kernel * kernel);
          }
        }
      }
      same(output(run, "it"), expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "relu", "sigmoid", "tanh", "softmax"})
  void aDenseLayerIsAWeightedSumThroughItsActivation(String activation) {
    Flows flows =
        ending(
            new Flows(Shape.of(5), 0, Shape.of(3))
                .then("it", "dense", "units", 4, "activation", activation),
            false);
    try (DoubleRun run = new DoubleRun(flows, BATCH, 9)) {
      double[] w = weight(run, "it.weight");
      double[] b = weight(run, "it.bias");
      double[] expected = new double[BATCH * 4];
      for (int n = 0; n < BATCH; n++) {
        double all = 0;
        for (int u = 0; u < 4; u++) {
          double sum = b[u];
          for (int i = 0; i < 5; i++) {
            sum += w[u * 5 + i] * run.features[n * 5 + i];
          }
          expected[n * 4 + u] =
              switch (activation) {
                case "relu" -> Math.max(0, sum);
                case "sigmoid" -> 1 / (1 + Math.exp(-sum));
                case "tanh" -> Math.tanh(sum);
                case "softmax" -> Math.exp(sum);
                default -> sum;
              };
          all += expected[n * 4 + u];
        }
        for (int u = 0; u < 4 && activation.equals("softmax"); u++) {
          expected[n * 4 + u] /= all;
        }
      }
      same(output(run, "it"), expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"none, logits", "softmax, probabilities"})
  void crossEntropyIsTheMeanLogarithmOfTheRightClass(String activation, String predictions) {
    Flows flows =
        new Flows(Shape.of(5), 3, Shape.of())
            .then("out", "dense", "units", 3, "activation", activation)
            .loss("loss", "crossEntropy", "predictions", predictions)
            .train();
    try (DoubleRun run = new DoubleRun(flows, 4, 10)) {
      double[] out = output(run, "out");
      double expected = 0;
      for (int n = 0; n < 4; n++) {
        double all = 0;
        for (int c = 0; c < 3; c++) {
          all += activation.equals("none") ? Math.exp(out[n * 3 + c]) : out[n * 3 + c];
        }
        double right = out[n * 3 + (int) run.classes[n]];
        expected -= Math.log((activation.equals("none") ? Math.exp(right) : right) / all) / 4;
      }
      assertThat(run.step(0)).isCloseTo(expected, within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"none, logits", "sigmoid, probabilities"})
  void binaryCrossEntropyWeighsBothAnswers(String activation, String predictions) {
    Flows flows =
        new Flows(Shape.of(5), 2, Shape.of())
            .then("out", "dense", "units", 1, "activation", activation)
            .loss("loss", "binaryCrossEntropy", "predictions", predictions)
            .train();
    try (DoubleRun run = new DoubleRun(flows, 6, 11)) {
      double[] out = output(run, "out");
      double expected = 0;
      for (int n = 0; n < 6; n++) {
        double p = activation.equals("none") ? 1 / (1 + Math.exp(-out[n])) : out[n];
        expected -= Math.log(run.classes[n] == 1 ? p : 1 - p) / 6;
      }
      assertThat(run.step(0)).isCloseTo(expected, within(1e-9));
    }
  }
}
