package org.layerloom.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All kinds by id, in the palette's order. */
public final class Catalogue {

  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<String, Kind> unlisted = new LinkedHashMap<>();

  public Catalogue(List<Kind> kinds) {
    this(kinds, List.of());
  }

  /**
   * @param unlisted kinds that documents may have, but nobody places by hand
   */
  public Catalogue(List<Kind> kinds, List<? extends Kind> unlisted) {
    kinds.forEach(kind -> put(this.kinds, kind));
    unlisted.forEach(kind -> put(this.unlisted, kind));
  }

  private void put(Map<String, Kind> into, Kind kind) {
    if (find(kind.id()) != null) {
      throw new IllegalArgumentException("two kinds are called " + kind.id());
    }
    into.put(kind.id(), kind);
  }

  /** Every kind that Layerloom has. */
  public static Catalogue standard() {
    return org.layerloom.network.kinds.StandardKinds.CATALOGUE;
  }

  /** This one and other kinds behind it, such as a document's own sub-networks. */
  public Catalogue with(List<? extends Kind> more) {
    List<Kind> all = new ArrayList<>(kinds.values());
    all.addAll(more);
    return more.isEmpty() ? this : new Catalogue(all, unlisted());
  }

  public List<Kind> all() {
    return List.copyOf(kinds.values());
  }

  /** Kinds that documents may have, but nobody places by hand: they come with foreign files. */
  public List<Kind> unlisted() {
    return List.copyOf(unlisted.values());
  }

  public @Nullable Kind find(String id) {
    Kind kind = kinds.get(id);
    return kind == null ? unlisted.get(id) : kind;
  }

  /**
   * @throws IllegalArgumentException where there is none
   */
  public Kind kind(String id) {
    Kind kind = find(id);
    if (kind == null) {
      throw new IllegalArgumentException("no kind " + id);
    }
    return kind;
  }
}
