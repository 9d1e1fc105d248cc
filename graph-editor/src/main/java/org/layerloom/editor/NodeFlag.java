package org.layerloom.editor;

/** A state of a node that changes how its card is drawn. */
public enum NodeFlag {
  /** Flow passes by without the node taking part: the card is pale and struck by a line. */
  BYPASSED,
  /** The node may not be moved, renamed or deleted by gesture: a lock is drawn. */
  LOCKED,
  /** The node holds a graph of its own, opened by double click: drawn as a stack of cards. */
  GROUP,
  /** The node shares its content with another: a link sign is drawn. */
  SHARED,
  /** The node cannot take part now; drawn pale. */
  DISABLED,
  /** The node is pointed out, as by a search or a presenter: drawn with a halo. */
  HIGHLIGHTED
}
