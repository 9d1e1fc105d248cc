package org.layerloom.editor.paint;

import java.util.Set;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;

/**
 * What is pointed out in a drawing besides its content.
 *
 * @param selection drawn in the accent colour
 * @param hovered what is under the pointer
 * @param focus what the keyboard's cursor is on; the canvas for nothing
 * @param fitting ports that light up because the wire in hand fits them; others turn pale
 * @param wiring whether a wire is in hand
 * @param dropLink id of the wire that would take what is dropped now; empty for none
 */
public record Marks(
    Selection selection,
    Target hovered,
    Target focus,
    Set<PortRef> fitting,
    boolean wiring,
    String dropLink) {

  /** Nothing is pointed out. */
  public static final Marks NONE =
      new Marks(Selection.NONE, new Target.Canvas(), new Target.Canvas(), Set.of(), false, "");

  /** Whether the thing of that id is under the pointer. */
  public boolean isHovered(String id) {
    return names(hovered, id);
  }

  /** Whether the keyboard's cursor is on the thing of that id. */
  public boolean isFocused(String id) {
    return names(focus, id);
  }

  private static boolean names(Target target, String id) {
    return switch (target) {
      case Target.Node n -> n.id().equals(id);
      case Target.Link l -> l.id().equals(id);
      case Target.Bend b -> b.link().equals(id);
      case Target.Frame f -> f.id().equals(id);
      case Target.Note n -> n.id().equals(id);
      case Target.Port p -> p.ref().node().equals(id);
      case Target.Canvas _ -> false;
    };
  }
}
