package org.layerloom.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;

/**
 * What {@code run.json} tells of a run: enough for a line in a table of runs. Fields that the file
 * lacks are empty, 0 or null, and {@link #missing} says so.
 *
 * @param name the project's
 * @param started null where unknown
 * @param ended null while it runs, and where it was interrupted
 * @param environment versions and machine, by name: {@code pytorch}, {@code java}, {@code os}
 * @param results null until there are any
 * @param reason why it failed or was lost; null otherwise
 * @param missing sentences about what should be in the folder and is not
 */
public record RunSummary(
    RunFolder folder,
    String name,
    RunStatus status,
    @Nullable Instant started,
    @Nullable Instant ended,
    OptionalLong seed,
    Setup setup,
    Map<String, String> environment,
    @Nullable Results results,
    @Nullable Message reason,
    List<Message> missing) {

  public RunSummary {
    environment = Map.copyOf(environment);
    missing = List.copyOf(missing);
  }

  /** What {@link TrainingEvent.Started} told; zeros and empty texts before. */
  public record Setup(
      String device, int threads, long parameters, int epochs, int stepsPerEpoch, String measure) {

    public static final Setup UNKNOWN = new Setup("", 0, 0, 0, 0, "");
  }

  /** What {@link TrainingEvent.Finished} told; NaN where there is no test part. */
  public record Results(
      int epochs, double testLoss, double testScore, double samplesPerSecond, double seconds) {}
}
