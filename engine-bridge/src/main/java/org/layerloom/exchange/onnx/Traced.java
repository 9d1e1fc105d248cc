package org.layerloom.exchange.onnx;

import java.nio.FloatBuffer;
import java.util.List;

/** What an expression of a layer's program stands for while it is drawn as an ONNX graph. */
sealed interface Traced {

  /** The extent of an axis that is the batch. */
  long BATCH = -1;

  /**
   * A tensor that flows.
   *
   * @param name what nodes call it
   * @param dims its extents, {@link #BATCH} where the batch is
   * @param whole whether it holds 64-bit whole numbers rather than 32-bit real ones
   */
  record Wire(String name, List<Long> dims, boolean whole) implements Traced {
    public Wire {
      dims = List.copyOf(dims);
    }

    int rank() {
      return dims.size();
    }
  }

  /** Numbers that are known: weights, and what is calculated from them alone. */
  record Fixed(String name, List<Long> dims, FloatBuffer values) implements Traced {
    public Fixed {
      dims = List.copyOf(dims);
    }

    float at(int place) {
      return values.get(values.position() + place);
    }

    int size() {
      return values.remaining();
    }
  }

  /** A plain number. */
  record Scalar(double value) implements Traced {}

  /** A word such as {@code same}. */
  record Word(String text) implements Traced {}

  /** Yes or no. */
  record Truth(boolean value) implements Traced {}

  /** None. */
  record Nothing() implements Traced {}

  /** A list. */
  record Several(List<Traced> items) implements Traced {
    public Several {
      items = List.copyOf(items);
    }
  }

  /** How many samples a tensor holds. */
  record BatchOf(Wire wire) implements Traced {}

  /** One sample's extents, where nothing but these is asked for. */
  record Extents(List<Long> dims) implements Traced {}

  /** Random numbers, which count for nothing outside of training. */
  record Noise() implements Traced {}

  /** The zeros that a recurrent layer begins with. */
  record Zeros() implements Traced {}

  /**
   * What a recurrent layer gives.
   *
   * @param all of the last layer: steps, directions, batch, units
   * @param last of the last layer: directions, batch, units
   */
  record Recurrence(Wire all, Wire last) implements Traced {}

  /** The last step of a {@link Recurrence}, by layer and direction. */
  record LastStep(Wire last) implements Traced {}
}
