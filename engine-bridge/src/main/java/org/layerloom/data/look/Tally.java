package org.layerloom.data.look;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.layerloom.data.Samples;
import org.layerloom.data.Spread;
import org.layerloom.data.SpreadCounter;

/** Counts how the numbers of some samples are spread. */
final class Tally {

  /** More columns are a picture, a sound or one-hot words: nobody looks at each. */
  private static final int MOST_COLUMNS = 128;

  /** So many numbers are looked at; of more, every so-manieth sample. */
  private static final long MOST_NUMBERS = 1 << 24;

  private static final int PATIENCE = 1 << 10;

  private final Samples samples;
  private final SpreadCounter values = new SpreadCounter();
  private final SpreadCounter lengths = new SpreadCounter();
  private final SpreadCounter targets = new SpreadCounter();
  private final List<SpreadCounter> columns = new ArrayList<>();

  Tally(Samples samples, long[] places, BooleanSupplier unwanted) {
    this.samples = samples;
    int width = Math.toIntExact(samples.featureShape().size());
    if (samples.type() == Samples.Type.FLOAT
        && samples.featureShape().rank() == 1
        && width <= MOST_COLUMNS) {
      for (int i = 0; i < width; i++) {
        columns.add(new SpreadCounter());
      }
    }
    int step = Math.toIntExact(Math.max(1, (long) places.length * width / MOST_NUMBERS));
    for (int i = 0; i < places.length; i += step) {
      if (i / step % PATIENCE == 0 && unwanted.getAsBoolean()) {
        throw new CancellationException();
      }
      count(Math.toIntExact(places[i]), width);
    }
  }

  Spread values() {
    return values.spread();
  }

  Spread lengths() {
    return lengths.spread();
  }

  Spread targets() {
    return targets.spread();
  }

  List<Spread> columns() {
    return columns.stream().map(SpreadCounter::spread).toList();
  }

  private void count(int place, int width) {
    ByteBuffer features = samples.features().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int at = features.position() + place * (features.remaining() / samples.count());
    int length = 0;
    for (int i = 0; i < width; i++) {
      switch (samples.type()) {
        case BYTE -> values.add(features.get(at + i) & 0xff);
        case FLOAT -> add(i, features.getFloat(at + i * Float.BYTES));
        case INDEX -> length += features.getLong(at + i * Long.BYTES) != 0 ? 1 : 0;
      }
    }
    if (samples.type() == Samples.Type.INDEX) {
      lengths.add(length);
    }
    if (samples.classes() == 0 && samples.labelShape().size() == 1) {
      ByteBuffer labels = samples.labels().duplicate().order(ByteOrder.LITTLE_ENDIAN);
      targets.add(labels.getFloat(labels.position() + place * Float.BYTES));
    }
  }

  private void add(int column, float value) {
    values.add(value);
    if (!columns.isEmpty()) {
      columns.get(column).add(value);
    }
  }
}
