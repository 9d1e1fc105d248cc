package org.layerloom.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.TextFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Site;

/**
 * The operators of a sealed node, as the foreign file had them, beside what Layerloom draws. Its
 * inputs are called {@code x0} and so on, its results {@code y0}, its numbers {@code w0}.
 */
final class SealedForm {

  private final Drawing drawing;
  private final GraphProto form;
  private final Map<String, String> names = new HashMap<>();

  private SealedForm(Drawing drawing, GraphProto form) {
    this.drawing = drawing;
    this.form = form;
  }

  /**
   * @param inputs what arrives, in order
   * @param weights its large constants by name
   * @param dims each result's extents
   */
  static List<Traced> draw(
      Drawing drawing,
      Site site,
      List<Traced> inputs,
      Map<String, Traced> weights,
      List<Traced.Wire> dims) {
    GraphProto.Builder form = GraphProto.newBuilder();
    try {
      TextFormat.Parser.newBuilder()
          .setRecursionLimit(20)
          .build()
          .merge(site.settings().text("form"), form);
    } catch (TextFormat.ParseException e) {
      throw new Unwritable("a sealed operator whose form is damaged: " + e.getMessage());
    }
    if (form.getOutputCount() != dims.size() || form.getInputCount() != inputs.size()) {
      throw new Unwritable("a sealed operator whose form is damaged");
    }
    return new SealedForm(drawing, form.build()).drawn(inputs, weights, dims);
  }

  private List<Traced> drawn(
      List<Traced> inputs, Map<String, Traced> weights, List<Traced.Wire> dims) {
    for (int i = 0; i < inputs.size(); i++) {
      names.put(form.getInput(i).getName(), drawing.use(inputs.get(i)));
    }
    for (TensorProto tensor : form.getInitializerList()) {
      names.put(tensor.getName(), constant(tensor, weights.get(tensor.getName())));
    }
    List<Traced> results = new ArrayList<>();
    for (NodeProto node : form.getNodeList()) {
      NodeProto.Builder renamed = node.toBuilder().clearInput().clearOutput();
      for (String input : node.getInputList()) {
        renamed.addInput(input.isEmpty() ? "" : name(input));
      }
      for (String output : node.getOutputList()) {
        String name = output.isEmpty() ? "" : drawing.fresh(node.getOpType());
        names.put(output, name);
        renamed.addOutput(name);
      }
      drawing.add(renamed);
    }
    for (String domain :
        form.getDocString().isEmpty() ? new String[0] : form.getDocString().split(";", -1)) {
      int space = domain.lastIndexOf(' ');
      if (space > 0 && domain.substring(space + 1).matches("\\d{1,9}")) {
        drawing.needs(domain.substring(0, space), Long.parseLong(domain.substring(space + 1)));
      }
    }
    for (int i = 0; i < dims.size(); i++) {
      Traced.Wire wanted = dims.get(i);
      results.add(
          new Traced.Wire(name(form.getOutput(i).getName()), wanted.dims(), wanted.whole()));
    }
    return results;
  }

  private String name(String own) {
    String name = names.get(own);
    if (name == null) {
      throw new Unwritable("a sealed operator that uses " + own + ", which nothing gives");
    }
    return name;
  }

  private String constant(TensorProto tensor, @Nullable Traced weight) {
    if (weight instanceof Traced.Fixed fixed) {
      return tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()
          ? drawing.use(fixed)
          : drawing.keep(typed(tensor, fixed));
    }
    return drawing.keep(tensor.toBuilder().setName(drawing.fresh("constant")).build());
  }

  /** Whole numbers that were kept as floats, as their type has them. */
  private static TensorProto typed(TensorProto tensor, Traced.Fixed fixed) {
    FloatBuffer values = fixed.values().duplicate();
    int type = tensor.getDataType();
    TensorProto.Builder typed = tensor.toBuilder().setName(fixed.name());
    if (type == TensorProto.DataType.INT8.getNumber()
        || type == TensorProto.DataType.UINT8.getNumber()) {
      ByteBuffer bytes = ByteBuffer.allocate(values.remaining()).order(ByteOrder.LITTLE_ENDIAN);
      while (values.hasRemaining()) {
        bytes.put((byte) (int) values.get());
      }
      return typed.setRawData(ByteString.copyFrom(bytes.flip())).build();
    }
    while (values.hasRemaining()) {
      if (type == TensorProto.DataType.INT64.getNumber()) {
        typed.addInt64Data((long) values.get());
      } else {
        typed.addInt32Data((int) values.get());
      }
    }
    return typed.build();
  }
}
