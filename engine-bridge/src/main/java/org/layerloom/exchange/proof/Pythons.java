package org.layerloom.exchange.proof;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks for a Python with PyTorch or Keras: what is written as Python is proved by it, nothing
 * else.
 */
public final class Pythons {

  private static final int SECONDS = 60;

  private Pythons() {}

  /**
   * The command of one; empty where there is none. {@code LAYERLOOM_PYTHON} names the one to use.
   * Blocks for some seconds.
   */
  public static Optional<String> withTorch() {
    return with("import torch");
  }

  /** The same of one with Keras 3 on JAX or PyTorch. */
  public static Optional<String> withKeras() {
    return with(
        "import os, importlib.util as u;"
            + " jax = u.find_spec('jax'); assert jax or u.find_spec('torch');"
            + " os.environ.setdefault('KERAS_BACKEND', 'jax' if jax else 'torch');"
            + " import keras; assert keras.__version__ >= '3'");
  }

  private static Optional<String> with(String imports) {
    String own = System.getenv("LAYERLOOM_PYTHON");
    List<String> candidates =
        own == null || own.isBlank()
            ? List.of("python3", "/usr/bin/python3", "python")
            : List.of(own);
    return candidates.stream().filter(python -> runs(python, imports)).findFirst();
  }

  private static boolean runs(String python, String imports) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", imports)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
