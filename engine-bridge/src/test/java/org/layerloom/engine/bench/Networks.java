package org.layerloom.engine.bench;

import org.layerloom.engine.Flows;
import org.layerloom.engine.program.Program;
import org.layerloom.network.Shape;

/** The networks that are measured. */
final class Networks {

  private static final Object[] ENCODER = {
    "heads", 4, "hidden", 256, "dropout", 0.0, "normalise", "after"
  };

  private Networks() {}

  static Program named(String name, int epochs) {
    return flows(name, epochs).compile();
  }

  static Flows flows(String name, int epochs) {
    Flows flows =
        new Flows(Shape.of(1, 28, 28), 10, Shape.of()).then("scale", "normalize", "mode", "unit");
    switch (name) {
      case "s1" ->
          flows
              .then("conv1", "conv2d", "filters", 32, "activation", "relu")
              .then("pool1", "maxpool2d")
              .then("conv2", "conv2d", "filters", 64, "activation", "relu")
              .then("pool2", "maxpool2d")
              .then("flat", "flatten")
              .then("dense1", "dense", "units", 128, "activation", "relu");
      case "s9" ->
          flows
              .then("conv1", "conv2d", "filters", 32, "activation", "relu")
              .then("pool1", "maxpool2d")
              .then("conv2", "conv2d", "filters", 64, "activation", "relu")
              .then("pool2", "maxpool2d")
              .then("conv3", "conv2d", "filters", 64, "activation", "relu")
              .then("flat", "flatten")
              .then("dense1", "dense", "units", 64, "activation", "relu");
      case "mlp" ->
          flows.then("flat", "flatten").then("dense1", "dense", "units", 128, "activation", "relu");
      case "lstm" ->
          flows
              .then("rows", "reshape", "shape", new long[] {28, 28})
              .then("lstm", "lstm", "units", 128);
      case "transformer" ->
          flows
              .then("rows", "reshape", "shape", new long[] {28, 28})
              .then("width", "dense", "units", 128)
              .then("encoder1", "transformerEncoder", ENCODER)
              .then("encoder2", "transformerEncoder", ENCODER)
              .then("mean", "reduce", "operation", "mean", "axis", 1);
      default -> throw new IllegalArgumentException("no network " + name);
    }
    return flows
        .then("out", "dense", "units", 10, "activation", "softmax")
        .loss("loss", "crossEntropy", "predictions", "probabilities")
        .train("epochs", epochs, "batchSize", 64);
  }
}
