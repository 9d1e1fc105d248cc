package org.layerloom.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All kinds by id, in the palette's order. */
public final class Catalogue {

  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  public Catalogue(List<Kind> kinds) {
    for (Kind kind : kinds) {
      if (this.kinds.put(kind.id(), kind) != null) {
        throw new IllegalArgumentException("two kinds are called " + kind.id());
      }
    }
  }

  /** Every kind that Layerloom has. */
  public static Catalogue standard() {
    return org.layerloom.network.kinds.StandardKinds.CATALOGUE;
  }

  /** This one and other kinds behind it, such as a document's own sub-networks. */
  public Catalogue with(List<? extends Kind> more) {
    List<Kind> all = new ArrayList<>(kinds.values());
    all.addAll(more);
    return more.isEmpty() ? this : new Catalogue(all);
  }

  public List<Kind> all() {
    return List.copyOf(kinds.values());
  }

  public @Nullable Kind find(String id) {
    return kinds.get(id);
  }

  /**
   * @throws IllegalArgumentException where there is none
   */
  public Kind kind(String id) {
    Kind kind = kinds.get(id);
    if (kind == null) {
      throw new IllegalArgumentException("no kind " + id);
    }
    return kind;
  }
}
