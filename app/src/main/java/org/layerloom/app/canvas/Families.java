package org.layerloom.app.canvas;

import java.util.Locale;
import org.layerloom.network.Family;

/** Names of families as style sheets write them. */
public final class Families {

  private Families() {}

  /** {@code convolution}: the editor's key, and the end of our style classes. */
  public static String key(Family family) {
    return family.name().toLowerCase(Locale.ROOT);
  }

  /** {@code family-convolution}. */
  public static String styleClass(Family family) {
    return "family-" + key(family);
  }
}
