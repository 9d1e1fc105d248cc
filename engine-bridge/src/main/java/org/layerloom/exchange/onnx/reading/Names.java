package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;

/** What nodes of a file are called in sentences, and in the flowchart. */
final class Names {

  private static final int LONGEST = 60;

  private Names() {}

  /** For a sentence: operator and name. */
  static String of(NodeProto node) {
    String name = node.getName().isEmpty() ? "" : " " + node.getName();
    String output = name.isEmpty() && node.getOutputCount() > 0 ? " " + node.getOutput(0) : name;
    return cut(node.getOpType() + output);
  }

  /** Whether the operator is of the standard's own set. */
  static boolean standard(NodeProto node) {
    return node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx");
  }

  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /**
   * The id that a node may have: the scope that the file's name begins with, as PyTorch and
   * Layerloom write it, or else its kind's name and a number.
   */
  static String stem(NodeProto node, String kind) {
    String name = node.getName();
    int last = name.lastIndexOf('/');
    if (last <= 0) {
      return kind + "1";
    }
    String scope = name.substring(0, last).replaceFirst("^/", "").replace('/', '_');
    return scope.isEmpty() || scope.length() > LONGEST ? kind + "1" : scope;
  }
}
