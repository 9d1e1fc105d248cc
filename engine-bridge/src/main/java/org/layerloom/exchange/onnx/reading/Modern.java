package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says older and younger operators as version 17 of the standard says them, so that one reader
 * serves all, and what is sealed can leave again beside what Layerloom writes.
 */
final class Modern {

  /** Attributes that became inputs: the attribute, its place among the inputs. */
  private record Moved(String attribute, int input) {}

  private static final Map<String, List<Moved>> MOVED =
      Map.of(
          "Squeeze", List.of(new Moved("axes", 1)),
          "Unsqueeze", List.of(new Moved("axes", 1)),
          "ReduceSum", List.of(new Moved("axes", 1)),
          "Split", List.of(new Moved("split", 1)),
          "Slice", List.of(new Moved("starts", 1), new Moved("ends", 2), new Moved("axes", 3)),
          "Pad", List.of(new Moved("pads", 1), new Moved("value", 2)),
          "Clip", List.of(new Moved("min", 1), new Moved("max", 2)),
          "Dropout", List.of(new Moved("ratio", 1)),
          "Upsample", List.of(new Moved("scales", 2)));

  /** Since version 18 these have their axes as an input; before as an attribute. */
  private static final Set<String> REDUCING =
      Set.of(
          "ReduceMean",
          "ReduceMax",
          "ReduceMin",
          "ReduceProd",
          "ReduceL1",
          "ReduceL2",
          "ReduceLogSum",
          "ReduceLogSumExp",
          "ReduceSumSquare");

  private final long version;
  private final Chart chart;
  private int constants;

  Modern(long version, Chart chart) {
    this.version = version;
    this.chart = chart;
  }

  NodeProto of(NodeProto node) {
    if (!Names.standard(node)) {
      return node;
    }
    NodeProto said = node;
    for (Moved moved : MOVED.getOrDefault(node.getOpType(), List.of())) {
      said = moved(said, moved);
    }
    if (REDUCING.contains(node.getOpType()) && version >= 18) {
      said = back(said, "axes", 1);
    }
    if (version < 13 && Set.of("Softmax", "LogSoftmax", "Hardmax").contains(node.getOpType())) {
      said = flattening(said);
    }
    if (node.getOpType().equals("Upsample")) {
      said = upsample(said);
    }
    if (node.getOpType().equals("Split") && version >= 18) {
      said = Attrs.without(said, "num_outputs");
    }
    return said;
  }

  private NodeProto moved(NodeProto node, Moved moved) {
    AttributeProto attribute = new Attrs(node).find(moved.attribute());
    if (attribute == null) {
      return node;
    }
    NodeProto.Builder builder = Attrs.without(node, moved.attribute()).toBuilder();
    String name = "modern/" + constants++;
    chart.put(name, known(attribute));
    while (builder.getInputCount() <= moved.input()) {
      builder.addInput("");
    }
    return builder.setInput(moved.input(), name).build();
  }

  private static Known known(AttributeProto attribute) {
    return switch (attribute.getType()) {
      case INTS ->
          Known.wholes(
              attribute.getIntsList().stream().mapToLong(Long::longValue).toArray(),
              attribute.getIntsCount());
      case FLOATS -> {
        float[] values = new float[attribute.getFloatsCount()];
        for (int i = 0; i < values.length; i++) {
          values[i] = attribute.getFloats(i);
        }
        yield Known.reals(values, values.length);
      }
      case INT -> Known.wholes(new long[] {attribute.getI()});
      case TENSOR -> Known.of(attribute.getT());
      default -> Known.reals(new float[] {attribute.getF()});
    };
  }

  /** An input that is known becomes an attribute again. */
  private NodeProto back(NodeProto node, String attribute, int input) {
    Known known = chart.known(node, input);
    if (known == null) {
      return node;
    }
    return Attrs.without(node, "noop_with_empty_axes").toBuilder()
        .setInput(input, "")
        .addAttribute(
            AttributeProto.newBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(known.list()))
        .build();
  }

  /** Before version 13 all axes from the given one on counted as one: the last, as a rule. */
  private NodeProto flattening(NodeProto node) {
    Val x = chart.value(node, 0);
    if (x == null) {
      return node;
    }
    int rank = x.dims().length;
    int axis = Sizes.axis(new Attrs(node).whole("axis", 1), rank);
    List<Integer> real = new ArrayList<>();
    for (int at = axis; at < rank; at++) {
      if (x.dims()[at] != 1) {
        real.add(at);
      }
    }
    if (real.size() > 1) {
      throw new Unreadable("exchange.onnx.old", Names.of(node), version);
    }
    long over = real.isEmpty() ? axis : real.getFirst();
    return Attrs.without(node, "axis").toBuilder()
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("axis")
                .setType(AttributeProto.AttributeType.INT)
                .setI(over))
        .build();
  }

  /** The operator that Resize took the place of. */
  private static NodeProto upsample(NodeProto node) {
    NodeProto.Builder builder = node.toBuilder().setOpType("Resize");
    if (builder.getInputCount() == 2) {
      String scales = builder.getInput(1);
      builder.setInput(1, "").addInput(scales);
    }
    return builder
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("coordinate_transformation_mode")
                .setType(AttributeProto.AttributeType.STRING)
                .setS(com.google.protobuf.ByteString.copyFromUtf8("asymmetric")))
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("nearest_mode")
                .setType(AttributeProto.AttributeType.STRING)
                .setS(com.google.protobuf.ByteString.copyFromUtf8("floor")))
        .build();
  }

  /** As a file writes a known tensor; the batch, of which nothing depends, becomes 1. */
  static TensorProto tensor(String name, Known known) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(known.type());
    long size = 1;
    for (long extent : known.dims()) {
      long one = Sizes.ofBatch(extent) ? extent / Sizes.BATCH : extent;
      tensor.addDims(one);
      size *= one;
    }
    for (int i = 0; i < size; i++) {
      int at = known.isSame() ? 0 : i;
      switch (known.type()) {
        case Known.FLOAT -> tensor.addFloatData(known.real(at));
        case Known.INT64 -> tensor.addInt64Data(known.whole(at));
        default -> tensor.addInt32Data((int) known.whole(at));
      }
    }
    return tensor.build();
  }
}
