package org.layerloom.engine.gates;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.layerloom.engine.Flows;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.program.Slot;
import org.layerloom.engine.torch.Torch;
import org.layerloom.engine.torch.TorchProgram;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.PortRef;

/** A network with random weights and a batch of random samples, as the engine computes it. */
final class SingleRun {

  final Program program;
  final Map<String, NamedTensor> weights = new LinkedHashMap<>();
  final FloatBuffer features;
  final int batch;

  SingleRun(Flows flows, int batch, long seed) {
    this.program = flows.compile();
    this.batch = batch;
    Random random = new Random(seed);
    this.features = FloatBuffer.allocate(batch * (int) program.features().shape().size());
    while (features.hasRemaining()) {
      features.put(
          program.features().calculable()
              ? (float) random.nextGaussian()
              : random.nextInt((int) program.features().most()));
    }
    features.flip();
    for (Slot slot : program.slots()) {
      FloatBuffer values = FloatBuffer.allocate((int) slot.shape().size());
      boolean variance = slot.key().endsWith("running_var");
      while (values.hasRemaining()) {
        double number = random.nextGaussian() * 0.4;
        values.put((float) (variance ? 0.5 + Math.abs(number) : number));
      }
      weights.put(slot.key(), new NamedTensor(slot.key(), slot.shape(), values.flip()));
    }
  }

  List<Long> dims() {
    return extents(program.features().shape(), true);
  }

  /** What every node computes. */
  Map<PortRef, FloatBuffer> activations() {
    try (Torch torch = Torch.open("cpu", 1);
        TorchProgram code = torch.load(program.source(), program.constants());
        NDManager scope = torch.scope()) {
      List<NDArray> state = new ArrayList<>();
      for (Slot slot : program.slots()) {
        NamedTensor weight = java.util.Objects.requireNonNull(weights.get(slot.key()));
        state.add(
            scope.create(
                weight.values().duplicate(),
                new Shape(array(extents(slot.shape(), false))),
                DataType.FLOAT32));
      }
      state.add(scope.create(0f));
      NDArray given =
          scope.create(features.duplicate(), new Shape(array(dims())), DataType.FLOAT32);
      NDArray typed = program.features().calculable() ? given : given.toType(DataType.INT64, false);
      NDList results = code.call(scope, "activations", List.of(typed), state);
      Map<PortRef, FloatBuffer> found = new LinkedHashMap<>();
      for (int i = 0; i < results.size(); i++) {
        found.put(
            program.activations().get(i),
            FloatBuffer.wrap(results.get(i).toType(DataType.FLOAT32, false).toFloatArray()));
      }
      return found;
    }
  }

  private List<Long> extents(org.layerloom.network.Shape shape, boolean batched) {
    List<Long> extents = new ArrayList<>(batched ? List.of((long) batch) : List.of());
    extents.addAll(shape.extents());
    return extents;
  }

  private static long[] array(List<Long> extents) {
    return extents.stream().mapToLong(Long::longValue).toArray();
  }
}
