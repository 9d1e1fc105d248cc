package org.layerloom.exchange.keras;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Node;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;

/**
 * A node's numbers as Keras's layers keep them: other axes first, the gates of recurrent layers in
 * another order. Tensors are called by layer and place, {@code conv1/0}.
 */
final class KerasWeights {

  private KerasWeights() {}

  /**
   * @param name of the layer
   * @param held by the weight's own name
   */
  static List<NamedTensor> of(Node node, Site site, String name, Map<String, NamedTensor> held) {
    List<NamedTensor> made = new ArrayList<>();
    switch (node.kind()) {
      case "dense" -> add(made, name, turned(weight(held, "weight"), 1, 0), held.get("bias"));
      case "embedding", "prelu" -> {
        NamedTensor weight = weight(held, "weight");
        boolean channels = node.kind().equals("prelu") && site.tensor(0).shape().rank() > 1;
        // One slope a channel, over axes of extent 1.
        add(made, name, channels ? spread(weight, site.tensor(0).shape().rank()) : weight);
      }
      case "conv1d" -> add(made, name, turned(weight(held, "weight"), 2, 1, 0), held.get("bias"));
      case "conv2d" ->
          add(made, name, turned(weight(held, "weight"), 2, 3, 1, 0), held.get("bias"));
      case "conv3d" ->
          add(made, name, turned(weight(held, "weight"), 2, 3, 4, 1, 0), held.get("bias"));
      case "convTranspose1d" ->
          add(made, name, turned(weight(held, "weight"), 2, 1, 0), held.get("bias"));
      case "convTranspose2d" ->
          add(made, name, turned(weight(held, "weight"), 2, 3, 1, 0), held.get("bias"));
      case "convTranspose3d" ->
          add(made, name, turned(weight(held, "weight"), 2, 3, 4, 1, 0), held.get("bias"));
      case "depthwiseConv2d" ->
          add(made, name, alone(weight(held, "weight"), site), held.get("bias"));
      case "separableConv2d" ->
          add(
              made,
              name,
              alone(weight(held, "depthwise"), site),
              turned(weight(held, "pointwise"), 2, 3, 1, 0),
              held.get("bias"));
      case "batchNorm" ->
          add(
              made,
              name,
              weight(held, "weight"),
              weight(held, "bias"),
              weight(held, "running_mean"),
              weight(held, "running_var"));
      case "layerNorm", "groupNorm", "instanceNorm" ->
          add(made, name, weight(held, "weight"), weight(held, "bias"));
      case "rnn" -> recurrent(made, site.settings(), name, held, new int[] {0}, false);
      case "lstm" -> recurrent(made, site.settings(), name, held, new int[] {0, 1, 2, 3}, false);
      // PyTorch keeps reset, update, new; Keras update, reset, new.
      case "gru" -> recurrent(made, site.settings(), name, held, new int[] {1, 0, 2}, true);
      default -> {
        // No numbers of its own.
      }
    }
    return made;
  }

  private static NamedTensor weight(Map<String, NamedTensor> held, String name) {
    return Objects.requireNonNull(held.get(name), name);
  }

  private static void add(
      List<NamedTensor> made,
      String name,
      @org.jspecify.annotations.Nullable NamedTensor... tensors) {
    int place = 0;
    for (NamedTensor tensor : tensors) {
      if (tensor != null) {
        made.add(new NamedTensor(name + "/" + place++, tensor.shape(), tensor.values()));
      }
    }
  }

  /** With its axes in another order. */
  static NamedTensor turned(NamedTensor tensor, int... order) {
    List<Long> own = tensor.shape().extents();
    long[] steps = new long[own.size()];
    long step = 1;
    for (int axis = own.size() - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= own.get(axis);
    }
    List<Long> dims = new ArrayList<>();
    for (int from : order) {
      dims.add(own.get(from));
    }
    FloatBuffer values = FloatBuffer.allocate(tensor.values().remaining());
    int start = tensor.values().position();
    for (int i = 0; i < values.capacity(); i++) {
      long rest = i;
      long at = 0;
      for (int axis = order.length - 1; axis >= 0; axis--) {
        at += rest % dims.get(axis) * steps[order[axis]];
        rest /= dims.get(axis);
      }
      values.put(tensor.values().get(start + (int) at));
    }
    return new NamedTensor(tensor.name(), new Shape(dims), values.flip());
  }

  private static NamedTensor spread(NamedTensor slope, int rank) {
    List<Long> dims = new ArrayList<>(slope.shape().extents());
    while (dims.size() < rank) {
      dims.add(1L);
    }
    return new NamedTensor(slope.name(), new Shape(dims), slope.values());
  }

  /** From channels × multiplier, 1, height, width to height, width, channels, multiplier. */
  private static NamedTensor alone(NamedTensor tensor, Site site) {
    List<Long> own = tensor.shape().extents();
    long channels = site.tensor(0).shape().extent(0);
    Shape parted = Shape.of(channels, own.get(0) / channels, own.get(2), own.get(3));
    return turned(new NamedTensor(tensor.name(), parted, tensor.values()), 2, 3, 0, 1);
  }

  private static void recurrent(
      List<NamedTensor> made,
      Settings settings,
      String name,
      Map<String, NamedTensor> held,
      int[] gates,
      boolean twoBiases) {
    long layers = settings.whole("layers");
    List<String> names = KerasForms.several(name, layers);
    for (int layer = 0; layer < layers; layer++) {
      List<NamedTensor> all = new ArrayList<>();
      for (String direction :
          settings.flag("bidirectional") ? List.of("", "_reverse") : List.of("")) {
        String of = "_l" + layer + direction;
        all.add(turned(ordered(weight(held, "weight_ih" + of), gates), 1, 0));
        all.add(turned(ordered(weight(held, "weight_hh" + of), gates), 1, 0));
        NamedTensor first = ordered(weight(held, "bias_ih" + of), gates);
        NamedTensor second = ordered(weight(held, "bias_hh" + of), gates);
        all.add(twoBiases ? behind(first, second) : sum(first, second));
      }
      add(made, names.get(layer), all.toArray(NamedTensor[]::new));
    }
  }

  /** The gates' rows in Keras's order. */
  static NamedTensor ordered(NamedTensor tensor, int[] gates) {
    int each = tensor.values().remaining() / gates.length;
    FloatBuffer values = FloatBuffer.allocate(tensor.values().remaining());
    for (int gate : gates) {
      values.put(tensor.values().slice(tensor.values().position() + gate * each, each));
    }
    return new NamedTensor(tensor.name(), tensor.shape(), values.flip());
  }

  private static NamedTensor behind(NamedTensor one, NamedTensor other) {
    FloatBuffer values = FloatBuffer.allocate(2 * one.values().remaining());
    values.put(one.values().duplicate()).put(other.values().duplicate());
    return new NamedTensor(one.name(), Shape.of(2, one.shape().extent(0)), values.flip());
  }

  private static NamedTensor sum(NamedTensor one, NamedTensor other) {
    FloatBuffer values = FloatBuffer.allocate(one.values().remaining());
    for (int i = 0; i < values.capacity(); i++) {
      values.put(
          one.values().get(one.values().position() + i)
              + other.values().get(other.values().position() + i));
    }
    return new NamedTensor(one.name(), one.shape(), values.flip());
  }
}
