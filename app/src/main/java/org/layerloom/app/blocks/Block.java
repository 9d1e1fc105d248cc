package org.layerloom.app.blocks;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Shape;

/**
 * Several layers that are usually drawn together.
 *
 * @param id also ends the keys of its words
 * @param icon an Ikonli code
 * @param build makes it for the shape that will flow in, which is null where that is not known:
 *     channels and widths that must agree with it then take a usual value
 */
public record Block(String id, Family family, String icon, Function<@Nullable Shape, Piece> build) {

  /** What templates and gestures call it; no kind is called like this. */
  public String template() {
    return PREFIX + id;
  }

  private static final String PREFIX = "block:";

  /** Whether a template is a block's. */
  public static boolean isTemplate(String template) {
    return template.startsWith(PREFIX);
  }
}
