package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/**
 * Brings samples to a common range before the network sees them: bytes to 0..1 or to -1..1, or any
 * numbers to {@code (x - mean) / deviation}.
 */
final class Normalize extends Layer {

  Normalize() {
    super(
        "normalize",
        Family.PREPARATION,
        "fth-sliders",
        Parameter.choice("mode", "unit", "signed", "standard"),
        Parameter.real("mean", 0, -1e6, 1e6).when(Normalize::standard),
        Parameter.factor("deviation", 1, 1e-6, 1e6).when(Normalize::standard));
  }

  private static boolean standard(Settings settings) {
    return settings.text("mode").equals("standard");
  }

  @Override
  public List<Port> inputs() {
    return List.of(Port.of("in", PortType.SAMPLES));
  }

  @Override
  public List<Port> outputs() {
    return List.of(Port.of("out", PortType.SAMPLES));
  }

  @Override
  Inference shape(Site site) {
    boolean unit = site.settings().text("mode").equals("unit");
    return Inference.of(
        new Signal.Tensor(
            site.tensor(0).shape(), unit ? Signal.Numbers.UNIT : Signal.Numbers.REAL, 0));
  }

  @Override
  long activations(Shape out) {
    return 0;
  }

  @Override
  public List<String> forward(TorchCode code) {
    Settings settings = code.settings();
    return List.of(
        switch (settings.text("mode")) {
          case "unit" -> scaled(code, 0, 255);
          case "signed" -> scaled(code, 127.5, 127.5);
          default -> scaled(code, settings.real("mean"), settings.real("deviation"));
        });
  }

  private static String scaled(TorchCode code, double mean, double deviation) {
    String centred =
        mean == 0 ? code.input(0) : code.let("torch.sub(%s, %s)".formatted(code.input(0), mean));
    return code.let("torch.div(%s, %s)".formatted(centred, deviation));
  }

  @Override
  public String summary(Settings settings) {
    return "{mode}";
  }

  @Override
  public String formula(Settings settings) {
    return switch (settings.text("mode")) {
      case "unit" -> "y = \\frac{x}{255}";
      case "signed" -> "y = \\frac{x}{127.5} - 1";
      default -> "y = \\frac{x - \\mu}{\\sigma}";
    };
  }
}
