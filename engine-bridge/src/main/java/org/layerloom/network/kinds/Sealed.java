package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.layerloom.network.Cost;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;
import org.layerloom.network.Weight;

/**
 * Operators of a foreign file that no kind stands for. They are kept as they were, with their
 * attributes and numbers, so that the network can leave again and be run by ONNX Runtime; the
 * engine cannot train them. What they compute only {@code exchange.onnx} reads; here is what
 * arrives, what comes out, and which numbers belong to it.
 *
 * <p>Nobody places one by hand: the catalogue knows these kinds, and does not list them.
 */
final class Sealed implements LayerKind {

  private static final int LONGEST = 200_000;

  private final int results;

  private Sealed(int results) {
    this.results = results;
  }

  /** One for each number of results that foreign operators may have. */
  static List<Sealed> all() {
    return IntStream.rangeClosed(1, LayerKind.MOST_SEALED_RESULTS).mapToObj(Sealed::new).toList();
  }

  @Override
  public String id() {
    return results == 1 ? LayerKind.SEALED : LayerKind.SEALED + results;
  }

  @Override
  public Family family() {
    return Family.BLOCK;
  }

  @Override
  public String icon() {
    return "fth-lock";
  }

  @Override
  public List<Port> inputs() {
    return Layer.MANY;
  }

  @Override
  public List<Port> outputs() {
    List<Port> ports = new ArrayList<>();
    for (int i = 1; i <= results; i++) {
      ports.add(Port.of(i == 1 ? "out" : "out" + i, PortType.TENSOR));
    }
    return ports;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.text("operator", "", LONGEST),
        Parameter.text("attributes", "", LONGEST),
        Parameter.text("takes", "", LONGEST).when(settings -> false),
        Parameter.text("gives", "", LONGEST).when(settings -> false),
        Parameter.text("holds", "", LONGEST).when(settings -> false),
        Parameter.text("form", "", 4_000_000).when(settings -> false));
  }

  @Override
  public Inference infer(Site site) {
    List<Signal.Tensor> gives = SealedSignals.read(site.settings().text("gives"));
    List<Signal.Tensor> takes = SealedSignals.read(site.settings().text("takes"));
    if (gives == null || takes == null || gives.size() != results || holds(site) == null) {
      return Inference.misfit("network.sealed.damaged");
    }
    List<Signal> found = site.inputs().getFirst();
    for (int i = 0; i < Math.max(takes.size(), found.size()); i++) {
      Shape wanted = i < takes.size() ? takes.get(i).shape() : null;
      Shape got = i < found.size() ? ((Signal.Tensor) found.get(i)).shape() : null;
      if (wanted == null || !wanted.equals(got)) {
        return Inference.misfit(
            "network.sealed.takes",
            site.settings().text("operator"),
            takes.size(),
            wanted == null ? "" : wanted.toString(),
            got == null ? "" : got.toString());
      }
    }
    Inference.Misfit warning =
        new Inference.Misfit(
            null,
            Message.of("network.sealed.notTrained", site.settings().text("operator")),
            List.of());
    return new Inference.Known(List.copyOf(gives), List.of(warning));
  }

  private static @org.jspecify.annotations.Nullable List<Weight> holds(Site site) {
    List<Weight> weights = new ArrayList<>();
    String holds = site.settings().text("holds");
    for (String part : holds.isEmpty() ? new String[0] : holds.split(";", -1)) {
      int space = part.indexOf(' ');
      List<Signal.Tensor> one =
          space < 1 ? null : SealedSignals.read(part.substring(space + 1).strip());
      if (one == null || one.size() != 1) {
        return null;
      }
      weights.add(
          new Weight(
              part.substring(0, space),
              one.getFirst().shape(),
              new Weight.Start.Constant(0),
              false));
    }
    return weights;
  }

  @Override
  public List<Weight> weights(Site site) {
    List<Weight> weights = holds(site);
    return weights == null ? List.of() : weights;
  }

  @Override
  public Cost cost(Site site, List<Signal> outputs) {
    return new Cost(0, 0, 0);
  }

  @Override
  public Message notRun(Site site) {
    return Message.of("network.sealed.notTrained", site.settings().text("operator"));
  }

  /**
   * @throws UnsupportedOperationException always; whoever writes programs asks {@link #notRun}
   */
  @Override
  public List<String> forward(TorchCode code) {
    throw new UnsupportedOperationException(notRun(code.site()).toString());
  }

  @Override
  public String summary(Settings settings) {
    return settings.values().get("operator") instanceof Value.Text(String text)
            && text.length() <= 40
        ? "{operator}"
        : "";
  }

  @Override
  public String formula(Settings settings) {
    return "";
  }
}
