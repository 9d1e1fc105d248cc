package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A node's attributes by name, with what the standard says where they are left out. */
record Attrs(NodeProto node) {

  @Nullable AttributeProto find(String name) {
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.getName().equals(name)) {
        return attribute;
      }
    }
    return null;
  }

  long whole(String name, long otherwise) {
    AttributeProto found = find(name);
    return found == null ? otherwise : found.getI();
  }

  float real(String name, float otherwise) {
    AttributeProto found = find(name);
    return found == null ? otherwise : found.getF();
  }

  String text(String name, String otherwise) {
    AttributeProto found = find(name);
    return found == null ? otherwise : found.getS().toStringUtf8();
  }

  /** Null where it is left out. */
  @Nullable List<Long> wholes(String name) {
    AttributeProto found = find(name);
    return found == null ? null : found.getIntsList();
  }

  /** As many as are needed, each the same where it is left out. */
  List<Long> wholes(String name, int count, long otherwise) {
    List<Long> found = wholes(name);
    List<Long> all =
        found == null ? LongStream.generate(() -> otherwise).limit(count).boxed().toList() : found;
    if (all.size() != count) {
      throw new Unreadable("exchange.onnx.attribute", Names.of(node), name);
    }
    return all;
  }

  static NodeProto without(NodeProto node, String name) {
    NodeProto.Builder builder = node.toBuilder().clearAttribute();
    node.getAttributeList().stream()
        .filter(attribute -> !attribute.getName().equals(name))
        .forEach(builder::addAttribute);
    return builder.build();
  }
}
