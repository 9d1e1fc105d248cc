package org.layerloom.exchange.onnx.reading;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Map;

/**
 * Counts what a file holds before any of it is built in memory: a message of two bytes becomes an
 * object of a hundred, so that a small file could fill it.
 */
final class Bounds {

  private static final int MOST_PARTS = 4_000_000;
  private static final int DEEPEST = 24;

  /** A type of message: which of its fields are messages, by number. */
  private enum Part {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    OTHER;

    private static final Map<Integer, Part> OF_MODEL = Map.of(7, GRAPH, 25, OTHER);
    private static final Map<Integer, Part> OF_GRAPH =
        Map.of(1, NODE, 5, OTHER, 11, OTHER, 12, OTHER, 13, OTHER, 14, OTHER, 15, OTHER);
    private static final Map<Integer, Part> OF_NODE = Map.of(5, ATTRIBUTE);
    private static final Map<Integer, Part> OF_ATTRIBUTE =
        Map.of(5, OTHER, 6, GRAPH, 10, OTHER, 11, GRAPH);

    Map<Integer, Part> fields() {
      return switch (this) {
        case MODEL -> OF_MODEL;
        case GRAPH -> OF_GRAPH;
        case NODE -> OF_NODE;
        case ATTRIBUTE -> OF_ATTRIBUTE;
        case OTHER -> Map.of();
      };
    }
  }

  private int parts;

  /**
   * @throws Unreadable where it holds more than any network does
   * @throws IOException where it is no message or ends in the middle
   */
  static void check(CodedInputStream in) throws IOException {
    new Bounds().walk(in, Part.MODEL, 0);
  }

  private void walk(CodedInputStream in, Part part, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new Unreadable("exchange.onnx.deep", DEEPEST);
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (++parts > MOST_PARTS) {
        throw new Unreadable("exchange.onnx.many", MOST_PARTS);
      }
      Part inner = part.fields().get(WireFormat.getTagFieldNumber(tag));
      boolean message = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      if (inner != null && inner != Part.OTHER && message) {
        int before = in.pushLimit(in.readRawVarint32());
        walk(in, inner, depth + 1);
        in.popLimit(before);
      } else if (!in.skipField(tag)) {
        return;
      }
    }
  }
}
