package org.layerloom.charts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link FigurePane} shows: the result of an evaluation, as a value. */
public sealed interface Figure {
  /** Heading, in the user's language. */
  String title();

  /**
   * How often each true class was predicted as each class.
   *
   * @param title heading
   * @param classes names of the classes, at least one
   * @param counts one row for each true class, one count for each predicted class, none negative
   */
  record ConfusionMatrix(String title, List<String> classes, List<List<Long>> counts)
      implements Figure {
    /** Checks that the matrix is square and copies it. */
    public ConfusionMatrix {
      classes = List.copyOf(classes);
      counts = counts.stream().map(List::copyOf).toList();
      int size = classes.size();
      if (size == 0
          || counts.size() != size
          || counts.stream().anyMatch(row -> row.size() != size)
          || counts.stream().flatMap(List::stream).anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException(
            "A confusion matrix of " + size + " classes has as many rows of as many counts");
      }
    }

    /** How often {@code actual} was predicted as {@code predicted}. */
    public long count(int actual, int predicted) {
      return counts.get(actual).get(predicted);
    }

    /** How many samples are of class {@code actual}. */
    public long total(int actual) {
      return counts.get(actual).stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * A value for each of some names, such as F1 for each class.
   *
   * @param title heading
   * @param labels names, from top to bottom
   * @param values one for each name; not a number where there is none
   * @param unit how values are said
   * @param hue colour
   */
  record Bars(String title, List<String> labels, List<Double> values, ValueUnit unit, Hue hue)
      implements Figure {
    /** Checks that there is a value for each name. */
    public Bars {
      labels = List.copyOf(labels);
      values = List.copyOf(values);
      if (labels.size() != values.size()) {
        throw new IllegalArgumentException(
            labels.size() + " names and " + values.size() + " values do not go together");
      }
    }
  }

  /**
   * How often values fell into equal parts of a range, such as weights or residuals.
   *
   * @param title heading
   * @param from lower end of the first part
   * @param to upper end of the last part
   * @param counts one for each part, none negative
   * @param unit how values are said
   * @param hue colour
   */
  record Histogram(String title, double from, double to, List<Long> counts, ValueUnit unit, Hue hue)
      implements Figure {
    /** Checks range and counts. */
    public Histogram {
      counts = List.copyOf(counts);
      if (!(from < to) || !Double.isFinite(to - from) || counts.stream().anyMatch(n -> n < 0)) {
        throw new IllegalArgumentException("No histogram from " + from + " to " + to);
      }
    }

    /** The histogram of {@code values}, those that are finite, in {@code parts} parts. */
    public static Histogram of(String title, List<Double> values, int parts, Hue hue) {
      List<Double> finite = values.stream().filter(Double::isFinite).toList();
      double min = finite.stream().mapToDouble(Double::doubleValue).min().orElse(0);
      double max = finite.stream().mapToDouble(Double::doubleValue).max().orElse(1);
      double from = min < max ? min : min - 0.5;
      double to = min < max ? max : max + 0.5;
      Long[] counts = new Long[parts];
      java.util.Arrays.fill(counts, 0L);
      for (double value : finite) {
        counts[Math.min(parts - 1, (int) ((value - from) / (to - from) * parts))]++;
      }
      return new Histogram(title, from, to, List.of(counts), ValueUnit.NUMBER, hue);
    }

    /** Lower end of part {@code index}; its upper end is that of the next. */
    public double edge(int index) {
      return from + (to - from) * index / counts.size();
    }
  }

  /**
   * Points in two dimensions, such as predicted against true values.
   *
   * @param title heading
   * @param xLabel what the horizontal axis says
   * @param yLabel what the vertical axis says
   * @param x horizontal positions
   * @param y vertical positions, as many
   * @param diagonal whether the line of equal values is drawn: where perfect predictions lie
   */
  record Scatter(
      String title, String xLabel, String yLabel, List<Double> x, List<Double> y, boolean diagonal)
      implements Figure {
    /** Checks that positions come in pairs. */
    public Scatter {
      x = List.copyOf(x);
      y = List.copyOf(y);
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(x.size() + " and " + y.size() + " are no pairs");
      }
    }
  }

  /**
   * One curve of {@link Curves}.
   *
   * @param label what the legend says, such as "class 3, AUC 0.998"
   * @param hue colour
   * @param x horizontal positions, not falling
   * @param y vertical positions, as many
   */
  record Curve(String label, Hue hue, List<Double> x, List<Double> y) {
    /** Checks that positions come in pairs. */
    public Curve {
      x = List.copyOf(x);
      y = List.copyOf(y);
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(x.size() + " and " + y.size() + " are no pairs");
      }
    }
  }

  /**
   * Curves over a common axis: ROC, precision and recall, calibration, a learning-rate schedule.
   *
   * @param title heading
   * @param xLabel what the horizontal axis says
   * @param yLabel what the vertical axis says
   * @param curves the curves
   * @param unit how vertical values are said
   * @param shares whether both axes go from 0 to 1
   * @param diagonal whether the line of equal values is drawn: pure chance in a ROC curve
   */
  record Curves(
      String title,
      String xLabel,
      String yLabel,
      List<Curve> curves,
      ValueUnit unit,
      boolean shares,
      boolean diagonal)
      implements Figure {
    /** Copies the curves. */
    public Curves {
      curves = List.copyOf(curves);
    }

    /** A receiver operating characteristic: true positives over false positives. */
    public static Curves roc(String title, String xLabel, String yLabel, List<Curve> curves) {
      return new Curves(title, xLabel, yLabel, curves, ValueUnit.PERCENT, true, true);
    }

    /** Precision over recall. */
    public static Curves precisionRecall(
        String title, String xLabel, String yLabel, List<Curve> curves) {
      return new Curves(title, xLabel, yLabel, curves, ValueUnit.PERCENT, true, false);
    }

    /** A learning-rate schedule: rate over steps. */
    public static Curves schedule(String title, String xLabel, String yLabel, Curve rate) {
      return new Curves(title, xLabel, yLabel, List.of(rate), ValueUnit.NUMBER, false, false);
    }
  }

  /**
   * A part of a figure that can be pointed at and opened.
   *
   * @param row true class of a cell; index of a bar, part, point or curve
   * @param column predicted class of a cell; index of a point of a curve; else 0
   */
  record Part(int row, int column) {}

  /** The part {@code rows} and {@code columns} further on, or null when there is none. */
  default @Nullable Part move(@Nullable Part from, int rows, int columns) {
    int height =
        switch (this) {
          case ConfusionMatrix matrix -> matrix.classes().size();
          case Bars bars -> bars.labels().size();
          case Histogram histogram -> histogram.counts().size();
          case Scatter scatter -> scatter.x().size();
          case Curves curves -> curves.curves().size();
        };
    if (height == 0) {
      return null;
    }
    if (from == null) {
      return new Part(0, 0);
    }
    if (this instanceof ConfusionMatrix) {
      return new Part(
          Math.clamp(from.row() + rows, 0, height - 1),
          Math.clamp(from.column() + columns, 0, height - 1));
    }
    if (this instanceof Curves curves) {
      int row = Math.clamp(from.row() + rows, 0, height - 1);
      int last = Math.max(0, curves.curves().get(row).x().size() - 1);
      return new Part(row, Math.clamp(from.column() + columns, 0, last));
    }
    return new Part(Math.clamp(from.row() + rows + columns, 0, height - 1), 0);
  }
}
