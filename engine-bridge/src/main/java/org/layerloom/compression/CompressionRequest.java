package org.layerloom.compression;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to make smaller.
 *
 * @param run the run's folder
 * @param checkpoint which of the run's: {@code last} or {@code best}
 * @param making what to write; null to measure what every form would cost and gain
 */
public record CompressionRequest(Path run, String checkpoint, @Nullable Making making) {

  /**
   * A smaller network as a project of its own, which can learn on.
   *
   * @param form one that {@linkplain Form#pruned leaves a share out}
   * @param share what is left out, above 0 and below 1
   * @param epochs for which its train nodes shall learn on
   * @param out the project to write; its numbers go beside it
   */
  public record Making(Form form, double share, int epochs, Path out) {}
}
