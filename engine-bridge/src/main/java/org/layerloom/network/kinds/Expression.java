package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** A formula of one's own over what arrives, number by number: {@code a * sigmoid(b)}. */
final class Expression extends Layer {

  Expression() {
    super(
        "expression",
        Family.COMBINE,
        "fth-terminal",
        Parameter.text("expression", "a", 500).stated());
  }

  @Override
  public List<Port> inputs() {
    return MANY;
  }

  @Override
  Inference shape(Site site) {
    return switch (ArithmeticReader.read(site.settings().text("expression"))) {
      case ArithmeticReader.Reading.Wrong(Message reason) -> Fits.misfit("expression", reason);
      case ArithmeticReader.Reading.Read(Arithmetic arithmetic) -> shape(site, arithmetic);
    };
  }

  private static Inference shape(Site site, Arithmetic arithmetic) {
    List<Signal> signals = site.inputs().getFirst();
    if (arithmetic.inputs() == 0 || arithmetic.inputs() > signals.size()) {
      return Fits.misfit(
          "expression",
          Message.of("network.expression.inputs", arithmetic.inputs(), signals.size()));
    }
    Shape shape = ((Signal.Tensor) signals.getFirst()).shape();
    for (Signal signal : signals.subList(0, arithmetic.inputs())) {
      Shape other = ((Signal.Tensor) signal).shape();
      Shape both = Combine.broadcast(shape, other);
      if (both == null) {
        return Fits.misfit(null, Message.of("network.combine.shapes", shape, other));
      }
      shape = both;
    }
    return Inference.of(shape);
  }

  @Override
  public List<String> forward(TorchCode code) {
    return switch (ArithmeticReader.read(code.settings().text("expression"))) {
      case ArithmeticReader.Reading.Read(Arithmetic arithmetic) ->
          List.of(code.let(arithmetic.program(code.inputs(0))));
      case ArithmeticReader.Reading.Wrong(Message reason) ->
          throw new IllegalStateException("its shape rule refuses it: " + reason);
    };
  }

  @Override
  public String summary(Settings settings) {
    return "{expression}";
  }

  @Override
  public String formula(Settings settings) {
    return ArithmeticReader.read(settings.text("expression"))
            instanceof ArithmeticReader.Reading.Read(Arithmetic arithmetic)
        ? "y = " + arithmetic.latex()
        : "";
  }
}
