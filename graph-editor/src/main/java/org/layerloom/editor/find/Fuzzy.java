package org.layerloom.editor.find;

import java.util.List;
import java.util.Locale;

/**
 * Matches what was typed against names: every letter must occur in order. Letters at the beginnings
 * of words and letters side by side count more, so that "cbr" finds Conv-BN-ReLU and "cnv" finds
 * Conv2d.
 */
public final class Fuzzy {
  private static final double WORD_START = 3;
  private static final double ADJACENT = 2;
  private static final double NAME_START = 4;
  private static final double BY_INITIALS = 0.9;

  private Fuzzy() {}

  /**
   * The best of the names' scores, Chinese names by the first letters of their pronunciation, too,
   * or 0 if none matches; an empty query matches everything equally.
   */
  public static double best(String query, List<String> names) {
    double best = 0;
    for (String name : names) {
      best = Math.max(best, score(query, name));
      String initials = Initials.of(name);
      if (!initials.isEmpty()) {
        // A little less than the same letters in a name that has them.
        best = Math.max(best, BY_INITIALS * score(query, initials));
      }
    }
    return best;
  }

  /**
   * How well a name matches.
   *
   * @return 0 if it does not; at most 1, for the name itself
   */
  public static double score(String query, String name) {
    String q = query.strip().toLowerCase(Locale.ROOT);
    if (q.isEmpty()) {
      return 0.5;
    }
    String low = name.toLowerCase(Locale.ROOT);
    if (low.equals(q)) {
      return 1;
    }
    int at = low.indexOf(q);
    if (at == 0) {
      return 0.95 - 0.05 * (low.length() - q.length()) / low.length();
    }
    if (at > 0) {
      return isStart(name, at) ? 0.8 : 0.4;
    }
    double points = scattered(q, low, name);
    double most = q.length() * (1 + WORD_START + ADJACENT) + NAME_START;
    return points <= 0 ? 0 : 0.75 * points / most;
  }

  private static double scattered(String q, String low, String name) {
    // Best points of matching the first i letters with the last one at each place of the name.
    int n = low.length();
    double[] before = new double[n];
    double[] now = new double[n];
    int letters = 0;
    for (int i = 0; i < q.length(); i++) {
      char c = q.charAt(i);
      if (Character.isWhitespace(c)) {
        continue;
      }
      double bestBefore = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        double reach = letters == 0 ? 0 : bestBefore;
        double own = Double.NEGATIVE_INFINITY;
        if (low.charAt(j) == c) {
          double bonus = 1 + (isStart(name, j) ? WORD_START : 0);
          own = reach + bonus + (letters == 0 && j == 0 ? NAME_START : 0);
          if (letters > 0 && j > 0) {
            own = Math.max(own, before[j - 1] + bonus + ADJACENT);
          }
        }
        bestBefore = Math.max(bestBefore, before[j]);
        now[j] = own;
      }
      double[] swap = before;
      before = now;
      now = swap;
      letters++;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (double points : before) {
      best = Math.max(best, points);
    }
    return best;
  }

  private static boolean isStart(String name, int i) {
    if (i == 0) {
      return true;
    }
    char before = name.charAt(i - 1);
    char c = name.charAt(i);
    return !Character.isLetterOrDigit(before)
        || (Character.isUpperCase(c) && !Character.isUpperCase(before))
        || (Character.isDigit(c) != Character.isDigit(before))
        || Character.isIdeographic(c);
  }
}
