package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

/**
 * Signals as a sealed node's settings write them: {@code real(3,48,192)}, {@code index30522(128)}
 * for indices below 30522; several parted by semicolons.
 */
public final class SealedSignals {

  private static final Pattern ONE =
      Pattern.compile("(?:real|index(\\d{1,18}))\\((\\d{1,18}(?:,\\d{1,18})*)?\\)");

  private SealedSignals() {}

  public static String write(List<Signal.Tensor> signals) {
    return signals.stream().map(SealedSignals::write).collect(Collectors.joining(";"));
  }

  private static String write(Signal.Tensor signal) {
    String extents =
        signal.shape().extents().stream().map(String::valueOf).collect(Collectors.joining(","));
    return (signal.calculable() ? "real" : "index" + signal.most()) + "(" + extents + ")";
  }

  /** Null where a text is none. */
  static @Nullable List<Signal.Tensor> read(String text) {
    List<Signal.Tensor> signals = new ArrayList<>();
    if (text.isEmpty()) {
      return signals;
    }
    for (String part : text.split(";", -1)) {
      Matcher matcher = ONE.matcher(part);
      if (!matcher.matches()) {
        return null;
      }
      List<Long> extents = new ArrayList<>();
      if (matcher.group(2) != null) {
        for (String extent : matcher.group(2).split(",", -1)) {
          extents.add(Long.parseLong(extent));
        }
      }
      if (extents.stream().anyMatch(extent -> extent < 1)) {
        return null;
      }
      String most = matcher.group(1);
      Shape shape = new Shape(extents);
      signals.add(
          most == null
              ? Signal.Tensor.real(shape)
              : new Signal.Tensor(shape, Signal.Numbers.INDEX, Long.parseLong(most)));
    }
    return signals;
  }
}
