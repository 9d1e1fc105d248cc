package org.layerloom.app.stepping;

/** A sum as it is read: its first terms, those of nothing left out where there are many. */
final class Terms {

  /** Beyond these a person reads no more. */
  static final int MOST = 6;

  private final StringBuilder line = new StringBuilder();
  private final boolean few;
  private double sum;
  private int written;
  private boolean more;

  /**
   * @param count how many terms come: of few, those that are nothing are written too
   */
  Terms(int count) {
    this.few = count <= MOST;
  }

  /** A product. */
  void product(double a, double b) {
    add(a * b, Worked.say(a) + "\u00b7" + Worked.say(b));
  }

  /** Anything else. */
  void add(double value, String text) {
    sum += value;
    if (value == 0 && !few) {
      return;
    }
    if (written == MOST) {
      more = true;
    } else {
      line.append(written == 0 ? "" : " + ").append(text);
      written++;
    }
  }

  double sum() {
    return sum;
  }

  /** The terms, with dots for those that are not written. */
  String text() {
    return (written == 0 ? "0" : line.toString()) + (more ? " + \u2026" : "");
  }

  /** The same with something added that is always written, such as a bias. */
  String text(double last) {
    return text() + " + " + Worked.say(last);
  }
}
