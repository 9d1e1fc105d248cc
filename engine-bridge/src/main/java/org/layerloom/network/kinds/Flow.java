package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.FlowKind;
import org.layerloom.network.Inference;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/** A step around the network whose outputs, if any, are always the same. */
class Flow implements FlowKind {

  private final String id;
  private final Family family;
  private final String icon;
  private final List<Port> inputs;
  private final List<Port> outputs;
  private final String summary;
  private final List<Parameter> parameters;

  Flow(
      String id,
      Family family,
      String icon,
      List<Port> inputs,
      List<Port> outputs,
      String summary,
      Parameter... parameters) {
    this.id = id;
    this.family = family;
    this.icon = icon;
    this.inputs = inputs;
    this.outputs = outputs;
    this.summary = summary;
    this.parameters = List.of(parameters);
  }

  /** Measures a trained network on the test part. */
  static Flow evaluate() {
    return new Flow(
        "evaluate",
        Family.RESULT,
        "fth-bar-chart-2",
        List.of(Port.of("model", PortType.MODEL)),
        List.of(Port.of("model", PortType.MODEL)),
        "");
  }

  /** Writes a trained network to a file. */
  static Flow export() {
    return new Flow(
        "export",
        Family.RESULT,
        "fth-package",
        List.of(Port.of("model", PortType.MODEL)),
        List.of(),
        "{format}",
        Parameter.choice(
            "format",
            "safetensors",
            "torchscript",
            "onnx",
            "pytorch",
            "keras",
            "djl",
            "service",
            "notebook"),
        Parameter.choice("precision", "float32", "float16", "int8", "int8-static", "int8-dynamic")
            .when(settings -> List.of("onnx", "service").contains(settings.text("format"))));
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final Family family() {
    return family;
  }

  @Override
  public final String icon() {
    return icon;
  }

  @Override
  public final List<Port> inputs() {
    return inputs;
  }

  @Override
  public final List<Port> outputs() {
    return outputs;
  }

  @Override
  public final List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public Inference infer(Site site) {
    return outputs.isEmpty() ? Inference.of() : Inference.of(new Signal.Model());
  }

  @Override
  public String summary(Settings settings) {
    return summary;
  }

  @Override
  public String formula(Settings settings) {
    return "";
  }
}
