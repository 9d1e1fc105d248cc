package org.layerloom.network.kinds;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.LossKind;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Term;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;

/** What losses share: a prediction, labels, and one number out. */
abstract class Loss implements LossKind {

  private static final List<Port> INPUTS =
      List.of(Port.of("in", PortType.TENSOR), Port.of("labels", PortType.LABELS));
  private static final List<Port> OUTPUTS = List.of(Port.of("loss", PortType.LOSS));

  private final String id;
  private final String icon;
  private final Measure measure;
  private final List<Parameter> parameters;

  Loss(String id, String icon, Measure measure, Parameter... parameters) {
    this.id = id;
    this.icon = icon;
    this.measure = measure;
    this.parameters =
        Stream.concat(Stream.of(parameters), Stream.of(Parameter.real("weight", 1, 0, 1_000)))
            .toList();
  }

  /** What a prediction is compared with. */
  record Target(long classes, Shape shape) {
    static Target of(Signal signal) {
      return switch (signal) {
        case Signal.Labels(long classes, Shape shape) -> new Target(classes, shape);
        case Signal.Tensor tensor -> new Target(tensor.most(), tensor.shape());
        case Signal.Loss loss -> throw new IllegalArgumentException("no target: " + loss);
        case Signal.Model model -> throw new IllegalArgumentException("no target: " + model);
      };
    }

    boolean oneClass() {
      return classes > 0 && shape.rank() == 0;
    }
  }

  /** Whether a prediction and its target can be compared; null where they can. */
  abstract @Nullable Misfit misfit(Signal.Tensor prediction, Target target, Settings settings);

  /** What works, but hardly as meant. */
  List<Misfit> warnings(Signal.Tensor prediction, Settings settings) {
    return List.of();
  }

  @Override
  public final Inference infer(Site site) {
    Signal.Tensor prediction = site.tensor(0);
    if (!prediction.calculable()) {
      return Inference.misfit("network.loss.indices");
    }
    Misfit misfit = misfit(prediction, Target.of(site.input(1)), site.settings());
    return misfit != null
        ? misfit
        : new Inference.Known(List.of(new Signal.Loss()), warnings(prediction, site.settings()));
  }

  /** Whether the labels are classes and the prediction has a number for each; null where so. */
  static @Nullable Misfit classes(Signal.Tensor prediction, Target target) {
    if (!target.oneClass()) {
      return Fits.misfit(
          null, Message.of("network.loss.wantsClasses"), fitting(target, Settings.NONE));
    }
    Shape shape = prediction.shape();
    if (shape.rank() != 1) {
      return Fits.misfit(
          null,
          Message.of("network.loss.row", shape),
          new Repair.InsertBefore(0, "flatten", Settings.NONE));
    }
    return shape.last() == target.classes()
        ? null
        : width(Message.of("network.loss.width", target.classes(), shape.last()), target.classes());
  }

  /**
   * Makes the loss one that takes such labels.
   *
   * @param settings for one of class indices
   */
  static Repair fitting(Target target, Settings settings) {
    if (target.classes() == 0) {
      return new Repair.Become("mse", Settings.NONE);
    }
    return target.oneClass()
        ? new Repair.Become("crossEntropy", settings)
        : new Repair.Become("ctc", Settings.NONE);
  }

  /** A prediction of another width than it should have. */
  static Misfit width(Message message, long wanted) {
    Value units = new Value.Whole(wanted);
    return new Misfit(
        null,
        message,
        List.of(
            new Repair.SetBefore(0, "units", units),
            new Repair.InsertBefore(0, "dense", Settings.of(Map.of("units", units)))));
  }

  static Parameter predictions() {
    return Parameter.choice("predictions", "logits", "probabilities");
  }

  static boolean logits(Settings settings) {
    return settings.text("predictions").equals("logits");
  }

  /** Warns of a prediction that is squashed twice, or not at all. */
  static List<Misfit> squashing(
      Signal.Tensor prediction, Settings settings, Signal.Numbers squashed, String kind) {
    boolean is = prediction.numbers() == squashed;
    if (is && logits(settings)) {
      return List.of(
          Fits.misfit(
              "predictions",
              Message.of("network.loss.squashedTwice", new Term.OfKind(kind)),
              new Repair.Set("predictions", new Value.Text("probabilities"))));
    }
    if (!is && !logits(settings)) {
      return List.of(
          Fits.misfit(
              "predictions",
              Message.of("network.loss.notSquashed", new Term.OfKind(kind)),
              new Repair.Set("predictions", new Value.Text("logits")),
              new Repair.InsertBefore(0, kind, Settings.NONE)));
    }
    return List.of();
  }

  /** The labels as numbers of the prediction's shape and precision. */
  static String target(TorchCode code) {
    String prediction = code.input(0);
    return code.let(
        "torch.type_as(torch.reshape_as(%s, %s), %s)"
            .formatted(code.input(1), prediction, prediction));
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final Family family() {
    return Family.LOSS;
  }

  @Override
  public final String icon() {
    return icon;
  }

  @Override
  public final List<Port> inputs() {
    return INPUTS;
  }

  @Override
  public final List<Port> outputs() {
    return OUTPUTS;
  }

  @Override
  public final List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public final Measure measure() {
    return measure;
  }

  @Override
  public String summary(Settings settings) {
    return "";
  }
}
