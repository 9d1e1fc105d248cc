package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;
import org.layerloom.network.Weight;

/**
 * Normal random numbers, new ones at every training step: what a generator makes its pictures of.
 * What comes in tells how many samples there are.
 *
 * <p>Outside training the same sample always gives the same noise, so that one can watch what
 * becomes of it: waves of {@value #WAVES} random directions of the sample, brought to length 1, are
 * mixed by normal weights. Every number of it is normal then, with deviation 1, and samples that
 * look alike still give noise of their own.
 */
final class NoiseSource extends Layer {

  private static final int WAVES = 64;

  /** How fast waves turn: samples of half a likeness are whole turns apart. */
  private static final double SPEED = 8;

  NoiseSource() {
    super(
        "noise",
        Family.COMBINE,
        "fth-cloud-rain",
        new Parameter(
            "shape",
            new Parameter.Type.WholeNumbers(1, 6, 1, 1L << 20),
            Value.Wholes.of(64),
            true,
            settings -> true));
  }

  @Override
  Inference shape(Site site) {
    return Inference.of(new Shape(site.settings().wholes("shape")));
  }

  @Override
  public List<Weight> weights(Site site) {
    long out = new Shape(site.settings().wholes("shape")).size();
    long in = site.tensor(0).shape().size();
    Weight.Start normal = new Weight.Start.Normal(1);
    return List.of(
        new Weight("ways", Shape.of(WAVES, in), normal, false),
        new Weight("mix", Shape.of(out, WAVES), normal, false));
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    return WAVES * (out.size() + site.tensor(0).shape().size());
  }

  @Override
  public List<String> forward(TorchCode code) {
    String flat = code.let("torch.reshape(%s, [-1, %d])".formatted(code.input(0), size(code)));
    String square = code.let("torch.sum(torch.mul(%s, %s), [1], True)".formatted(flat, flat));
    String length = code.let("torch.sqrt(torch.add(%s, 1.0E-12))".formatted(square));
    String way = code.let("torch.div(%s, %s)".formatted(flat, length));
    String along = code.let("torch.linear(%s, %s, None)".formatted(way, code.weight("ways")));
    String waves = code.let("torch.cos(torch.mul(%s, %s))".formatted(along, SPEED));
    String sum = code.let("torch.linear(%s, %s, None)".formatted(waves, code.weight("mix")));
    String noise = code.let("torch.mul(%s, %s)".formatted(sum, Math.sqrt(2.0 / WAVES)));
    if (code.training().equals("True")) {
      noise = code.let("torch.randn_like(torch.detach(" + noise + "))");
    }
    List<Long> wanted = code.settings().wholes("shape");
    if (wanted.size() == 1) {
      return List.of(noise);
    }
    List<Long> extents = new ArrayList<>(List.of(-1L));
    extents.addAll(wanted);
    return List.of(code.let("torch.reshape(%s, %s)".formatted(noise, Sliding.list(extents))));
  }

  private static long size(TorchCode code) {
    return code.site().tensor(0).shape().size();
  }

  @Override
  public String summary(Settings settings) {
    return "{shape}";
  }

  @Override
  public String formula(Settings settings) {
    return "Z \\sim \\mathcal{N}(0, 1)";
  }
}
