package org.layerloom.engine.trainer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.Program;

/**
 * What a trainer is given.
 *
 * @param holdout what of the train part validates
 * @param test null where there is none
 * @param run the run's folder: checkpoints go below it
 * @param weights a safetensors file whose numbers a new run begins with; null for random ones
 * @param from a checkpoint to go on from; null to begin
 */
public record Job(
    Program program,
    Holdout holdout,
    Samples train,
    @Nullable Samples test,
    Path run,
    String device,
    int threads,
    @Nullable Path weights,
    @Nullable Path from) {

  /**
   * Which begins with random numbers, or goes on from a checkpoint.
   *
   * @param validation share of the train part that is kept back
   */
  public Job(
      Program program,
      double validation,
      Samples train,
      @Nullable Samples test,
      Path run,
      String device,
      int threads,
      @Nullable Path from) {
    this(program, Holdout.ofShare(validation), train, test, run, device, threads, null, from);
  }

  /** Where checkpoints of a run are: {@code last} and {@code best}. */
  public static Path checkpoint(Path run, String which) {
    return run.resolve("checkpoints").resolve(which + ".safetensors");
  }
}
