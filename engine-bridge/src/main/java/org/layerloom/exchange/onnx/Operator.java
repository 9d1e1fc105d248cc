package org.layerloom.exchange.onnx;

/** How one operation of layers' programs is drawn in ONNX. */
@FunctionalInterface
interface Operator {

  Traced draw(Drawing drawing, Arguments arguments);
}
