package org.layerloom.engine.program;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Shape;

/** The numbers that a program's methods hold themselves, each once. */
final class Constants {

  private final Map<String, Integer> places = new HashMap<>();
  private final List<NamedTensor> tensors = new ArrayList<>();

  /** Where numbers stand, which are calculated when they are asked for the first time. */
  int place(String name, Shape shape, Supplier<float[]> numbers) {
    return places.computeIfAbsent(
        name,
        it -> {
          tensors.add(new NamedTensor(it, shape, FloatBuffer.wrap(numbers.get())));
          return tensors.size() - 1;
        });
  }

  List<NamedTensor> all() {
    return List.copyOf(tensors);
  }
}
