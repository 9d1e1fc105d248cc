package org.layerloom.exchange.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, by place or name. A place that no call has asks by name alone. */
public record PyArguments(PyValue.Call call) {

  /** For what is only ever given by its name. */
  public static final int BY_NAME = Integer.MAX_VALUE;

  public @Nullable PyValue named(String name) {
    return call.named().get(name);
  }

  public @Nullable PyValue find(int place, String name) {
    PyValue named = call.named().get(name);
    if (named != null) {
      return named;
    }
    return place < call.arguments().size() ? call.arguments().get(place) : null;
  }

  public boolean given(int place, String name) {
    return find(place, name) != null;
  }

  public long whole(int place, String name, long otherwise) {
    return find(place, name) instanceof PyValue.Num(double value) ? (long) value : otherwise;
  }

  public double real(int place, String name, double otherwise) {
    return find(place, name) instanceof PyValue.Num(double value) ? value : otherwise;
  }

  public boolean flag(String name, boolean otherwise) {
    return named(name) instanceof PyValue.Flag(boolean value) ? value : otherwise;
  }

  public String text(int place, String name, String otherwise) {
    return find(place, name) instanceof PyValue.Text(String value) ? value : otherwise;
  }

  /** As many numbers: one stands for all. */
  public List<Long> wholes(int place, String name, int count, long otherwise) {
    return switch (find(place, name)) {
      case PyValue.Num(double value) -> Collections.nCopies(count, (long) value);
      case PyValue.Several(List<PyValue> items) when items.size() == count -> numbers(items);
      case null, default -> Collections.nCopies(count, otherwise);
    };
  }

  /** Whole numbers of a list; 1 for what is no number. */
  public static List<Long> numbers(List<PyValue> items) {
    List<Long> found = new ArrayList<>();
    for (PyValue item : items) {
      found.add(item instanceof PyValue.Num(double value) ? (long) value : 1L);
    }
    return found;
  }
}
