package org.layerloom.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind that computes tensors: layers, activations, preparation, arithmetic. */
public non-sealed interface LayerKind extends Kind {

  /** What the ids of kinds begin with that hold foreign operators, which nothing here computes. */
  String SEALED = "sealed";

  /** So many results such a node may have. */
  int MOST_SEALED_RESULTS = 8;

  /**
   * Its trained numbers and running statistics, in the order of PyTorch's module where there is
   * one.
   */
  List<Weight> weights(Site site);

  /** What it costs for one sample; {@code outputs} is what {@link #infer} gave. */
  Cost cost(Site site, List<Signal> outputs);

  /**
   * Whether the processor runs it faster where the channels of a place lie side by side in memory
   * ("channels last") than where the places of a channel do.
   */
  default boolean prefersChannelsLast() {
    return false;
  }

  /** Whether it makes other samples of those that there are, while training only. */
  default boolean augments() {
    return false;
  }

  /** Why the engine cannot run it; null where it can. */
  default @Nullable Message notRun(Site site) {
    return null;
  }

  /**
   * Its program in TorchScript's serialised dialect: writes statements through {@code code} and
   * returns one expression an output port. Tensors have the batch as their first axis.
   */
  List<String> forward(TorchCode code);
}
