package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;

/**
 * Goes through a sequence step by step with a memory: a plain recurrent layer, LSTM or GRU, one or
 * several on top of each other, in one direction or both. Weights are called and shaped as in
 * PyTorch's modules.
 */
final class Recurrent extends Weighted {

  private final int gates;
  private final String formula;

  private Recurrent(String id, String icon, int gates, String formula) {
    super(
        id,
        Family.SEQUENCE,
        icon,
        true,
        Parameter.whole("units", 64, 1, 65_536).stated(),
        Parameter.whole("layers", 1, 1, 16),
        Parameter.yesNo("bidirectional", false),
        Parameter.choice("returns", "lastStep", "sequence"),
        Parameter.real("dropout", 0, 0, 0.95).when(settings -> settings.whole("layers") > 1));
    this.gates = gates;
    this.formula = formula;
  }

  static Recurrent rnn() {
    return new Recurrent("rnn", "fth-repeat", 1, "h_t = \\tanh(W x_t + U h_{t-1} + b)");
  }

  static Recurrent lstm() {
    return new Recurrent(
        "lstm",
        "fth-save",
        4,
        "c_t = f_t \\odot c_{t-1} + i_t \\odot \\tanh(W_c x_t + U_c h_{t-1} + b_c),\\quad"
            + " h_t = o_t \\odot \\tanh c_t");
  }

  static Recurrent gru() {
    return new Recurrent(
        "gru", "fth-rotate-cw", 3, "h_t = (1 - z_t) \\odot n_t + z_t \\odot h_{t-1}");
  }

  private static int directions(Settings settings) {
    return settings.flag("bidirectional") ? 2 : 1;
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    Settings settings = site.settings();
    @Nullable Misfit misfit = Fits.sequence(in);
    if (misfit != null) {
      return misfit;
    }
    long width = settings.whole("units") * directions(settings);
    return Inference.of(
        settings.text("returns").equals("sequence")
            ? Shape.of(in.extent(0), width)
            : Shape.of(width));
  }

  @Override
  public List<Weight> weights(Site site) {
    Settings settings = site.settings();
    long units = settings.whole("units");
    Weight.Start start = new Weight.Start.Uniform(1 / Math.sqrt((double) units));
    List<Weight> weights = new ArrayList<>();
    long in = site.tensor(0).shape().last();
    for (int layer = 0; layer < settings.whole("layers"); layer++) {
      for (int direction = 0; direction < directions(settings); direction++) {
        String of = "_l" + layer + (direction == 1 ? "_reverse" : "");
        weights.add(new Weight("weight_ih" + of, Shape.of(gates * units, in), start, true));
        weights.add(new Weight("weight_hh" + of, Shape.of(gates * units, units), start, true));
        weights.add(new Weight("bias_ih" + of, Shape.of(gates * units), start, true));
        weights.add(new Weight("bias_hh" + of, Shape.of(gates * units), start, true));
      }
      in = units * directions(settings);
    }
    return weights;
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    long perStep = 0;
    for (Weight weight : weights(site)) {
      perStep += weight.shape().rank() == 2 ? weight.shape().size() : 0;
    }
    return Shape.of(site.tensor(0).shape().extent(0), perStep).size();
  }

  @Override
  public List<String> forward(TorchCode code) {
    Settings settings = code.settings();
    String x = code.input(0);
    String names =
        weights(code.site()).stream()
            .map(weight -> code.weight(weight.name()))
            .collect(Collectors.joining(", "));
    String zeros =
        code.let(
            "torch.new_zeros(%s, [%d, torch.size(%s, 0), %d])"
                .formatted(
                    x,
                    settings.whole("layers") * directions(settings),
                    x,
                    settings.whole("units")));
    boolean lstm = gates == 4;
    String all =
        code.let(
            "torch.%s(%s, %s, [%s], True, %d, %s, %s, %s, True)"
                .formatted(
                    gates == 1 ? "rnn_tanh" : id(),
                    x,
                    lstm ? "[" + zeros + ", " + zeros + "]" : zeros,
                    names,
                    settings.whole("layers"),
                    settings.whole("layers") > 1 ? settings.real("dropout") : 0.0,
                    code.training(),
                    settings.flag("bidirectional") ? "True" : "False"));
    if (settings.text("returns").equals("sequence")) {
      return List.of(code.let(all + "[0]"));
    }
    String last = code.let("torch.select(%s[1], 0, -1)".formatted(all));
    return List.of(
        settings.flag("bidirectional")
            ? code.let("torch.cat([torch.select(%s[1], 0, -2), %s], 1)".formatted(all, last))
            : last);
  }

  @Override
  public String summary(Settings settings) {
    return "{units} · {returns}" + (settings.whole("layers") > 1 ? " · ×{layers}" : "");
  }

  @Override
  public String formula(Settings settings) {
    return formula;
  }
}
