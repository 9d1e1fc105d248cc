/**
 * ONNX files, in and out.
 *
 * <p>No layer kind has an ONNX form of its own. Each already says what it computes, as a program;
 * {@link org.layerloom.exchange.onnx.OnnxModel} runs that program on tensors that have no numbers
 * and draws each operation it meets. What is exported is so what was trained, and a new kind is
 * exported as soon as its operations are known; a gate test tries them all.
 *
 * <pre>{@code
 * Outgoing network = Outgoing.of(analysis, Catalogue.standard(), true);
 * switch (OnnxModel.draw(network, weights, "mnist-cnn", Map.of())) {
 *   case OnnxModel.Result.Drawn(ModelProto model) -> model.writeTo(out);
 *   case OnnxModel.Result.Refused(Message reason) -> tell(wording.say(reason));
 * }
 * }</pre>
 *
 * <p>Tensors have a batch of any size in front. What a node of the flowchart computes is called by
 * its id; its weights by id and name, {@code conv1.weight}, so that both are found again.
 */
package org.layerloom.exchange.onnx;
