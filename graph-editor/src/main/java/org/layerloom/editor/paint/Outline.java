package org.layerloom.editor.paint;

import java.util.Arrays;
import org.layerloom.editor.route.Route;

/** A path of straight and curved pieces, as numbers, so that drawing it makes no objects. */
public final class Outline {

  /** Receives the pieces of a path. */
  public interface Sink {
    /** Starts a piece. */
    void moveTo(double x, double y);

    /** Straight to a point. */
    void lineTo(double x, double y);

    /** A cubic curve to the third point. */
    void curveTo(double x1, double y1, double x2, double y2, double x3, double y3);

    /** Back to where the piece started. */
    void close();
  }

  private static final int MOVE = 0;
  private static final int LINE = 1;
  private static final int CURVE = 2;
  private static final int CLOSE = 3;

  private int[] kinds = new int[16];
  private double[] numbers = new double[64];
  private int kindCount;
  private int numberCount;
  private double lastX;
  private double lastY;

  /** Starts a piece. */
  public Outline moveTo(double x, double y) {
    add(MOVE);
    return point(x, y);
  }

  /** Straight to a point. */
  public Outline lineTo(double x, double y) {
    add(LINE);
    return point(x, y);
  }

  /** A cubic curve to the third point. */
  public Outline curveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
    add(CURVE);
    return point(x1, y1).point(x2, y2).point(x3, y3);
  }

  /** A quadratic curve to the second point. */
  public Outline quadTo(double cx, double cy, double x, double y) {
    return curveTo(
        lastX + (cx - lastX) * 2 / 3,
        lastY + (cy - lastY) * 2 / 3,
        x + (cx - x) * 2 / 3,
        y + (cy - y) * 2 / 3,
        x,
        y);
  }

  /** Back to where the piece started. */
  public Outline close() {
    add(CLOSE);
    return this;
  }

  /** The way of a wire, its corners rounded. */
  public static Outline of(Route route, double radius) {
    Outline path = new Outline();
    double[] xs = route.xs();
    double[] ys = route.ys();
    path.moveTo(xs[0], ys[0]);
    if (route.curved()) {
      return path.curveTo(xs[1], ys[1], xs[2], ys[2], xs[3], ys[3]);
    }
    for (int i = 1; i < xs.length - 1; i++) {
      double in = Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
      double out = Math.hypot(xs[i + 1] - xs[i], ys[i + 1] - ys[i]);
      double r = Math.min(radius, Math.min(in, out) / 2);
      if (r < 0.01) {
        path.lineTo(xs[i], ys[i]);
        continue;
      }
      path.lineTo(xs[i] + (xs[i - 1] - xs[i]) * r / in, ys[i] + (ys[i - 1] - ys[i]) * r / in);
      path.quadTo(
          xs[i],
          ys[i],
          xs[i] + (xs[i + 1] - xs[i]) * r / out,
          ys[i] + (ys[i + 1] - ys[i]) * r / out);
    }
    return path.lineTo(xs[xs.length - 1], ys[ys.length - 1]);
  }

  /** A rectangle whose upper corners are round. */
  public static Outline bar(double x, double y, double w, double h, double r) {
    return new Outline()
        .moveTo(x, y + h)
        .lineTo(x, y + r)
        .quadTo(x, y, x + r, y)
        .lineTo(x + w - r, y)
        .quadTo(x + w, y, x + w, y + r)
        .lineTo(x + w, y + h)
        .close();
  }

  /** Hands the pieces over in order. */
  public void replay(Sink sink) {
    int n = 0;
    for (int i = 0; i < kindCount; i++) {
      switch (kinds[i]) {
        case MOVE -> sink.moveTo(numbers[n++], numbers[n++]);
        case LINE -> sink.lineTo(numbers[n++], numbers[n++]);
        case CURVE ->
            sink.curveTo(
                numbers[n++], numbers[n++], numbers[n++], numbers[n++], numbers[n++], numbers[n++]);
        default -> sink.close();
      }
    }
  }

  private void add(int kind) {
    if (kindCount == kinds.length) {
      kinds = Arrays.copyOf(kinds, kindCount * 2);
    }
    kinds[kindCount++] = kind;
  }

  private Outline point(double x, double y) {
    if (numberCount + 2 > numbers.length) {
      numbers = Arrays.copyOf(numbers, numberCount * 2);
    }
    numbers[numberCount++] = x;
    numbers[numberCount++] = y;
    lastX = x;
    lastY = y;
    return this;
  }
}
