package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Catalogue;

/** The kinds of the standard catalogue, in the palette's order. */
public final class StandardKinds {

  public static final Catalogue CATALOGUE = new Catalogue(List.of(new Dense()));

  private StandardKinds() {}
}
