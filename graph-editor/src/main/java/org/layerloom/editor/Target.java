package org.layerloom.editor;

/** What lies under the pointer or under the keyboard's cursor. */
public sealed interface Target {

  /** Empty canvas. */
  record Canvas() implements Target {}

  /**
   * A card.
   *
   * @param id of the node
   */
  record Node(String id) implements Target {}

  /**
   * A port of a card.
   *
   * @param ref which one
   */
  record Port(PortRef ref) implements Target {}

  /**
   * A wire.
   *
   * @param id of the link
   */
  record Link(String id) implements Target {}

  /**
   * A point where a wire was bent by hand.
   *
   * @param link id of the link
   * @param index position in the link's list of bends
   */
  record Bend(String link, int index) implements Target {}

  /**
   * A frame, by its title or edge.
   *
   * @param id of the frame
   */
  record Frame(String id) implements Target {}

  /**
   * A note.
   *
   * @param id of the note
   */
  record Note(String id) implements Target {}
}
