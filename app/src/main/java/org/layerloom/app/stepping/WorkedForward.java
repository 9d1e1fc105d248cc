package org.layerloom.app.stepping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Node;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.training.Stepped.Numbers;

/** How a number that leaves a node came about from those that came in. */
final class WorkedForward {

  private final Known known;
  private final Node node;
  private final Settings settings;

  WorkedForward(Known known, Node node) {
    this.known = known;
    this.node = node;
    this.settings = node.settings();
  }

  /** Null where the kind is not written out, or where not all numbers are there. */
  @Nullable Worked at(int at) {
    Numbers in = known.arriving(node);
    Numbers out = known.leaving(node.id());
    if (node.bypassed() || in == null || out == null) {
      return null;
    }
    return switch (node.kind()) {
      case "dense" -> dense(in, out, at);
      case "conv2d" -> convolution(in, out, at);
      case "maxpool2d", "avgpool2d" -> pooling(in, out, at);
      case "relu", "sigmoid", "tanh" -> alone(in, at);
      case "softmax" -> in.shape().rank() == 1 && in.whole() ? softmax(doubles(in), at) : null;
      case "add", "subtract", "multiply" -> combined(at);
      case "normalize" -> normalised(in, at);
      case "flatten" -> same(in, at);
      default -> null;
    };
  }

  private static String y(int at) {
    return "y" + (at + 1);
  }

  private @Nullable Worked dense(Numbers in, Numbers out, int at) {
    if (in.shape().rank() != 1 || !in.whole()) {
      return null;
    }
    String activation = Known.text(settings, "activation");
    if (activation.equals("softmax")) {
      double[] sums = new double[(int) out.shape().size()];
      for (int unit = 0; unit < sums.length; unit++) {
        Terms terms = unit(in, unit);
        if (terms == null) {
          return null;
        }
        sums[unit] = terms.sum() + bias(unit);
      }
      return softmax(sums, at);
    }
    Terms terms = unit(in, at);
    Activation carried = Activation.named(activation);
    if (terms == null || carried == null) {
      return null;
    }
    boolean biased = known.parameter(node.id() + ".bias") != null;
    return carried.worked(
        y(at), biased ? terms.text(bias(at)) : terms.text(), terms.sum() + bias(at));
  }

  /** One unit's products; null where its weights were left out. */
  private @Nullable Terms unit(Numbers in, int unit) {
    Numbers weight = known.parameter(node.id() + ".weight");
    int width = in.values().length;
    if (weight == null || weight.values().length < (unit + 1) * width) {
      return null;
    }
    Terms terms = new Terms(width);
    for (int i = 0; i < width; i++) {
      terms.product(weight.values()[unit * width + i], in.values()[i]);
    }
    return terms;
  }

  private double bias(int unit) {
    Numbers bias = known.parameter(node.id() + ".bias");
    return bias == null ? 0 : bias.values()[unit];
  }

  private @Nullable Worked convolution(Numbers in, Numbers out, int at) {
    Numbers weight = known.parameter(node.id() + ".weight");
    Activation carried = Activation.named(Known.text(settings, "activation"));
    if (weight == null
        || carried == null
        || !in.whole()
        || settings.whole("groups") != 1
        || in.shape().rank() != 3) {
      return null;
    }
    List<Long> kernel = settings.wholes("kernel");
    int channels = (int) in.shape().extent(0);
    int each = (int) (channels * kernel.get(0) * kernel.get(1));
    int[] place = place(out.shape(), at);
    if (weight.values().length < (place[0] + 1) * each) {
      return null;
    }
    Terms terms = new Terms(each);
    int number = place[0] * each;
    for (int channel = 0; channel < channels; channel++) {
      for (int row = 0; row < kernel.get(0); row++) {
        for (int column = 0; column < kernel.get(1); column++) {
          int y = from(place[1], 0) + row * (int) (long) settings.wholes("dilation").get(0);
          int x = from(place[2], 1) + column * (int) (long) settings.wholes("dilation").get(1);
          terms.product(weight.values()[number++], value(in, channel, y, x));
        }
      }
    }
    boolean biased = known.parameter(node.id() + ".bias") != null;
    return carried.worked(
        named(place),
        biased ? terms.text(bias(place[0])) : terms.text(),
        terms.sum() + bias(place[0]));
  }

  /** Where the window of a place begins along an axis, which may be before the first number. */
  private int from(int place, int axis) {
    long pad =
        switch (Known.text(settings, "padding")) {
          case "same" ->
              (settings.wholes("kernel").get(axis) - 1) * settings.wholes("dilation").get(axis) / 2;
          case "valid" -> 0;
          default -> settings.wholes("pad").get(axis);
        };
    return (int) (place * settings.wholes("stride").get(axis) - pad);
  }

  private @Nullable Worked pooling(Numbers in, Numbers out, int at) {
    if (!in.whole() || in.shape().rank() != 3) {
      return null;
    }
    boolean largest = node.kind().equals("maxpool2d");
    int[] place = place(out.shape(), at);
    List<Long> kernel = settings.wholes("kernel");
    StringBuilder line = new StringBuilder();
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int count = 0;
    for (int row = 0; row < kernel.get(0); row++) {
      for (int column = 0; column < kernel.get(1); column++) {
        int y = from(place[1], 0) + row;
        int x = from(place[2], 1) + column;
        boolean inside = y >= 0 && x >= 0 && y < in.shape().extent(1) && x < in.shape().extent(2);
        double value = value(in, place[0], y, x);
        if (inside || !largest) {
          most = Math.max(most, value);
          sum += value;
          String between = largest ? ", " : " + ";
          line.append(count == 0 ? "" : between)
              .append(count < Terms.MOST ? Worked.say(value) : "");
          count++;
        }
      }
    }
    if (count > Terms.MOST) {
      return null;
    }
    return largest
        ? new Worked(named(place) + " = max(" + line + ") = " + Worked.say(most), most)
        : new Worked(
            named(place) + " = (" + line + ") / " + count + " = " + Worked.say(sum / count),
            sum / count);
  }

  private static double value(Numbers in, int channel, int y, int x) {
    int height = (int) in.shape().extent(1);
    int width = (int) in.shape().extent(2);
    return y < 0 || x < 0 || y >= height || x >= width
        ? 0
        : in.values()[(channel * height + y) * width + x];
  }

  /** Channel, row and column of a number. */
  private static int[] place(Shape shape, int at) {
    int height = (int) shape.extent(1);
    int width = (int) shape.extent(2);
    return new int[] {at / width / height, at / width % height, at % width};
  }

  private static String named(int[] place) {
    return "y[%d, %d, %d]".formatted(place[0] + 1, place[1] + 1, place[2] + 1);
  }

  private @Nullable Worked alone(Numbers in, int at) {
    Activation activation = Activation.named(node.kind());
    if (activation == null || at >= in.values().length) {
      return null;
    }
    double x = in.values()[at];
    double value = activation.of(x);
    return new Worked(
        y(at) + " = " + activation.about(Worked.say(x)) + " = " + Worked.say(value), value);
  }

  /** Shares of e to the sums, calculated from the largest so that none is infinite. */
  static Worked softmax(double[] sums, int at) {
    double most = java.util.Arrays.stream(sums).max().orElse(0);
    Terms all = new Terms(sums.length);
    for (double sum : sums) {
      all.add(Math.exp(sum - most), "e^" + Worked.bracketed(sum));
    }
    double share = Math.exp(sums[at] - most) / all.sum();
    return new Worked(
        y(at)
            + " = e^"
            + Worked.bracketed(sums[at])
            + " / ("
            + all.text()
            + ") = "
            + Worked.say(share),
        share);
  }

  private @Nullable Worked combined(int at) {
    String sign =
        switch (node.kind()) {
          case "add" -> " + ";
          case "subtract" -> " \u2212 ";
          default -> " \u00b7 ";
        };
    StringBuilder line = new StringBuilder();
    double result = Double.NaN;
    for (Numbers each : known.allArriving(node)) {
      if (each == null || at >= each.values().length || !each.shape().equals(shape())) {
        return null;
      }
      double value = each.values()[at];
      if (line.isEmpty()) {
        result = value;
        line.append(Worked.say(value));
      } else {
        line.append(sign).append(Worked.bracketed(value));
        result =
            switch (node.kind()) {
              case "add" -> result + value;
              case "subtract" -> result - value;
              default -> result * value;
            };
      }
    }
    return new Worked(y(at) + " = " + line + " = " + Worked.say(result), result);
  }

  private @Nullable Shape shape() {
    Numbers out = known.leaving(node.id());
    return out == null ? null : out.shape();
  }

  private @Nullable Worked normalised(Numbers in, int at) {
    if (at >= in.values().length) {
      return null;
    }
    double x = in.values()[at];
    double mean =
        switch (Known.text(settings, "mode")) {
          case "unit" -> 0;
          case "signed" -> 127.5;
          default -> Known.real(settings, "mean", 0);
        };
    double deviation =
        switch (Known.text(settings, "mode")) {
          case "unit" -> 255;
          case "signed" -> 127.5;
          default -> Known.real(settings, "deviation", 1);
        };
    double value = (x - mean) / deviation;
    String centred =
        mean == 0 ? Worked.say(x) : "(" + Worked.say(x) + " \u2212 " + Worked.bracketed(mean) + ")";
    return new Worked(
        y(at) + " = " + centred + " / " + Worked.say(deviation) + " = " + Worked.say(value), value);
  }

  private static @Nullable Worked same(Numbers in, int at) {
    if (at >= in.values().length) {
      return null;
    }
    double x = in.values()[at];
    String name = "x" + (at + 1);
    if (in.shape().rank() == 3) {
      int[] place = place(in.shape(), at);
      name = "x[%d, %d, %d]".formatted(place[0] + 1, place[1] + 1, place[2] + 1);
    }
    return new Worked(y(at) + " = " + name + " = " + Worked.say(x), x);
  }

  private static double[] doubles(Numbers numbers) {
    double[] doubles = new double[numbers.values().length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = numbers.values()[i];
    }
    return doubles;
  }
}
