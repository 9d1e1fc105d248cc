package org.layerloom.network.kinds;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;
import org.layerloom.network.Weight;

/** Each step of a sequence looks at all steps, its own or another's, and takes what it needs. */
final class Attention extends Weighted {

  Attention() {
    super(
        "multiHeadAttention",
        Family.ATTENTION,
        "fth-eye",
        true,
        Parameter.whole("heads", 4, 1, 256).stated(),
        Parameter.yesNo("causal", false));
  }

  @Override
  public List<Port> inputs() {
    return List.of(Port.of("in", PortType.TENSOR), Port.optional("memory", PortType.TENSOR));
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    @Nullable Misfit misfit = misfit(site, in);
    return misfit != null ? misfit : Inference.of(in);
  }

  private static @Nullable Misfit misfit(Site site, Shape in) {
    Misfit misfit = Fits.sequence(in);
    if (misfit == null) {
      misfit = heads(in, site.settings());
    }
    return misfit == null && hasMemory(site) ? memory(in, site.tensor(1).shape()) : misfit;
  }

  /** Whether the heads share the features out evenly; null where they do. */
  static @Nullable Misfit heads(Shape in, Settings settings) {
    long heads = settings.whole("heads");
    long fitting = heads;
    while (in.last() % fitting != 0) {
      fitting--;
    }
    return fitting == heads
        ? null
        : Fits.misfit(
            "heads",
            Message.of("network.attention.heads", heads, in.last()),
            new Repair.Set("heads", new Value.Whole(fitting)));
  }

  /** Whether another sequence can be looked at; null where it can. */
  static @Nullable Misfit memory(Shape in, Shape memory) {
    return memory.rank() == 2 && memory.last() == in.last()
        ? null
        : Fits.misfit(
            null,
            Message.of("network.attention.memory", in.last(), memory),
            new Repair.InsertBefore(
                1, "dense", Settings.of(Map.of("units", new Value.Whole(in.last())))));
  }

  static boolean hasMemory(Site site) {
    return !site.inputs().get(1).isEmpty();
  }

  private static AttentionText text(Site site) {
    return new AttentionText("", site.tensor(0).shape().last(), site.settings().whole("heads"));
  }

  @Override
  public List<Weight> weights(Site site) {
    return text(site).weights();
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    long keys = (hasMemory(site) ? site.tensor(1) : site.tensor(0)).shape().extent(0);
    return text(site).multiplyAdds(out.extent(0), keys);
  }

  @Override
  public List<String> forward(TorchCode code) {
    String memory = hasMemory(code.site()) ? code.input(1) : code.input(0);
    return List.of(
        text(code.site()).write(code, code.input(0), memory, code.settings().flag("causal")));
  }

  @Override
  public String summary(Settings settings) {
    return "{heads}" + (settings.flag("causal") ? " →" : "");
  }

  @Override
  public String formula(Settings settings) {
    return "Y = \\mathrm{softmax}\\!\\left(\\frac{QK^{\\top}}{\\sqrt{d}}\\right) V";
  }
}
