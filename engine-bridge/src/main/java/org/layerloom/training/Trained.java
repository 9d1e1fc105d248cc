package org.layerloom.training;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A network as a run left it at some moment.
 *
 * @param run the run's folder
 * @param checkpoint the file's name within {@link RunFolder#checkpoints}, without its ending:
 *     {@link #LAST}, {@link #BEST} or {@link #epoch}
 */
public record Trained(Path run, String checkpoint) {

  public static final String LAST = "last";
  public static final String BEST = "best";

  /** What is written at the end of an epoch, from 1 on, is called so: {@code epoch-0003}. */
  public static String epoch(int epoch) {
    return String.format(Locale.ROOT, "epoch-%04d", epoch);
  }

  public static Trained last(Path run) {
    return new Trained(run, LAST);
  }

  /** The checkpoint's file. */
  public Path file() {
    return new RunFolder(run).checkpoints().resolve(checkpoint + ".safetensors");
  }
}
