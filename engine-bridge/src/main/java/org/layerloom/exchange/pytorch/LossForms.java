package org.layerloom.exchange.pytorch;

import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Settings;

/** What each loss is in PyTorch. */
final class LossForms {

  private LossForms() {}

  /** Null for a loss that is not known. */
  static @Nullable String write(String kind, Settings settings, String y, String t) {
    String same = t + ".reshape(" + y + ".shape).to(" + y + ".dtype)";
    boolean logits = !settings.has("predictions") || settings.text("predictions").equals("logits");
    return switch (kind) {
      case "crossEntropy" ->
          logits
              ? "F.cross_entropy(%s, %s, label_smoothing=%s%s)"
                  .formatted(y, t, Python.real(settings.real("smoothing")), classes(settings, y))
              : "F.nll_loss(%s.clamp(1e-7, 1).log(), %s%s)".formatted(y, t, classes(settings, y));
      case "binaryCrossEntropy" ->
          "F.binary_cross_entropy%s(%s, %s%s)"
              .formatted(logits ? "_with_logits" : "", y, same, positive(settings, same));
      case "mse" -> "F.mse_loss(%s, %s)".formatted(y, same);
      case "mae" -> "F.l1_loss(%s, %s)".formatted(y, same);
      case "huber" ->
          "F.huber_loss(%s, %s, delta=%s)".formatted(y, same, Python.real(settings.real("delta")));
      case "hinge" ->
          "F.multi_margin_loss(%s, %s, margin=%s)"
              .formatted(y, t, Python.real(settings.real("margin")));
      case "klDivergence" ->
          "F.kl_div(F.log_softmax(%s, dim=-1), %s.clamp(min=0), reduction=\"batchmean\")"
              .formatted(y, same);
      case "cosineLoss" -> "(1 - F.cosine_similarity(%s, %s, dim=-1)).mean()".formatted(y, same);
      case "ctc" ->
          ("F.ctc_loss(F.log_softmax(%s, dim=-1).transpose(0, 1), %s,"
                  + " torch.full((len(%s),), %s.shape[1]), (%s > 0).sum(1), zero_infinity=True)")
              .formatted(y, t, t, y, t);
      default -> null;
    };
  }

  /** How much each class counts, and which label does not. */
  private static String classes(Settings settings, String y) {
    boolean ignores = settings.has("ignores") && settings.flag("ignores");
    String weights =
        switch (settings.has("classWeights") ? settings.text("classWeights") : "none") {
          case "given" ->
              ", weight=%s.new_tensor([%s])"
                  .formatted(
                      y,
                      String.join(
                          ", ", settings.text("classNumbers").strip().split("[\\s,;，；]+", -1)));
          case "balanced" ->
              ", weight=balanced(%s%s)"
                  .formatted(y, ignores ? ", " + settings.whole("ignored") : "");
          default -> "";
        };
    return weights + (ignores ? ", ignore_index=" + settings.whole("ignored") : "");
  }

  private static String positive(Settings settings, String target) {
    double weight = settings.has("positiveWeight") ? settings.real("positiveWeight") : 1;
    return weight == 1 ? "" : ", weight=1 + %s * %s".formatted(Python.real(weight - 1), target);
  }
}
