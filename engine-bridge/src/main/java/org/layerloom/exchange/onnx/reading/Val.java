package org.layerloom.exchange.onnx.reading;

/** What a name in a file stands for while it is read. */
sealed interface Val permits Known, Flow, Hidden {

  /** Its extents; the batch is {@link Sizes#BATCH}. */
  long[] dims();

  /** The type of its numbers, by ONNX's code. */
  int type();
}
