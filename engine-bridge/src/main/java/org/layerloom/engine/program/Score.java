package org.layerloom.engine.program;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.LossKind;
import org.layerloom.network.Node;
import org.layerloom.network.Signal;

/** What a run reports beside the loss: by the first loss that measures something. */
final class Score {

  private Score() {}

  static @Nullable Node judge(Layout layout) {
    return layout.losses.stream()
        .filter(loss -> ((LossKind) layout.kind(loss)).measure() != LossKind.Measure.NONE)
        .findFirst()
        .orElse(null);
  }

  static LossKind.Measure measure(Layout layout) {
    Node judge = judge(layout);
    return judge == null ? LossKind.Measure.NONE : ((LossKind) layout.kind(judge)).measure();
  }

  /** Single answers in one sample: pixels of a segmentation, outputs of a multi-label network. */
  static long positions(Layout layout) {
    Node judge = judge(layout);
    if (judge == null) {
      return 1;
    }
    return switch (layout.site(judge).input(1)) {
      case Signal.Labels labels -> labels.shape().size();
      case Signal.Tensor tensor -> tensor.shape().size();
      case Signal.Loss loss -> throw new IllegalStateException("no labels: " + loss);
      case Signal.Model model -> throw new IllegalStateException("no labels: " + model);
    };
  }

  /** The label that is not scored; null where all are. */
  static @Nullable Long ignored(Layout layout) {
    Node judge = judge(layout);
    return judge == null
        ? null
        : ((LossKind) layout.kind(judge)).ignored(layout.site(judge).settings());
  }

  /** How many answers of the batch count: a tensor of one whole number. */
  static String answers(Layout layout, NetworkText text) {
    Node judge = judge(layout);
    if (judge == null) {
      return "torch.tensor(0)";
    }
    String labels = text.input(judge, 1);
    Long ignored = ignored(layout);
    return ignored == null
        ? "torch.tensor(torch.numel(%s))".formatted(labels)
        : "torch.sum(torch.ne(%s, %d))".formatted(labels, ignored);
  }

  /** How many answers of the batch are right: a tensor of one whole number. */
  static String hits(Layout layout, NetworkText text) {
    Node judge = judge(layout);
    if (judge == null) {
      return "torch.tensor(0)";
    }
    String prediction = text.input(judge, 0);
    String labels = text.input(judge, 1);
    if (measure(layout) == LossKind.Measure.ACCURACY) {
      // The largest sum is the largest share: no softmax is needed for it.
      String sums = text.logits(judge, 0);
      prediction = sums != null ? sums : prediction;
      Long ignored = ignored(layout);
      String right = "torch.eq(torch.argmax(%s, 1), %s)".formatted(prediction, labels);
      return ignored == null
          ? "torch.sum(" + right + ")"
          : "torch.sum(torch.mul(%s, torch.ne(%s, %d)))".formatted(right, labels, ignored);
    }
    boolean logits = layout.site(judge).settings().text("predictions").equals("logits");
    return "torch.sum(torch.eq(torch.gt(%s, %s), torch.gt(torch.reshape_as(%s, %s), 0.5)))"
        .formatted(prediction, logits ? "0." : "0.5", labels, prediction);
  }
}
