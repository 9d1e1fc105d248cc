package org.layerloom.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shape rule answers. */
public sealed interface Inference {

  /** One signal an output port; warnings do not stop a run. */
  record Known(List<Signal> outputs, List<Misfit> warnings) implements Inference {
    public Known {
      outputs = List.copyOf(outputs);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It cannot be.
   *
   * @param parameter the setting to look at, where one is at fault
   * @param repairs what would mend it, best first
   */
  record Misfit(@Nullable String parameter, Message message, List<Repair> repairs)
      implements Inference {
    public Misfit {
      repairs = List.copyOf(repairs);
    }
  }

  static Inference of(Signal... outputs) {
    return new Known(List.of(outputs), List.of());
  }

  static Inference of(Shape shape) {
    return of(Signal.Tensor.real(shape));
  }

  static Inference misfit(String key, Object... values) {
    return new Misfit(null, Message.of(key, values), List.of());
  }
}
