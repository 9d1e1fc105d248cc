package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.NodeProto;

/** Makes nodes of one operator. */
@FunctionalInterface
interface Reader {

  /** False where no kind does exactly this: then it is sealed. Nothing has been made. */
  boolean read(Chart chart, NodeProto node);
}
