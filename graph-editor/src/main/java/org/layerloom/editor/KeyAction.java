package org.layerloom.editor;

/** What a key of its own asks for while the editor has the focus; {@link Keys} tells which key. */
public enum KeyAction {
  /** Draws a wire from the node at the cursor, by keys. */
  CONNECT,
  /** Opens the search box when the key is let go; while the key is held, a drag pans. */
  SEARCH,
  /** Opens the field that renames what the cursor is on. */
  RENAME,
  /** One step closer. */
  ZOOM_IN,
  /** One step away. */
  ZOOM_OUT,
  /** To 100 %. */
  ACTUAL_SIZE,
  /** Shows the whole drawing. */
  FIT,
  /** Shows what is selected. */
  ZOOM_TO_SELECTION
}
