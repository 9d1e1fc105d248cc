package org.layerloom.engine.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.program.Slot;
import org.layerloom.engine.torch.Torch;
import org.layerloom.engine.torch.TorchProgram;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Message;

/**
 * A program with its tensors on a device: state, data, and calls of the program's methods. Belongs
 * to the thread that opened it.
 */
public final class Session implements AutoCloseable {

  private final Program program;
  private final Torch torch;
  private final TorchProgram code;
  private final NDManager tensors;
  private final List<NDArray> state = new ArrayList<>();

  private Session(Program program, Torch torch) {
    this.program = program;
    this.torch = torch;
    this.tensors = torch.scope();
    this.code = torch.load(program.source(), program.constants());
  }

  /**
   * @throws IllegalArgumentException for a device that is not there
   */
  public static Session open(Program program, String device, int threads) {
    Torch torch = Torch.open(device, threads);
    try {
      return new Session(program, torch);
    } catch (RuntimeException e) {
      torch.close();
      throw e;
    }
  }

  /** Samples on the device. */
  public static final class Data implements AutoCloseable {
    private final NDManager own;
    private final List<NDArray> arrays;
    private final int count;

    private Data(NDManager own, List<NDArray> arrays, int count) {
      this.own = own;
      this.arrays = arrays;
      this.count = count;
    }

    public int count() {
      return count;
    }

    @Override
    public void close() {
      own.close();
    }
  }

  /** Puts samples on the device as they are stored. */
  public Data load(Samples samples) {
    NDManager own = torch.scope();
    DataType type =
        switch (samples.type()) {
          case BYTE -> DataType.UINT8;
          case FLOAT -> DataType.FLOAT32;
          case INDEX -> DataType.INT64;
        };
    NDArray features =
        torch.bytes(
            own, samples.features(), type, extents(samples.count(), samples.featureShape()));
    DataType labelType = samples.classes() > 0 ? DataType.INT64 : DataType.FLOAT32;
    NDArray labels =
        torch.bytes(
            own, samples.labels(), labelType, extents(samples.count(), samples.labelShape()));
    return new Data(own, List.of(features, labels), samples.count());
  }

  private static long[] extents(int count, org.layerloom.network.Shape shape) {
    long[] extents = new long[shape.rank() + 1];
    extents[0] = count;
    for (int axis = 0; axis < shape.rank(); axis++) {
      extents[axis + 1] = shape.extent(axis);
    }
    return extents;
  }

  /** Gives every tensor of the state its first numbers. */
  public void start(long seed) {
    Seeds seeds = new Seeds(seed);
    List<NamedTensor> first = new ArrayList<>();
    for (Slot slot : program.slots()) {
      float[] numbers = seeds.weights(slot.key(), slot.weight());
      first.add(new NamedTensor(slot.key(), slot.shape(), FloatBuffer.wrap(numbers)));
    }
    for (Program.Keep keep : program.keeps()) {
      float[] numbers = new float[Math.toIntExact(keep.shape().size())];
      Arrays.fill(numbers, (float) keep.start());
      first.add(new NamedTensor(keep.key(), keep.shape(), FloatBuffer.wrap(numbers)));
    }
    put(first);
  }

  /**
   * Takes the state from tensors by name, such as a checkpoint's. The network's own must all be
   * there; where the optimiser's are missing it starts afresh.
   *
   * @return null, or what does not fit
   */
  public @Nullable Message restore(List<NamedTensor> from, long seed) {
    Map<String, NamedTensor> byName = new HashMap<>();
    from.forEach(tensor -> byName.put(tensor.name(), tensor));
    for (Slot slot : program.slots()) {
      NamedTensor tensor = byName.get(slot.key());
      if (tensor == null) {
        return Message.of("engine.checkpoint.missing", slot.key());
      }
      if (!tensor.shape().equals(slot.shape())) {
        return Message.of("engine.checkpoint.shape", slot.key(), tensor.shape(), slot.shape());
      }
    }
    start(seed);
    List<NamedTensor> all = new ArrayList<>();
    for (NamedTensor tensor : snapshot()) {
      NamedTensor found = byName.get(tensor.name());
      all.add(found != null && found.shape().equals(tensor.shape()) ? found : tensor);
    }
    put(all);
    return null;
  }

  /**
   * Gives the losses that want it a weight for each class, by how often the samples' labels name
   * it.
   */
  void balance(Samples samples, long[] trained) {
    int place = program.slots().size();
    for (Program.Keep keep : program.keeps()) {
      if (keep.balances() != null) {
        float[] weights =
            Balance.weights(
                samples, trained, Math.toIntExact(keep.shape().size()), keep.balances().ignored());
        try (NDArray numbers = tensors.create(weights)) {
          state.set(place, numbers.duplicate()).close();
        }
      }
      place++;
    }
  }

  /**
   * Begins with numbers of another network: each of the network's own tensors that has one of the
   * same name and shape gets it, the others random ones.
   *
   * @return how many of the network's tensors were given
   */
  public int start(long seed, List<NamedTensor> given) {
    Map<String, NamedTensor> byName = new HashMap<>();
    given.forEach(tensor -> byName.put(tensor.name(), tensor));
    start(seed);
    int taken = 0;
    List<NamedTensor> all = new ArrayList<>();
    List<NamedTensor> own = snapshot();
    for (int i = 0; i < own.size(); i++) {
      NamedTensor found = byName.get(own.get(i).name());
      boolean fits =
          i < program.slots().size() && found != null && found.shape().equals(own.get(i).shape());
      all.add(fits && found != null ? found : own.get(i));
      taken += fits ? 1 : 0;
    }
    put(all);
    return taken;
  }

  private void put(List<NamedTensor> numbers) {
    state.forEach(NDArray::close);
    state.clear();
    for (NamedTensor tensor : numbers) {
      long[] extents = tensor.shape().extents().stream().mapToLong(Long::longValue).toArray();
      try (NDArray shared =
          tensors.create(tensor.values().duplicate(), new Shape(extents), DataType.FLOAT32)) {
        // DJL's tensor lies in Java's memory; libtorch's own is aligned and counted where it
        // belongs.
        state.add(shared.duplicate());
      }
    }
    // Never empty, whatever the network.
    state.add(tensors.create(0f));
  }

  /** The whole state by name. */
  public List<NamedTensor> snapshot() {
    return snapshot(state);
  }

  /** The same with averaged weights in place of the last ones, where the run keeps an average. */
  public List<NamedTensor> evaluatedSnapshot() {
    return snapshot(evaluated());
  }

  private List<NamedTensor> snapshot(List<NDArray> state) {
    List<NamedTensor> found = new ArrayList<>();
    int place = 0;
    for (Slot slot : program.slots()) {
      found.add(named(slot.key(), slot.shape(), state.get(place++)));
    }
    for (Program.Keep keep : program.keeps()) {
      found.add(named(keep.key(), keep.shape(), state.get(place++)));
    }
    return found;
  }

  private static NamedTensor named(String name, org.layerloom.network.Shape shape, NDArray array) {
    return new NamedTensor(name, shape, FloatBuffer.wrap(array.toFloatArray()));
  }

  /** An order of samples on the device. */
  NDArray order(NDManager scope, long[] indices) {
    return torch.wholes(scope, indices);
  }

  NDManager scope() {
    return torch.scope();
  }

  /**
   * Trains as many steps as there are seeds.
   *
   * @param rates a learning rate a step, of the first train node, then of the next
   * @param first the first sample's place in the order
   * @param watched for each step 1 where sizes are to be looked at, otherwise 0
   */
  Results train(
      Data data,
      NDArray order,
      long first,
      long batch,
      double[] rates,
      long[] seeds,
      long[] watched) {
    try (NDManager scope = torch.scope()) {
      NDList results =
          code.call(
              scope,
              "train",
              List.of(
                  order,
                  torch.wholes(scope, first, batch, seeds.length),
                  scope.create(rates),
                  torch.wholes(scope, seeds),
                  torch.wholes(scope, watched)),
              data.arrays,
              state);
      boolean several = program.aims().size() > 1;
      int last = several ? 4 : 3;
      return new Results(
          results.get(0).toFloatArray(),
          results.get(1).toLongArray(),
          results.get(2).toLongArray(),
          several ? results.get(3).toFloatArray() : new float[0],
          results.size() > last ? floats(results.get(last)) : new float[0]);
    }
  }

  /**
   * What came of a step that was walked through.
   *
   * @param results what the program's method {@code step} gives
   * @param before the state by name, {@code after} the same behind the update
   */
  public record Walked(List<float[]> results, List<NamedTensor> before, List<NamedTensor> after) {
    public Walked {
      results = List.copyOf(results);
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * Shows what one step of training with all of these samples does, and does it: on a copy of the
   * state, which stays as it is.
   *
   * @param edits numbers to change before, by the place of their tensor in the state
   */
  public Walked walk(
      Samples samples, Map<Integer, Map<Integer, Float>> edits, double rate, long seed) {
    try (Data data = load(samples);
        NDManager scope = torch.scope();
        NDArray order = torch.wholes(scope, Seeds.ascending(samples.count()))) {
      List<NDArray> shown = copy(scope, edits);
      List<NDArray> trained = copy(scope, edits);
      List<NamedTensor> before = snapshot(trained);
      List<float[]> results = new ArrayList<>();
      NDArray all = torch.wholes(scope, 0, samples.count(), 1);
      for (NDArray result :
          code.call(
              scope, "step", List.of(order, all, torch.wholes(scope, seed)), data.arrays, shown)) {
        results.add(floats(result));
      }
      double[] rates = new double[program.aims().size()];
      Arrays.fill(rates, rate);
      var _ =
          code.call(
              scope,
              "train",
              List.of(
                  order,
                  all,
                  scope.create(rates),
                  torch.wholes(scope, seed),
                  torch.wholes(scope, 0)),
              data.arrays,
              trained);
      return new Walked(results, before, snapshot(trained));
    }
  }

  private List<NDArray> copy(NDManager scope, Map<Integer, Map<Integer, Float>> edits) {
    List<NDArray> copies = new ArrayList<>();
    for (NDArray original : state) {
      Map<Integer, Float> changes = edits.getOrDefault(copies.size(), Map.of());
      float[] numbers = changes.isEmpty() ? new float[0] : original.toFloatArray();
      changes.forEach((at, value) -> numbers[at] = value);
      NDArray copy;
      if (changes.isEmpty()) {
        copy = original.duplicate();
      } else {
        try (NDArray shared = scope.create(numbers, original.getShape())) {
          copy = shared.duplicate();
        }
      }
      copy.attach(scope);
      copies.add(copy);
    }
    return copies;
  }

  /** Evaluates batches, without training. */
  Results evaluate(Data data, NDArray order, long first, long batch, long batches) {
    try (NDManager scope = torch.scope()) {
      NDList results =
          code.call(
              scope,
              "evaluate",
              List.of(order, torch.wholes(scope, first, batch, batches)),
              data.arrays,
              evaluated());
      double[] losses = results.get(0).toDoubleArray();
      float[] rounded = new float[losses.length];
      for (int i = 0; i < losses.length; i++) {
        rounded[i] = (float) losses[i];
      }
      return new Results(
          rounded,
          results.get(1).toLongArray(),
          results.get(2).toLongArray(),
          new float[0],
          new float[0]);
    }
  }

  private static float[] floats(NDArray array) {
    try (NDArray converted = array.toType(DataType.FLOAT32, true)) {
      return converted.toFloatArray();
    }
  }

  /** With averaged weights in place of the last ones, where the run keeps an average. */
  private List<NDArray> evaluated() {
    if (program.plan().average() == 0) {
      return state;
    }
    int trained = program.trained();
    int first = program.slots().size() + program.keeps().size() - trained;
    List<NDArray> with = new ArrayList<>(state);
    for (int place = 0; place < trained; place++) {
      with.set(place, state.get(first + place));
    }
    return with;
  }

  /** What the network answers for samples: one tensor a loss, as plain numbers. */
  public List<float[]> predict(Samples samples) {
    return inspect("predict", samples);
  }

  /** What each node of {@link Program#activations} computes for samples. */
  public List<float[]> activations(Samples samples) {
    return inspect("activations", samples);
  }

  private List<float[]> inspect(String method, Samples samples) {
    try (Data data = load(samples);
        NDManager scope = torch.scope()) {
      return call(scope, method, List.of(data.arrays.getFirst()));
    }
  }

  private List<float[]> call(NDManager scope, String method, List<NDArray> control) {
    List<float[]> found = new ArrayList<>();
    for (NDArray result : code.call(scope, method, control, evaluated())) {
      found.add(floats(result));
    }
    return found;
  }

  /**
   * Calls a method that looks at samples, their labels and some more numbers.
   *
   * @return its results as plain numbers, whatever their type
   */
  public List<float[]> look(String method, Samples samples, long... more) {
    try (Data data = load(samples);
        NDManager scope = torch.scope()) {
      List<NDArray> control = new ArrayList<>(data.arrays);
      control.add(torch.wholes(scope, more));
      return call(scope, method, control);
    }
  }

  /** The network's tensors that training moves, as the last step left them: not for changing. */
  List<NDArray> trained() {
    return List.copyOf(state.subList(0, program.trained()));
  }

  /**
   * The mean loss of all of the data where the first tensors of the state are these, the others the
   * state's own.
   */
  double loss(Data data, List<NDArray> first) {
    try (NDManager scope = torch.scope()) {
      List<NDArray> with = new ArrayList<>(first);
      with.addAll(state.subList(first.size(), state.size()));
      return floats(code.call(scope, "judge", data.arrays, with).getFirst())[0];
    }
  }

  public Program program() {
    return program;
  }

  @Override
  public void close() {
    code.close();
    tensors.close();
    torch.close();
  }
}
