package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators that become one sealed node: joined by tensors that no link can carry. */
final class Region {

  /** An operator and its place in the file's order. */
  private record Part(int at, NodeProto node) {}

  private final List<Part> parts = new ArrayList<>();
  private @Nullable Region into;

  /** The region that it has become part of, or itself. */
  Region root() {
    Region root = this;
    while (root.into != null) {
      root = root.into;
    }
    return root;
  }

  /** Makes two one. */
  Region joined(Region other) {
    Region one = root();
    Region two = other.root();
    if (one != two) {
      one.parts.addAll(two.parts);
      two.into = one;
    }
    return one;
  }

  void add(int at, NodeProto node) {
    root().parts.add(new Part(at, node));
  }

  /** So that each comes after those that feed it. */
  List<NodeProto> nodes() {
    return root().parts.stream().sorted(Comparator.comparingInt(Part::at)).map(Part::node).toList();
  }
}
