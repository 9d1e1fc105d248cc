package org.layerloom.data.look;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Datasets;
import org.layerloom.data.SameSamples;
import org.layerloom.data.Samples;
import org.layerloom.data.Spread;
import org.layerloom.training.Part;

/**
 * Looks at one dataset. Its samples stay while memory allows and are read again where they went.
 *
 * <p>For one thread at a time; every question may take as long as reading does.
 */
public final class DataLook {

  /** Any class, in a question for samples. */
  public static final int ANY_CLASS = -1;

  /** Larger data is not searched for doubles: it would take minutes. */
  private static final int MOST_BYTES = 1 << 30;

  private static final int MOST_TWINS = 50;

  private final Datasets datasets;
  private final String source;
  private final Function<Samples, long[]> holdout;
  private final Whole train = new Whole(DatasetSource.Part.TRAIN);
  private final Whole test = new Whole(DatasetSource.Part.TEST);
  private long @Nullable [] validated;

  /**
   * @param source as a dataset node names it
   * @param holdout which places of the train part validate, ascending
   */
  public DataLook(Datasets datasets, String source, Function<Samples, long[]> holdout) {
    this.datasets = datasets;
    this.source = source;
    this.holdout = holdout;
  }

  /** What each index stands for; none where features are no indices. */
  public List<String> tokens() throws DataException {
    return datasets.tokens(source);
  }

  /**
   * What is in it.
   *
   * @param unwanted where it says yes, this ends with a {@link CancellationException}
   */
  public DataSummary summary(BooleanSupplier unwanted) throws DataException {
    DatasetInfo info = datasets.info(source);
    Samples all = train.read();
    long[] kept = validated();
    check(unwanted);
    long[] trained = others(all.count(), kept);
    boolean tested = info.shape().testSize() > 0;
    Samples tests = tested ? test.read() : null;
    check(unwanted);
    Tally tally = new Tally(all, trained, unwanted);
    return new DataSummary(
        info,
        all.type(),
        trained.length,
        kept.length,
        tests == null ? 0 : tests.count(),
        classes(info, all, trained, kept, tests),
        all.classes() > 0 ? Spread.NONE : tally.targets(),
        tally.values(),
        tally.columns(),
        tally.lengths(),
        same(all, trained, kept, tests, unwanted));
  }

  /**
   * Some samples of a part.
   *
   * @param ofClass only those of this class, or {@link #ANY_CLASS}
   * @param first among those that fit, from 0 on
   * @param most how many at most
   */
  public DataPage page(Part part, int ofClass, int first, int most, BooleanSupplier unwanted)
      throws DataException {
    if (part == Part.TEST && datasets.info(source).shape().testSize() == 0) {
      return new DataPage(part, 0, 0, train.read().at(), List.of());
    }
    Samples all = part == Part.TEST ? test.read() : train.read();
    check(unwanted);
    long[] places =
        switch (part) {
          case TEST -> ascending(all.count());
          case VALIDATION -> validated();
          case TRAIN -> others(all.count(), validated());
        };
    int[] fitting =
        IntStream.range(0, places.length)
            .filter(i -> ofClass == ANY_CLASS || label(all, places[i]) == ofClass)
            .toArray();
    int from = Math.clamp(first, 0, fitting.length);
    int[] shown = Arrays.copyOfRange(fitting, from, Math.min(fitting.length, from + most));
    Samples samples = all.at(Arrays.stream(shown).map(i -> (int) places[i]).toArray());
    return new DataPage(part, from, fitting.length, samples, Arrays.stream(shown).boxed().toList());
  }

  private static List<DataSummary.ClassCount> classes(
      DatasetInfo info, Samples all, long[] trained, long[] kept, @Nullable Samples tests) {
    if (all.classes() == 0 || all.labelShape().rank() > 0) {
      return List.of();
    }
    int classes = Math.toIntExact(all.classes());
    int[] first = counts(all, trained, classes);
    int[] second = counts(all, kept, classes);
    int[] third =
        tests == null ? new int[classes] : counts(tests, ascending(tests.count()), classes);
    List<DataSummary.ClassCount> counts = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      String name = info.classNames().size() == classes ? info.classNames().get(i) : "" + i;
      counts.add(new DataSummary.ClassCount(name, first[i], second[i], third[i]));
    }
    return counts;
  }

  private static int[] counts(Samples samples, long[] places, int classes) {
    int[] counts = new int[classes];
    for (long place : places) {
      counts[(int) label(samples, place)]++;
    }
    return counts;
  }

  private static long label(Samples samples, long place) {
    return samples.labels().getLong(samples.labels().position() + (int) place * Long.BYTES);
  }

  private static DataSummary.Same same(
      Samples all, long[] trained, long[] kept, @Nullable Samples tests, BooleanSupplier unwanted) {
    if (all.features().remaining() > MOST_BYTES) {
      return new DataSummary.Same(false, 0, 0, 0, List.of());
    }
    SameSamples known = new SameSamples(all, trained);
    check(unwanted);
    List<DataSummary.Twin> twins = new ArrayList<>();
    int validation = count(known, trained, all, kept, Part.VALIDATION, twins);
    int test =
        tests == null
            ? 0
            : count(known, trained, tests, ascending(tests.count()), Part.TEST, twins);
    for (SameSamples.Pair pair : known.pairs()) {
      twins.add(
          new DataSummary.Twin(
              Part.TRAIN,
              Arrays.binarySearch(trained, pair.place()),
              Arrays.binarySearch(trained, pair.first())));
    }
    return new DataSummary.Same(true, known.repeated(), validation, test, twins);
  }

  private static int count(
      SameSamples known,
      long[] trained,
      Samples part,
      long[] places,
      Part name,
      List<DataSummary.Twin> twins) {
    int same = 0;
    for (int i = 0; i < places.length; i++) {
      int first = known.find(part, places[i]);
      if (first >= 0) {
        same++;
        if (twins.size() < MOST_TWINS) {
          twins.add(new DataSummary.Twin(name, i, Arrays.binarySearch(trained, first)));
        }
      }
    }
    return same;
  }

  private long[] validated() throws DataException {
    long[] known = validated;
    if (known == null) {
      known = holdout.apply(train.read());
      validated = known;
    }
    return known;
  }

  /** All places but these, which ascend. */
  private static long[] others(int count, long[] without) {
    long[] others = new long[count - without.length];
    int next = 0;
    for (int place = 0, skip = 0; place < count; place++) {
      if (skip < without.length && without[skip] == place) {
        skip++;
      } else {
        others[next++] = place;
      }
    }
    return others;
  }

  private static long[] ascending(int count) {
    return others(count, new long[0]);
  }

  private static void check(BooleanSupplier unwanted) {
    if (unwanted.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  /** One of the publisher's parts, kept while memory allows. */
  private final class Whole {
    private final DatasetSource.Part part;
    private SoftReference<@Nullable Samples> kept = new SoftReference<>(null);

    Whole(DatasetSource.Part part) {
      this.part = part;
    }

    Samples read() throws DataException {
      Samples samples = kept.get();
      if (samples == null) {
        samples = datasets.read(source, part);
        kept = new SoftReference<>(samples);
      }
      return samples;
    }
  }
}
