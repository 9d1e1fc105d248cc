package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.Shape;

/**
 * A layer's numbers as the flowchart's node keeps them: what {@link KerasWeights} does, the other
 * way round. It goes by the order of axes alone; only the layer itself says how long they are.
 */
final class KerasTensors {

  private final KerasLayer layer;
  private final Node node;
  private final Hdf5 file;
  private final String group;
  private final String offset;
  private final KerasOrder order;
  private final List<NamedTensor> made = new ArrayList<>();

  /**
   * @param offset the node of what a {@code Normalization} adds; empty for another layer
   * @param group of the layer in the file
   * @param order in which numbers arrive at the node
   */
  KerasTensors(
      KerasLayer layer, Node node, String offset, Hdf5 file, String group, KerasOrder order) {
    this.layer = layer;
    this.node = node;
    this.offset = offset;
    this.file = file;
    this.group = group;
    this.order = order;
  }

  /** Whether nodes of a kind have numbers that a Keras layer may hold. */
  static boolean numbered(KerasLayer layer, Node node) {
    return switch (node.kind()) {
      case "constant" -> layer.kind().equals("Normalization");
      case "dense",
          "embedding",
          "prelu",
          "conv1d",
          "conv2d",
          "conv3d",
          "convTranspose1d",
          "convTranspose2d",
          "convTranspose3d",
          "depthwiseConv2d",
          "separableConv2d",
          "batchNorm",
          "layerNorm",
          "groupNorm",
          "instanceNorm",
          "rmsNorm",
          "rnn",
          "lstm",
          "gru" ->
          true;
      default -> false;
    };
  }

  /**
   * @throws Unfit where they are not there, or are none that such a node could have
   * @throws IOException where the file is damaged
   */
  List<NamedTensor> taken() throws IOException, Unfit {
    switch (layer.kind().equals("Dense") ? "dense" : node.kind()) {
      case "dense" -> {
        add("weight", places(rows(own(0))));
        bias(1);
      }
      case "embedding" -> add("weight", ranked(own(0), 2));
      case "prelu" -> add("weight", features(slope(own(0))));
      case "conv1d", "convTranspose1d" -> window(2, 1, 0);
      case "conv2d", "convTranspose2d" -> window(3, 2, 0, 1);
      case "conv3d", "convTranspose3d" -> window(4, 3, 0, 1, 2);
      case "depthwiseConv2d" -> {
        add("weight", alone(own(0)));
        bias(1);
      }
      case "separableConv2d" -> {
        add("depthwise", alone(own(0)));
        add("pointwise", turned(own(1), 3, 2, 0, 1));
        bias(2);
      }
      case "constant" -> standard();
      case "rmsNorm" -> add("weight", features(own(0)));
      case "batchNorm" -> normalised(true);
      case "layerNorm", "groupNorm", "instanceNorm" -> normalised(false);
      case "rnn" -> recurrent(0);
      case "lstm" -> recurrent(0, 1, 2, 3);
      // Keras keeps update, reset, new; PyTorch reset, update, new.
      case "gru" -> recurrent(1, 0, 2);
      default -> {
        // No numbers of its own.
      }
    }
    return made;
  }

  private void add(String name, NamedTensor tensor) {
    made.add(new NamedTensor(node.id() + "." + name, tensor.shape(), tensor.values()));
  }

  private NamedTensor own(int place) throws IOException, Unfit {
    return read("vars/" + place);
  }

  private NamedTensor read(String path) throws IOException, Unfit {
    return switch (file.find(group + "/" + path)) {
      case Hdf5.Held.Numbers(NamedTensor tensor) -> tensor;
      case Hdf5.Held.Other(String kind) ->
          throw new Unfit(Message.of("exchange.keras.otherNumbers", layer.name(), kind));
      case Hdf5.Held.Nothing nothing ->
          throw new Unfit(Message.of(KerasNumbers.MISSING, layer.name()));
    };
  }

  private NamedTensor ranked(NamedTensor tensor, int rank) throws Unfit {
    if (tensor.shape().rank() != rank) {
      throw odd(tensor);
    }
    return tensor;
  }

  private Unfit odd(NamedTensor tensor) {
    return new Unfit(
        Message.of("exchange.keras.oddNumbers", layer.name(), tensor.shape().toString()));
  }

  private NamedTensor turned(NamedTensor tensor, int... axes) throws Unfit {
    return KerasWeights.turned(ranked(tensor, axes.length), axes);
  }

  private static NamedTensor shaped(NamedTensor tensor, long... extents) {
    return new NamedTensor(tensor.name(), Shape.of(extents), tensor.values());
  }

  private void bias(int place) throws IOException, Unfit {
    if (layer.flag("use_bias", true)) {
      add("bias", ranked(own(place), 1));
    }
  }

  private void window(int... axes) throws IOException, Unfit {
    add("weight", turned(own(0), axes));
    bias(1);
  }

  /** From height, width, channels, multiplier to channels × multiplier, 1, height, width. */
  private NamedTensor alone(NamedTensor tensor) throws Unfit {
    NamedTensor turned = turned(tensor, 2, 3, 0, 1);
    Shape shape = turned.shape();
    return shaped(turned, shape.extent(0) * shape.extent(1), 1, shape.extent(2), shape.extent(3));
  }

  /** One slope a channel, without the axes over which it is the same. */
  private NamedTensor slope(NamedTensor tensor) throws Unfit {
    long longest = tensor.shape().extents().stream().mapToLong(Long::longValue).max().orElse(1);
    if (longest != tensor.shape().size()) {
      throw odd(tensor);
    }
    return shaped(tensor, longest);
  }

  /** Dense layers over pictures are convolutions by windows of one place. */
  private NamedTensor places(NamedTensor rows) {
    List<Long> extents = new ArrayList<>(rows.shape().extents());
    if (node.settings().has("kernel")) {
      extents.addAll(node.settings().wholes("kernel"));
    }
    return new NamedTensor(rows.name(), new Shape(extents), rows.values());
  }

  /** The weights of a dense layer, a row a feature in Keras and a column here. */
  private NamedTensor rows(NamedTensor tensor) throws Unfit {
    NamedTensor kernel = ranked(tensor, 2);
    KerasOrder.Row row = row(kernel);
    if (row == null) {
      return turned(kernel, 1, 0);
    }
    long units = kernel.shape().extent(1);
    List<Long> extents = new ArrayList<>(row.extents());
    extents.add(units);
    int[] axes = new int[extents.size()];
    axes[0] = axes.length - 1;
    System.arraycopy(row.places(), 0, axes, 1, axes.length - 1);
    NamedTensor parted = new NamedTensor(kernel.name(), new Shape(extents), kernel.values());
    return shaped(turned(parted, axes), units, kernel.shape().extent(0));
  }

  /** A number a feature. */
  private NamedTensor features(NamedTensor tensor) throws Unfit {
    NamedTensor all = ranked(tensor, 1);
    KerasOrder.Row row = row(all);
    if (row == null) {
      return all;
    }
    NamedTensor parted = new NamedTensor(all.name(), new Shape(row.extents()), all.values());
    return shaped(turned(parted, row.places()), all.shape().extent(0));
  }

  /** How features lie that were a tensor; null where they do as in Keras. */
  private KerasOrder.@Nullable Row row(NamedTensor tensor) throws Unfit {
    return switch (order) {
      case KerasOrder.Unknown unknown ->
          throw new Unfit(Message.of("exchange.keras.unknownOrder", layer.name()));
      case KerasOrder.Row row -> {
        if (new Shape(row.extents()).size() != tensor.shape().extent(0)) {
          throw odd(tensor);
        }
        yield row;
      }
      case KerasOrder.Axes axes -> null;
      case KerasOrder.Open open -> null;
    };
  }

  /** {@code (x - mean) / deviation}, or back: as a factor and what is added. */
  private void standard() throws IOException, Unfit {
    Shape shape = new Shape(node.settings().wholes("shape"));
    FloatBuffer mean = said("mean", 0, shape);
    FloatBuffer variance = said("variance", 1, shape);
    FloatBuffer factors = FloatBuffer.allocate(mean.remaining());
    FloatBuffer moved = FloatBuffer.allocate(mean.remaining());
    boolean back = layer.flag("invert", false);
    for (int at = 0; at < factors.capacity(); at++) {
      // No deviation is smaller in Keras.
      double deviation = Math.max(1e-7, Math.sqrt(variance.get(variance.position() + at)));
      double average = mean.get(mean.position() + at);
      factors.put((float) (back ? deviation : 1 / deviation));
      moved.put((float) (back ? average : -average / deviation));
    }
    add("value", new NamedTensor("", shape, factors.flip()));
    made.add(new NamedTensor(offset + ".value", shape, moved.flip()));
  }

  /** What the configuration says, or the file: one number for all, or one each. */
  private FloatBuffer said(String setting, int place, Shape shape) throws IOException, Unfit {
    JsonNode given = layer.config().path(setting);
    List<Float> numbers = new ArrayList<>();
    numbers(given, numbers);
    FloatBuffer all = FloatBuffer.allocate(Math.max(1, numbers.size()));
    numbers.forEach(all::put);
    FloatBuffer values = given.isMissingNode() || given.isNull() ? own(place).values() : all.flip();
    if (values.remaining() == shape.size()) {
      return values;
    }
    if (values.remaining() != 1) {
      throw new Unfit(
          Message.of(
              "exchange.keras.oddNumbers", layer.name(), Shape.of(values.remaining()).toString()));
    }
    return filled(
            new NamedTensor("", shape, FloatBuffer.allocate((int) shape.size())), values.get())
        .values();
  }

  private static void numbers(JsonNode given, List<Float> found) {
    if (given.isArray()) {
      given.forEach(inner -> numbers(inner, found));
    } else if (given.isNumber()) {
      found.add((float) given.asDouble());
    }
  }

  /** Scales and offsets, of which Keras may leave out either, and what batches had on average. */
  private void normalised(boolean batches) throws IOException, Unfit {
    boolean scaled = layer.flag("scale", true);
    boolean moved = layer.flag("center", true);
    int known = (scaled ? 1 : 0) + (moved ? 1 : 0);
    if (known == 0 && !batches) {
      return; // What a node begins with does nothing either.
    }
    NamedTensor first = features(own(0));
    add("weight", scaled ? first : filled(first, 1));
    add("bias", moved ? features(own(known - 1)) : filled(first, 0));
    if (batches) {
      add("running_mean", features(own(known)));
      add("running_var", features(own(known + 1)));
    }
  }

  private static NamedTensor filled(NamedTensor like, float number) {
    float[] values = new float[like.values().remaining()];
    Arrays.fill(values, number);
    return new NamedTensor(like.name(), like.shape(), FloatBuffer.wrap(values));
  }

  private static NamedTensor zeros(long size) {
    return new NamedTensor("", Shape.of(size), FloatBuffer.allocate((int) size));
  }

  private void recurrent(int... gates) throws IOException, Unfit {
    if (gates.length == 3 && !layer.flag("reset_after", true)) {
      throw new Unfit(Message.of("exchange.keras.resetsBefore", layer.name()));
    }
    if (layer.backwards() && node.settings().flag("bidirectional")) {
      // Only what reads backwards is used: see KerasMemory.
      direction("", "_l0", gates);
      direction("", "_l0_reverse", gates);
    } else if (node.settings().flag("bidirectional")) {
      direction("forward_layer/", "_l0", gates);
      direction("backward_layer/", "_l0_reverse", gates);
    } else {
      direction("", "_l0", gates);
    }
  }

  private void direction(String within, String of, int... gates) throws IOException, Unfit {
    String cell = within + (file.has(group + "/" + within + "cell") ? "cell/vars/" : "vars/");
    NamedTensor in = ordered(turned(read(cell + 0), 1, 0), gates);
    add("weight_ih" + of, in);
    add("weight_hh" + of, ordered(turned(read(cell + 1), 1, 0), gates));
    NamedTensor zeros = zeros(in.shape().extent(0));
    if (!layer.flag("use_bias", true)) {
      add("bias_ih" + of, zeros);
      add("bias_hh" + of, zeros);
      return;
    }
    NamedTensor bias = read(cell + 2);
    boolean two = gates.length == 3;
    ranked(bias, two ? 2 : 1);
    add("bias_ih" + of, ordered(one(bias, 0), gates));
    // Keras has one where PyTorch adds two up.
    add("bias_hh" + of, two ? ordered(one(bias, 1), gates) : zeros);
  }

  /** One of several rows, or the only one. */
  private NamedTensor one(NamedTensor tensor, int at) throws Unfit {
    Shape shape = tensor.shape();
    long rows = shape.rank() == 1 ? 1 : shape.extent(0);
    if (at >= rows) {
      throw odd(tensor);
    }
    int each = (int) shape.last();
    return new NamedTensor(tensor.name(), Shape.of(each), tensor.values().slice(at * each, each));
  }

  /** The gates in PyTorch's order; two that change places do so either way. */
  private NamedTensor ordered(NamedTensor tensor, int... gates) throws Unfit {
    if (tensor.shape().extent(0) % gates.length != 0) {
      throw odd(tensor);
    }
    return KerasWeights.ordered(tensor, gates);
  }
}
