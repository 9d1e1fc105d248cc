package org.layerloom.exchange.onnx;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.exchange.onnx.Traced.Fixed;
import org.layerloom.exchange.onnx.Traced.Nothing;
import org.layerloom.exchange.onnx.Traced.Scalar;
import org.layerloom.exchange.onnx.Traced.Several;
import org.layerloom.exchange.onnx.Traced.Truth;
import org.layerloom.exchange.onnx.Traced.Wire;

/** The arguments of a call, by the type that an operator expects. */
record Arguments(String function, List<Traced> values) {

  Traced get(int place) {
    if (place >= values.size()) {
      throw wrong(place);
    }
    return values.get(place);
  }

  boolean isNone(int place) {
    return place >= values.size() || values.get(place) instanceof Nothing;
  }

  Wire wire(int place) {
    if (get(place) instanceof Wire wire) {
      return wire;
    }
    throw wrong(place);
  }

  Fixed fixed(int place) {
    if (get(place) instanceof Fixed fixed) {
      return fixed;
    }
    throw wrong(place);
  }

  double real(int place) {
    if (get(place) instanceof Scalar(double value)) {
      return value;
    }
    throw wrong(place);
  }

  int whole(int place) {
    return (int) real(place);
  }

  boolean truth(int place) {
    if (get(place) instanceof Truth(boolean value)) {
      return value;
    }
    throw wrong(place);
  }

  List<Traced> items(int place) {
    if (get(place) instanceof Several(List<Traced> items)) {
      return items;
    }
    throw wrong(place);
  }

  List<Long> wholes(int place) {
    List<Long> wholes = new ArrayList<>();
    for (Traced item : items(place)) {
      if (!(item instanceof Scalar(double value))) {
        throw wrong(place);
      }
      wholes.add((long) value);
    }
    return wholes;
  }

  private Unwritable wrong(int place) {
    return new Unwritable(
        function + " with " + (place < values.size() ? values.get(place) : "too few arguments"));
  }
}
