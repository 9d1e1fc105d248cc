package org.layerloom.editor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for. The editor changes nothing itself: the application turns a gesture into
 * an edit of its document and gives the editor the next {@link GraphModel}. Each gesture is one
 * step of undo; a drag is previewed by the editor and reported once, on release.
 *
 * <p>Points are in the drawing's units, not in the window's.
 */
public sealed interface Gesture {

  /**
   * Nodes, frames and notes were dragged to new places.
   *
   * @param positions new left upper corner by id; frames bring what lies in them
   * @param bends new reroute points, by link, of the wires that lie wholly among what was moved
   */
  record Move(Map<String, Point2D> positions, Map<String, List<Point2D>> bends) implements Gesture {
    /** The maps are copied. */
    public Move {
      positions = Map.copyOf(positions);
      bends = Map.copyOf(bends);
    }
  }

  /**
   * The selection was moved by arrow keys. Like {@link Move}; the application may merge a row of
   * nudges into one step of undo.
   *
   * @param positions new left upper corner by id
   * @param bends new reroute points, by link, of the wires that lie wholly among what was moved
   */
  record Nudge(Map<String, Point2D> positions, Map<String, List<Point2D>> bends)
      implements Gesture {
    /** The maps are copied. */
    public Nudge {
      positions = Map.copyOf(positions);
      bends = Map.copyOf(bends);
    }
  }

  /**
   * A wire was drawn between two ports that fit.
   *
   * @param from the output
   * @param to the input
   */
  record Connect(PortRef from, PortRef to) implements Gesture {}

  /**
   * An end of a wire was dragged to another port.
   *
   * @param link id of the link
   * @param from its output from now on
   * @param to its input from now on
   */
  record Rewire(String link, PortRef from, PortRef to) implements Gesture {}

  /**
   * Wires were pulled off (dragging an end to nowhere).
   *
   * @param links ids
   */
  record Disconnect(Set<String> links) implements Gesture {
    /** The set is copied. */
    public Disconnect {
      links = Set.copyOf(links);
    }
  }

  /**
   * Wires were cut by drawing a line through them.
   *
   * @param links ids
   */
  record Cut(Set<String> links) implements Gesture {
    /** The set is copied. */
    public Cut {
      links = Set.copyOf(links);
    }
  }

  /**
   * The delete key.
   *
   * @param what everything selected, without locked nodes
   * @param keepFlow whether what came in shall go on to where it went out (Shift, or Ctrl, held)
   */
  record Delete(Selection what, boolean keepFlow) implements Gesture {}

  /**
   * A template was chosen in the search box or dropped from the palette on empty canvas.
   *
   * @param template id of the template
   * @param at where the middle of the new card's left edge (after a wire) or of the card shall be
   * @param wire port from which a wire was dropped here and shall be connected, or null
   */
  record Create(String template, Point2D at, @Nullable PortRef wire) implements Gesture {}

  /**
   * A template was dropped from the palette on a wire.
   *
   * @param template id of the template
   * @param link id of the wire that it shall be put into
   * @param at where the middle of the new card shall be
   */
  record CreateOnLink(String template, String link, Point2D at) implements Gesture {}

  /**
   * A node without links was dragged onto a wire.
   *
   * @param node id of the node
   * @param link id of the wire that it shall be put into
   * @param at its new left upper corner
   */
  record InsertOnLink(String node, String link, Point2D at) implements Gesture {}

  /**
   * A wire was dropped on empty canvas and the editor has no {@link Catalogue} to offer.
   *
   * @param from where the wire starts: an output or an input
   * @param at where it was dropped
   */
  record WireDropped(PortRef from, Point2D at) implements Gesture {}

  /**
   * The user asks what can be done with a thing (right click, menu key).
   *
   * @param target what was clicked; the selection already holds it
   * @param at where, in the drawing
   * @param screenX where to put the menu
   * @param screenY where to put the menu
   */
  record ContextMenu(Target target, Point2D at, double screenX, double screenY)
      implements Gesture {}

  /**
   * A node was double-clicked, or Enter was pressed on it.
   *
   * @param node id of the node
   */
  record Open(String node) implements Gesture {}

  /**
   * A node or a frame was given another title in place.
   *
   * @param id of the node or frame
   * @param title what was typed, not blank
   */
  record Rename(String id, String title) implements Gesture {}

  /**
   * A note's text was edited in place.
   *
   * @param note id of the note
   * @param text the whole new text
   */
  record EditNote(String note, String text) implements Gesture {}

  /**
   * A frame or a note was resized.
   *
   * @param id of the frame or note
   * @param bounds new place and size
   */
  record Resize(String id, Rectangle2D bounds) implements Gesture {}

  /**
   * A reroute point was added, moved or removed.
   *
   * @param link id of the link
   * @param bends all its points from now on
   */
  record BendLink(String link, List<Point2D> bends) implements Gesture {
    /** The list is copied. */
    public BendLink {
      bends = List.copyOf(bends);
    }
  }

  /**
   * The selection was dragged with Alt held: a copy shall appear.
   *
   * @param what the originals
   * @param dx distance of the copies from them
   * @param dy distance of the copies from them
   */
  record Duplicate(Selection what, double dx, double dy) implements Gesture {}

  /**
   * The mark of a badge or of a link's problem was clicked: the user wants to know more or have it
   * repaired.
   *
   * @param target the node or link
   * @param screenX where to put an answer
   * @param screenY where to put an answer
   */
  record ProblemClicked(Target target, double screenX, double screenY) implements Gesture {}

  /**
   * The selection changed. Reported for convenience; {@link GraphEditor#selectionProperty()} says
   * the same.
   *
   * @param selection what is selected now
   */
  record SelectionChanged(Selection selection) implements Gesture {}
}
