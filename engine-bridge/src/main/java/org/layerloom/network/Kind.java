package org.layerloom.network;

import java.util.List;

/**
 * What a node is: the one place where a data source, layer, loss or step of the flow is defined.
 * Its words (name, one-line summary, explanation, source, parameter labels, choices) stand in the
 * bundle {@code org.layerloom.network.kinds.Kinds} under its id; {@link Wording} reads them.
 *
 * <p>Permitted: {@link LayerKind} computes tensors from tensors; {@link LossKind} makes one number
 * of a prediction and labels; {@link FlowKind} is everything around them (dataset, train, evaluate,
 * export); {@link SubnetKind} stands for a whole graph.
 */
public sealed interface Kind permits LayerKind, LossKind, FlowKind, SubnetKind {

  /** As files write it: {@code conv2d}. */
  String id();

  Family family();

  /** The Ikonli code of its icon. */
  String icon();

  List<Port> inputs();

  List<Port> outputs();

  List<Parameter> parameters();

  /**
   * The shape rule. Called only when every required input is known and of a fitting port type;
   * settings are within their parameters' bounds.
   */
  Inference infer(Site site);

  /**
   * The line of settings under a card's name as a pattern, to be read through {@link
   * Wording#summary}: parameters stand in braces, {@code {filters} · {kernel} · {activation}}, and
   * come out as {@code 32 · 3×3 · ReLU} in the user's language.
   */
  String summary(Settings settings);

  /** The forward formula in LaTeX; empty where there is none. */
  String formula(Settings settings);

  default Settings initialSettings() {
    Settings settings = Settings.NONE;
    for (Parameter parameter : parameters()) {
      settings = settings.with(parameter.name(), parameter.initial());
    }
    return settings;
  }

  default Parameter parameter(String name) {
    for (Parameter parameter : parameters()) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    throw new IllegalArgumentException(id() + " has no parameter " + name);
  }

  default boolean hasParameter(String name) {
    return parameters().stream().anyMatch(parameter -> parameter.name().equals(name));
  }
}
