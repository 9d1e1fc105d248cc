package org.layerloom.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.project.Document;
import org.layerloom.training.TrainingEvent;

/**
 * A run that has ended, as far as goals ask for it. Numbers that were not measured are NaN.
 *
 * @param trained the project as the run got it
 * @param whole whether it came to its end, or was stopped and kept; not where it broke off
 * @param accuracy whether the scores are accuracies
 * @param complaints what detectors said, in order
 */
public record RunResult(
    Document trained,
    boolean whole,
    boolean accuracy,
    int epochs,
    double trainLoss,
    double trainScore,
    double validationLoss,
    double validationScore,
    double testLoss,
    double testScore,
    List<Complaint> complaints) {

  private static final String NOTICE = "engine.notice.";
  private static final String NOT_FINITE = "engine.notFinite";

  public RunResult {
    complaints = List.copyOf(complaints);
  }

  /**
   * Something that a detector said.
   *
   * @param notice as {@link Goal.Noticed} names it
   * @param node null where it could not be told
   */
  public record Complaint(String notice, @Nullable NodeId node) {}

  /** Follows a run's events, which may come from several threads, to its end. */
  public static final class Listener {

    private final Document document;
    private String measure = "";
    private TrainingEvent.@Nullable EpochDone last;
    private final java.util.ArrayList<Complaint> complaints = new java.util.ArrayList<>();

    public Listener(Document document) {
      this.document = document;
    }

    /** The result, once an event is the run's last; null before. */
    public synchronized @Nullable RunResult hear(TrainingEvent event) {
      switch (event) {
        case TrainingEvent.Started it -> measure = it.measure();
        case TrainingEvent.EpochDone it -> last = it;
        case TrainingEvent.Noticed it -> complaints.add(complaint(it));
        case TrainingEvent.Finished it -> {
          return result(it);
        }
        case TrainingEvent.Failed it -> {
          broken(it.reason());
          return result(null);
        }
        case TrainingEvent.Lost it -> {
          return result(null);
        }
        default -> {
          // Says nothing that a goal asks for.
        }
      }
      return null;
    }

    private void broken(Message reason) {
      if (reason.key().startsWith(NOT_FINITE)) {
        boolean named = reason.values().size() == 2 && reason.key().endsWith(".at");
        String node = named ? reason.values().get(1).toString() : "";
        complaints.add(new Complaint("notFinite", NodeId.isValid(node) ? new NodeId(node) : null));
      }
    }

    private RunResult result(TrainingEvent.@Nullable Finished end) {
      double none = Double.NaN;
      return new RunResult(
          document,
          end != null,
          measure.equals("accuracy"),
          end != null ? end.epochs() : last != null ? last.epoch() : 0,
          last == null ? none : last.trainLoss(),
          last == null ? none : last.trainScore(),
          last == null ? none : last.validationLoss(),
          last == null ? none : last.validationScore(),
          end == null ? none : end.testLoss(),
          end == null ? none : end.testScore(),
          complaints);
    }
  }

  private static Complaint complaint(TrainingEvent.Noticed notice) {
    String key = notice.what().key();
    return new Complaint(
        key.startsWith(NOTICE) ? key.substring(NOTICE.length()) : key, notice.node());
  }

  /** How the run does on a part. */
  double metric(Goal.Part part, Goal.Measure measure) {
    if (measure == Goal.Measure.ACCURACY && !accuracy) {
      return Double.NaN;
    }
    boolean loss = measure == Goal.Measure.LOSS;
    return switch (part) {
      case TRAIN -> loss ? trainLoss : trainScore;
      case VALIDATION -> loss ? validationLoss : validationScore;
      case TEST -> loss ? testLoss : testScore;
    };
  }
}
