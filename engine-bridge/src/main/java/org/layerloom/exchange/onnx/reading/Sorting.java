package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a graph's operators so that each comes after those that feed it. */
final class Sorting {

  private Sorting() {}

  /**
   * @throws Unreadable for a loop, and for a result that two operators give
   */
  static List<NodeProto> sorted(GraphProto graph) {
    List<NodeProto> nodes = graph.getNodeList();
    Map<String, Integer> makers = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (String output : nodes.get(i).getOutputList()) {
        if (!output.isEmpty() && makers.put(output, i) != null) {
          throw new Unreadable("exchange.onnx.twice", Names.cut(output));
        }
      }
    }
    int[] waiting = new int[nodes.size()];
    List<List<Integer>> behind = new ArrayList<>();
    nodes.forEach(node -> behind.add(new ArrayList<>()));
    for (int i = 0; i < nodes.size(); i++) {
      Set<Integer> before = new HashSet<>();
      for (String input : nodes.get(i).getInputList()) {
        Integer maker = makers.get(input);
        if (maker != null && before.add(maker)) {
          behind.get(maker).add(i);
          waiting[i]++;
        }
      }
    }
    ArrayDeque<Integer> ready = new ArrayDeque<>();
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    // The file's own order where it is one: a chain is read as it stands.
    java.util.PriorityQueue<Integer> queue = new java.util.PriorityQueue<>(ready);
    List<NodeProto> sorted = new ArrayList<>();
    while (!queue.isEmpty()) {
      int next = queue.remove();
      sorted.add(nodes.get(next));
      for (int user : behind.get(next)) {
        if (--waiting[user] == 0) {
          queue.add(user);
        }
      }
    }
    if (sorted.size() < nodes.size()) {
      for (int i = 0; i < waiting.length; i++) {
        if (waiting[i] > 0) {
          throw new Unreadable("exchange.onnx.loop", Names.of(nodes.get(i)));
        }
      }
    }
    return sorted;
  }
}
