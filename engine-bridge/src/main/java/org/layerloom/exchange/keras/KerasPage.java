package org.layerloom.exchange.keras;

/** What stands beside the code of a Keras network. */
public final class KerasPage {

  /** Compares the network's answers with those that Layerloom's engine gave. */
  public static final String VERIFY =
      """
      \"""Gives samples to the network and compares with what Layerloom's engine answered.\"""
      import importlib.util
      import json
      import os
      import statistics
      import sys
      import time

      jax = importlib.util.find_spec("jax")
      os.environ.setdefault("KERAS_BACKEND", "jax" if jax else "torch")

      import keras
      import numpy

      from model import load

      TOLERANCE = 1e-4


      def main():
          model = load()
          samples = numpy.load("samples.npz", allow_pickle=False)
          given = [samples[name] for name in samples.files if name.startswith("in/")]
          wanted = [samples[name] for name in samples.files if name.startswith("out/")]
          answers = model(given)
          answers = answers if isinstance(answers, (list, tuple)) else [answers]
          difference = max(
              float(
                  numpy.abs(keras.ops.convert_to_numpy(a) - w).max()
                  / max(numpy.abs(w).max(), 1e-6)
              )
              for a, w in zip(answers, wanted)
          )
          times = []
          one = [array[:1] for array in given]
          for _ in range(30):
              began = time.perf_counter()
              model(one)
              times.append(1e6 * (time.perf_counter() - began))
          result = {
              "keras": keras.__version__ + " on " + keras.backend.backend(),
              "samples": len(given[0]),
              "difference": difference,
              "microseconds": statistics.median(times),
          }
          print(json.dumps(result) if "--json" in sys.argv else result)
          return 0 if difference <= TOLERANCE else 1


      if __name__ == "__main__":
          sys.exit(main())
      """;

  private KerasPage() {}

  public static String readme(String title) {
    return """
    # %s

    Drawn and trained in Layerloom. Needs Keras 3 with the backend JAX or PyTorch (TensorFlow has no convolutions with channels in front on processors).

    ```python
    from model import load
    model = load()              # reads weights.npz
    answers = model(batch)      # the batch is the first axis, then channels
    model.save("model.keras")   # Keras's own file, if you want one
    ```

    `weights.npz` is NumPy's own format: no pickle, nothing else to install. Arrays are called by layer and place, `conv1/0`.
    `python3 verify.py` compares the answers with those of the engine that trained it.
    """
        .formatted(title);
  }
}
