package org.layerloom.engine.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.List;
import org.layerloom.exchange.NamedTensor;

/**
 * A session with libtorch: owned by the thread that opened it, from the first tensor to {@link
 * #close}. What leaves it is plain Java.
 *
 * <pre>{@code
 * try (Torch torch = Torch.open("cpu", 0);
 *     TorchProgram program = torch.load(source)) {
 *   ...
 * }
 * }</pre>
 */
public final class Torch implements AutoCloseable {

  private final Thread owner = Thread.currentThread();
  private final PtNDManager manager;

  private Torch(PtNDManager manager) {
    this.manager = manager;
  }

  /**
   * @param device {@code cpu}, {@code gpu} or {@code gpu:1}
   * @param threads for the CPU; 0 for one a core, with one left to the screen where there are more
   *     than two
   * @throws IllegalArgumentException for a device that is not there
   */
  public static Torch open(String device, int threads) {
    Engine engine = Natives.load();
    Device place = device(engine, device);
    setThreads(threads > 0 ? threads : ownChoice());
    // These settings hold for the calling thread only.
    Libc.takeTinyNumbersForZero();
    JniUtils.setGradMode(true);
    JniUtils.setGraphExecutorOptimize(false);
    return new Torch((PtNDManager) engine.newBaseManager(place));
  }

  /**
   * The number belongs to the calling thread, but a thread that was never asked for its own takes
   * the one that was set last, by whomever. So it is asked at once, before another sets one.
   */
  private static synchronized void setThreads(int threads) {
    JniUtils.setNumThreads(threads);
    if (JniUtils.getNumThreads() != threads) {
      throw new IllegalStateException("libtorch does not take " + threads + " threads");
    }
  }

  /** How many threads are taken where none are asked for. */
  public static int ownChoice() {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores > 2 ? cores - 1 : cores;
  }

  /** Whether {@link #open} finds the device; loads the library where it is not loaded. */
  public static boolean hasDevice(String device) {
    try {
      device(Natives.load(), device);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Device device(Engine engine, String name) {
    if (name.isEmpty() || name.equals("cpu")) {
      return Device.cpu();
    }
    if (name.matches("gpu(:\\d{1,3})?")) {
      int number = name.equals("gpu") ? 0 : Integer.parseInt(name.substring(4));
      if (number < engine.getGpuCount()) {
        return Device.gpu(number);
      }
    }
    throw new IllegalArgumentException("no device " + name);
  }

  /** Compiles a class {@code S} in TorchScript's serialised dialect. */
  public TorchProgram load(String source) {
    return load(source, List.of());
  }

  /**
   * The same of a class that holds numbers of its own.
   *
   * @param constants what the source calls {@code CONSTANTS.c0} and so on
   */
  public TorchProgram load(String source, List<NamedTensor> constants) {
    check();
    try {
      // DJL attaches a module to the manager that loads it: one of its own, closed with it.
      PtNDManager own = manager.newSubManager(manager.getDevice());
      PtSymbolBlock block =
          JniUtils.loadModule(
              own,
              new ByteArrayInputStream(TorchArchive.of(source, constants)),
              !constants.isEmpty(), // onto the device at once, where they are needed each step
              false);
      return new TorchProgram(this, block, own);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** A manager whose tensors go when it is closed. */
  public NDManager scope() {
    check();
    return manager.newSubManager();
  }

  public boolean onCpu() {
    return !manager.getDevice().isGpu();
  }

  /** A tensor of numbers as they stand in memory, little-endian, on this session's device. */
  public NDArray bytes(NDManager scope, ByteBuffer numbers, DataType type, long... extents) {
    check();
    Buffer view = numbers.duplicate().order(numbers.order());
    return scope.create(view, new Shape(extents), type);
  }

  /** Whole numbers, one axis. */
  public NDArray wholes(NDManager scope, long... values) {
    check();
    return scope.create(LongBuffer.wrap(values), new Shape(values.length), DataType.INT64);
  }

  void check() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "tensors of " + owner.getName() + " used by " + Thread.currentThread().getName());
    }
  }

  @Override
  public void close() {
    check();
    manager.close();
  }
}
