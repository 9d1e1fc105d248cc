package org.layerloom.editor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the search box offers. */
@FunctionalInterface
public interface Catalogue {

  /**
   * Offers nothing: the editor then opens no search box and reports wires dropped on the canvas.
   */
  Catalogue NONE = _ -> List.of();

  /**
   * The templates that make sense.
   *
   * @param wire port from which a wire was dropped, whose other end the new node shall take; null
   *     when the box was opened without a wire
   */
  List<Template> offer(@Nullable PortRef wire);
}
