package org.layerloom.engine.gates;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.layerloom.engine.Flows;
import org.layerloom.engine.program.Precision;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.torch.Torch;
import org.layerloom.engine.torch.TorchProgram;
import org.layerloom.network.Signal;

/** A program in double precision with one batch of random samples, for exact comparisons. */
final class DoubleRun implements AutoCloseable {

  final Program program;
  final double[][] state;
  final double[] features;
  final double[] targets;
  final long[] classes;
  final int batch;
  private final Torch torch;
  private final TorchProgram code;

  DoubleRun(Flows flows, int batch, long seed) {
    this(flows.compile(Precision.DOUBLE), batch, seed);
  }

  DoubleRun(Program program, int batch, long seed) {
    this.program = program;
    this.batch = batch;
    Random random = new Random(seed);
    this.features = new double[batch * (int) program.features().shape().size()];
    for (int i = 0; i < features.length; i++) {
      features[i] =
          program.features().calculable()
              ? random.nextGaussian()
              : random.nextInt((int) program.features().most());
    }
    int labels = batch * (int) program.labels().shape().size();
    this.targets = new double[labels];
    this.classes = new long[labels];
    for (int i = 0; i < labels; i++) {
      targets[i] = random.nextGaussian();
      classes[i] = random.nextInt((int) Math.max(1, program.labels().classes()));
    }
    this.state = new double[program.slots().size() + program.keeps().size()][];
    for (int i = 0; i < state.length; i++) {
      boolean slot = i < program.slots().size();
      state[i] = new double[(int) shape(i).size()];
      for (int j = 0; j < state[i].length; j++) {
        state[i][j] =
            slot
                // Running variances must stay above zero; everything else may be anything.
                ? (program.slots().get(i).trained() ? random.nextGaussian() * 0.4 : 1)
                : program.keeps().get(i - program.slots().size()).start();
      }
    }
    this.torch = Torch.open("cpu", 1);
    this.code = torch.load(program.source(), program.constants());
  }

  org.layerloom.network.Shape shape(int place) {
    int slots = program.slots().size();
    return place < slots
        ? program.slots().get(place).shape()
        : program.keeps().get(place - slots).shape();
  }

  /** One step; changes the state, and gives the loss before it. */
  double step(double rate) {
    try (NDManager scope = torch.scope()) {
      List<NDArray> arrays = state(scope);
      NDList results =
          code.call(
              scope,
              "train",
              List.of(
                  torch.wholes(scope, indices()),
                  torch.wholes(scope, 0, batch, 1),
                  scope.create(new double[] {rate}),
                  torch.wholes(scope, 42),
                  torch.wholes(scope, 0)),
              data(scope),
              arrays);
      for (int i = 0; i < state.length; i++) {
        state[i] = arrays.get(i).toType(DataType.FLOAT64, false).toDoubleArray();
      }
      return results.getFirst().toDoubleArray()[0];
    }
  }

  /** What every node computes, as {@code Program.activations} lists them. */
  List<double[]> activations() {
    try (NDManager scope = torch.scope()) {
      NDList results =
          code.call(scope, "activations", List.of(data(scope).getFirst()), state(scope));
      List<double[]> found = new ArrayList<>();
      for (NDArray result : results) {
        found.add(result.toType(DataType.FLOAT64, false).toDoubleArray());
      }
      return found;
    }
  }

  private long[] indices() {
    long[] indices = new long[batch];
    for (int i = 0; i < batch; i++) {
      indices[i] = i;
    }
    return indices;
  }

  private List<NDArray> data(NDManager scope) {
    NDArray labels =
        program.labels().classes() > 0
            ? scope.create(classes, extents(program.labels().shape()))
            : scope.create(targets, extents(program.labels().shape()));
    NDArray all = scope.create(features, extents(program.features().shape()));
    boolean real = program.features().numbers() != Signal.Numbers.INDEX;
    return List.of(real ? all : all.toType(DataType.INT64, false), labels);
  }

  private Shape extents(org.layerloom.network.Shape shape) {
    return new Shape(batch)
        .addAll(new Shape(shape.extents().stream().mapToLong(Long::longValue).toArray()));
  }

  private List<NDArray> state(NDManager scope) {
    List<NDArray> arrays = new ArrayList<>();
    for (int i = 0; i < state.length; i++) {
      Shape shape = new Shape(shape(i).extents().stream().mapToLong(Long::longValue).toArray());
      // The optimisers' counters are read as 32-bit numbers.
      boolean counter = i >= program.slots().size() && shape.dimension() == 0;
      NDArray array = scope.create(DoubleBuffer.wrap(state[i]), shape, DataType.FLOAT64);
      arrays.add(counter ? array.toType(DataType.FLOAT32, true) : array.duplicate());
    }
    arrays.add(scope.create(0f));
    return arrays;
  }

  @Override
  public void close() {
    code.close();
    torch.close();
  }
}
