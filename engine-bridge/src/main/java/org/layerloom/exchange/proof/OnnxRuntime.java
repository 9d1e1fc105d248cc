package org.layerloom.exchange.proof;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Shape;

/**
 * A model in ONNX Runtime: another engine than the one that trained. Its native library is loaded
 * when the first model is; everything that leaves is plain Java.
 */
public final class OnnxRuntime implements AutoCloseable {

  private static final int LONGEST_COMMAND_LINE = 3500;

  private final OrtSession session;
  private final OrtSession.SessionOptions options;

  private OnnxRuntime(OrtSession session, OrtSession.SessionOptions options) {
    this.session = session;
    this.options = options;
  }

  /** One sample's or one batch's numbers for an input; whole ones for indices. */
  public sealed interface Given {

    /** Real numbers. */
    record Reals(FloatBuffer values, List<Long> dims) implements Given {}

    /** Whole numbers. */
    record Wholes(LongBuffer values, List<Long> dims) implements Given {}
  }

  /**
   * @throws IOException with the library's own words where it does not take the model
   */
  public static OnnxRuntime open(byte[] model) throws IOException {
    return open((environment, options) -> environment.createSession(model, options));
  }

  /**
   * The operators one by one, as they stand in the model, where otherwise several are made one.
   *
   * @throws IOException with the library's own words where it does not take the model
   */
  public static OnnxRuntime openPlain(byte[] model) throws IOException {
    return open(
        (environment, options) -> {
          options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
          return environment.createSession(model, options);
        });
  }

  public static OnnxRuntime open(Path model) throws IOException {
    return open((environment, options) -> environment.createSession(model.toString(), options));
  }

  private interface Opening {
    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  private static OnnxRuntime open(Opening opening) throws IOException {
    checkCommandLine();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      options.setIntraOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      return new OnnxRuntime(opening.open(OrtEnvironment.getEnvironment(), options), options);
    } catch (OrtException e) {
      options.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Version 1.29.0 crashes the whole process where the command line is too long for it. */
  private static void checkCommandLine() throws IOException {
    Path own = Path.of("/proc/self/cmdline");
    if (Files.isReadable(own) && Files.readAllBytes(own).length > LONGEST_COMMAND_LINE) {
      throw new IOException(
          "ONNX Runtime does not work in a process whose command line is longer than "
              + LONGEST_COMMAND_LINE
              + " characters");
    }
  }

  /** The library's. */
  public static String version() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  public List<String> inputs() {
    return List.copyOf(session.getInputNames());
  }

  /** Runs it; results by name, in the model's order, the batch among their extents. */
  public Map<String, NamedTensor> run(Map<String, Given> inputs) throws IOException {
    Map<String, OnnxTensorLike> given = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Given> input : inputs.entrySet()) {
        given.put(input.getKey(), tensor(input.getValue()));
      }
      try (OrtSession.Result results = session.run(given)) {
        Map<String, NamedTensor> found = new LinkedHashMap<>();
        results.forEach(
            result -> {
              if (result.getValue() instanceof OnnxTensor tensor) {
                found.put(result.getKey(), named(result.getKey(), tensor));
              }
            });
        return found;
      }
    } catch (OrtException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      given.values().forEach(OnnxTensorLike::close);
    }
  }

  private static OnnxTensor tensor(Given given) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    return switch (given) {
      case Given.Reals(FloatBuffer values, List<Long> dims) ->
          OnnxTensor.createTensor(environment, values.duplicate(), array(dims));
      case Given.Wholes(LongBuffer values, List<Long> dims) ->
          OnnxTensor.createTensor(environment, values.duplicate(), array(dims));
    };
  }

  private static long[] array(List<Long> dims) {
    return dims.stream().mapToLong(Long::longValue).toArray();
  }

  private static NamedTensor named(String name, OnnxTensor tensor) {
    TensorInfo info = tensor.getInfo();
    Shape shape = new Shape(Arrays.stream(info.getShape()).boxed().toList());
    FloatBuffer values =
        switch (info.type) {
          case FLOAT, FLOAT16, BFLOAT16 -> tensor.getFloatBuffer();
          case INT64 -> {
            LongBuffer wholes = tensor.getLongBuffer();
            FloatBuffer reals = FloatBuffer.allocate(wholes.remaining());
            while (wholes.hasRemaining()) {
              reals.put((float) wholes.get());
            }
            yield reals.flip();
          }
          default -> throw new IllegalStateException(name + " is of type " + info.type);
        };
    return new NamedTensor(name, shape, values);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      options.close();
    }
  }
}
