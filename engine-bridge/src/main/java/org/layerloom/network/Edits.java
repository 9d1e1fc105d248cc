package org.layerloom.network;

/** Applies edits. */
public final class Edits {

  private Edits() {}

  /** The next graph, or a rejection with its reason. Pure: the given graph stays as it was. */
  public static EditResult apply(Graph graph, Edit edit, Catalogue catalogue) {
    return new EditResult.Applied(graph);
  }
}
