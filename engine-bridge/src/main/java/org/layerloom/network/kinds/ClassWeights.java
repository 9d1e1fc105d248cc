package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.LossKind;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;

/**
 * How much each class counts in a loss, and which label counts for nothing.
 *
 * <p>The loss is then the mean over what counts: the sum of the samples' losses, each times its
 * class's weight, divided by the sum of those weights. A batch in which nothing counts has the loss
 * 0.
 */
final class ClassWeights {

  private static final String CHOICE = "classWeights";
  private static final String NUMBERS = "classNumbers";
  private static final String IGNORES = "ignores";
  private static final String LABEL = "ignored";

  private ClassWeights() {}

  static Parameter[] parameters() {
    return new Parameter[] {
      Parameter.choice(CHOICE, "none", "balanced", "given"),
      Parameter.text(NUMBERS, "1, 1", 10_000).when(s -> s.text(CHOICE).equals("given")),
      Parameter.yesNo(IGNORES, false),
      Parameter.whole(LABEL, -100, -1_000_000, 1_000_000).when(s -> s.flag(IGNORES))
    };
  }

  /** Whether the numbers that a person gave can be used; null where so. */
  static @Nullable Misfit misfit(Settings settings, long classes) {
    if (!settings.text(CHOICE).equals("given")) {
      return null;
    }
    List<Double> numbers = numbers(settings.text(NUMBERS));
    Value ones =
        new Value.Text(
            java.util.stream.LongStream.range(0, Math.min(classes, 1_000))
                .mapToObj(one -> "1")
                .collect(Collectors.joining(", ")));
    if (numbers == null || numbers.stream().allMatch(number -> number == 0)) {
      return Fits.misfit(
          NUMBERS, Message.of("network.loss.classNumbers"), new Repair.Set(NUMBERS, ones));
    }
    return numbers.size() == classes
        ? null
        : Fits.misfit(
            NUMBERS,
            Message.of("network.loss.classCount", numbers.size(), classes),
            new Repair.Set(NUMBERS, ones),
            new Repair.Set(CHOICE, new Value.Text("balanced")));
  }

  /** Null where they are not numbers from 0 to a million. */
  private static @Nullable List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String part : text.strip().split("[\\s,;，；]+", -1)) {
      try {
        double number = Double.parseDouble(part);
        if (!(number >= 0 && number <= 1e6)) {
          return null;
        }
        numbers.add(number);
      } catch (NumberFormatException noNumber) {
        return null;
      }
    }
    return numbers;
  }

  static boolean balanced(Settings settings) {
    return settings.text(CHOICE).equals("balanced");
  }

  static boolean plain(Settings settings) {
    return settings.text(CHOICE).equals("none") && !settings.flag(IGNORES);
  }

  /** The label that counts for nothing; PyTorch's number for none where there is none. */
  static long ignored(Settings settings) {
    return settings.flag(IGNORES) ? settings.whole(LABEL) : -100;
  }

  /** A weight a class, like the predictions; {@code None} where all count alike. */
  static String weights(TorchCode code, String predictions) {
    Settings settings = code.settings();
    return switch (settings.text(CHOICE)) {
      case "balanced" ->
          code.let("torch.type_as(%s, %s)".formatted(code.weight(LossKind.BALANCE), predictions));
      case "given" -> {
        List<Double> numbers = numbers(settings.text(NUMBERS));
        if (numbers == null) {
          throw new IllegalStateException("the shape rule refuses it");
        }
        yield code.let(
            "torch.type_as(torch.tensor(%s, dtype=7), %s)".formatted(numbers, predictions));
      }
      default -> "None";
    };
  }

  /** What a batch's labels count for in sum: a tensor without extents. */
  static String mass(TorchCode code, String labels, String weights) {
    Settings settings = code.settings();
    if (!settings.flag(IGNORES)) {
      return code.let("torch.sum(torch.index_select(%s, 0, %s))".formatted(weights, labels));
    }
    String counts = code.let("torch.ne(%s, %d)".formatted(labels, ignored(settings)));
    if (weights.equals("None")) {
      return code.let("torch.to(torch.sum(%s), 6)".formatted(counts));
    }
    // What is ignored may be no class at all: it is looked up as class 0, and then left out.
    String known = code.let("torch.mul(%s, %s)".formatted(labels, counts));
    return code.let(
        "torch.sum(torch.mul(torch.index_select(%s, 0, %s), %s))"
            .formatted(weights, known, counts));
  }
}
